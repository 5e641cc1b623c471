"""What does a plan say, in sentences? The facts of a plan as plain words, for every view.

Each function gives finished sentences; a view only breaks and places them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.course import (
    DatedPreparation,
    NextSession,
    date_preparations,
    find_early_sessions,
    preparation_from,
)
from mesocare.moments import Session, start_of
from mesocare.plan import (
    CareStatus,
    Change,
    DatedCare,
    DatedRestriction,
    Plan,
)
from mesocare.protocol import Preparation, Protocol, Restriction, Status
from mesocare.wording import EN, MONTH_NAMES, WEEKDAY_NAMES, Words

if TYPE_CHECKING:
    from mesocare.changes import ClinicChange

WORDS: Words = EN
READING_ORDER = (Status.AVOID, Status.CAUTION, Status.ASK, Status.UPCOMING, Status.CLEAR)
"""What not to do comes first."""

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def say_day(day: date) -> str:
    """Give a day in full: Friday 20 November 2026."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {say_date(day)}"


def say_date(day: date) -> str:
    """Give a date whose weekday nobody needs: 22 November 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year:04d}"


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Give a moment in full, in a zone, rounded up to a minute: Friday 20 November 2026, 14:30.

    A clock time that exists twice says which of the two it is (TIME-4).
    """
    local = _whole_minute(moment).astimezone(zone)
    return f"{say_day(local.date())}, {say_clock(local)}"


def say_moment_shortly(moment: datetime, zone: ZoneInfo, year: int) -> str:
    """Give a moment for a table: Fri 20 Nov, 14:30; with the year where it is not `year`."""
    local = _whole_minute(moment).astimezone(zone)
    day = f"{WEEKDAY_NAMES[local.weekday()][:3]} {local.day} {MONTH_NAMES[local.month - 1][:3]}"
    which = {None: "", 0: f" {WORDS.first_shortly}", 1: f" {WORDS.second_shortly}"}
    in_year = "" if local.year == year else f" {local.year}"
    return f"{day}{in_year}, {local:%H:%M}{which[_occurrence(local)]}"


def _whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0) + _MINUTE if moment.second else moment


def say_clock(local: datetime) -> str:
    """Give the clock time of a whole minute, and which of two it is where it exists twice."""
    which = {None: "", 0: f" ({WORDS.first_time})", 1: f" ({WORDS.second_time})"}
    return f"{local:%H:%M}{which[_occurrence(local)]}"


def _occurrence(local: datetime) -> int | None:
    """Give which of two occurrences a clock time is, 0 or 1; None where it exists once."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return None
    return local.fold


def say_span(span: timedelta) -> str:
    """Give an elapsed time in its two largest units, rounded up: 1 day and 3 hours."""
    step = _HOUR if span >= _DAY else _MINUTE
    span = -(-span // step) * step
    counts = {
        "day": span // _DAY,
        "hour": span % _DAY // _HOUR,
        "minute": span % _HOUR // _MINUTE,
    }
    parts = [_say_count(count, unit) for unit, count in counts.items() if count]
    return _join(parts or [_say_count(0, "minute")])


def _say_count(count: int, unit: str) -> str:
    one, many = WORDS.units[unit]
    return f"{count} {one if count == 1 else many}"


def _join(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return WORDS.and_.format(first=", ".join(parts[:-1]), second=parts[-1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# The sessions


def title(plan: Plan) -> str:
    """Give the plan's title."""
    return WORDS.title.format(title=plan.protocol.protocol.title)


def say_session(session: Session, zone: ZoneInfo) -> str:
    """Give a session as it was given: its moment, or its day where it has no time."""
    return say_moment(session.ended_at, zone) if session.has_time else say_day(session.on)


def session_sentences(plan: Plan) -> Iterator[str]:
    """Say which sessions the plan counts from, which are planned, and which had no time."""
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    spoken = [say_session(session, plan.zone) for session in past]
    if len(spoken) == 1:
        yield WORDS.session.format(moment=spoken[0])
    elif spoken:
        yield WORDS.sessions.format(moments="; ".join(spoken))
    for session in plan.sessions[len(past) :]:
        yield WORDS.planned.format(moment=say_session(session, plan.zone))
    for session in plan.sessions:
        if not session.has_time:
            written = f"{session.on.isoformat()}T14:30"
            yield WORDS.no_time.format(day=say_day(session.on), written=written)


def as_of_sentences(plan: Plan) -> Iterator[str]:
    """Say for which moment the plan is, and how far it is from the nearest session."""
    minute = plan.at.replace(second=0)
    yield WORDS.as_of.format(moment=say_moment(minute, plan.zone), zone=plan.zone.key)
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    if past:
        elapsed = (plan.at - past[-1].ended_at) // _MINUTE * _MINUTE
        if past[-1].has_time:
            yield WORDS.after_session.format(span=_say_floor(elapsed))
        elif elapsed > timedelta():
            yield WORDS.after_session_day.format(span=_say_floor(elapsed))
    else:
        yield WORDS.before_session.format(span=say_span(plan.sessions[0].ended_at - plan.at))


def _say_floor(span: timedelta) -> str:
    return say_span(span // _HOUR * _HOUR if span >= _DAY else span)


def head_sentences(plan: Plan) -> Iterator[str]:
    """Say what the plan counts from, for which moment it is, and what to be told at once."""
    yield from session_sentences(plan)
    yield from early_sentences(plan)
    yield from as_of_sentences(plan)


# The restrictions


def group_by_status(plan: Plan) -> dict[Status, list[DatedRestriction]]:
    """Give the listed restrictions by status, each group by its next change."""

    def next_change(dated: DatedRestriction) -> tuple[bool, datetime]:
        change = next(dated.changes_after(plan.at), None)
        return change is None, change.at if change else plan.at

    groups = {
        status: sorted((d for d in plan.listed if d.status is status), key=next_change)
        for status in READING_ORDER
    }
    return {status: group for status, group in groups.items() if group}


def restriction_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say where an activity stands, and each moment at which that changes or has changed."""
    template = {
        Status.AVOID: WORDS.avoid,
        Status.CAUTION: WORDS.caution,
        Status.ASK: WORDS.ask,
        Status.CLEAR: WORDS.clear,
        Status.UPCOMING: WORDS.upcoming,
    }[dated.status]
    yield template.format(activity=dated.rule.activity)
    if dated.rule.only_if:
        yield WORDS.only_if.format(condition=dated.rule.only_if)
    for change in turns(dated, plan.at):
        said = WORDS.change_since if change.at <= plan.at else WORDS.change_from
        yield said.format(
            moment=say_moment(change.at, plan.zone), change=WORDS.change[change.status]
        )
    if dated.rule.condition:
        yield WORDS.until.format(condition=dated.rule.condition)
    yield from near_session_sentences(dated, plan)
    yield from changed_sentences(dated, plan)


def near_session_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say of a yes that the next session is so near that its preparation has begun (TIME-13)."""
    item = plan.protocol.before_session.get(dated.id)
    is_yes = dated.status in (Status.CLEAR, Status.UPCOMING)
    if item is None or not is_yes or not plan.next_sessions:
        return
    session = plan.next_sessions[0]
    starts = preparation_from(item, start_of(session.recommended_on, plan.zone), plan.zone)
    begun = [start for start in starts if start is not None and start <= plan.at]
    if begun and plan.today <= session.latest_on:
        prepared = DatedPreparation(dated.id, item, *starts)
        yield WORDS.near_session.format(
            number=session.number,
            day=say_day(session.recommended_on),
            preparation=say_preparation(prepared, plan.zone),
        )


def changed_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say that the clinic changed or added a restriction, and why."""
    for change in _changes_in(plan):
        if change.id == dated.id and change.kind in ("replaced", "added"):
            yield _say_change(change)


def _changes_in(plan: Plan) -> "tuple[ClinicChange, ...]":
    if type(plan.protocol) is Protocol:  # as most are: then nothing of clinics is loaded
        return ()
    from mesocare.changes import changes_in

    return changes_in(plan.protocol)


def _say_change(change: "ClinicChange") -> str:
    from mesocare.changes import ChangeKind

    template = {
        ChangeKind.REPLACED: WORDS.changed_end if change.was else WORDS.changed,
        ChangeKind.ADDED: WORDS.added,
        ChangeKind.DROPPED: WORDS.dropped,
        ChangeKind.COURSE: WORDS.changed_course,
    }[change.kind]
    because = _without_stop(change.because)
    return template.format(
        activity=change.activity,
        was=change.was,
        is_now=change.is_now,
        because=_capital(because) if change.kind == ChangeKind.DROPPED else because,
    )


def _without_stop(text: str) -> str:
    return text.removesuffix(".")  # the words around it have one


def turns(dated: DatedRestriction, at: datetime) -> list[Change]:
    """Give the moments that a view shows: the two ends of the wait, and all that changes later."""
    ends = [
        Change(moment, dated.status_at(moment))
        for moment in (dated.caution_at, dated.clear_at)
        if moment is not None
    ]
    return sorted({*ends, *dated.changes_after(at)}, key=lambda change: change.at)


def next_change_section(plan: Plan) -> tuple[str, list[str]]:
    """Say when the next change comes and in how long, as a heading, then what it changes."""
    upcoming = [
        (change, dated)
        for dated in plan.listed
        if (change := next(dated.changes_after(plan.at), None)) is not None
    ]
    if not upcoming:
        return WORDS.next_change, [WORDS.no_change]
    moment = min(change.at for change, _ in upcoming)
    heading = WORDS.next_change_at.format(
        moment=say_moment(moment, plan.zone), span=say_span(moment - plan.at)
    )
    return heading, [
        _capital(WORDS.changes_to[change.status].format(activity=dated.rule.activity))
        for change, dated in upcoming
        if change.at == moment
    ]


# The course


def next_session_sentences(plan: Plan) -> Iterator[str]:
    """Say when the next session is due, and how many follow it."""
    if plan.protocol.course is None:
        return
    if not plan.next_sessions:
        yield WORDS.no_more_sessions
        return
    first, *others = plan.next_sessions
    yield from window_sentences(first, plan.today)
    if others:
        yield WORDS.more_sessions.format(
            count=len(others), recommended=say_day(others[-1].recommended_on)
        )


def window_sentences(session: NextSession, today: date) -> Iterator[str]:
    """Say one session's window: its best day, its first and last, and whether it must be."""
    days = {
        "earliest": say_day(session.earliest_on),
        "recommended": say_day(session.recommended_on),
        "latest": say_day(session.latest_on),
    }
    if session.is_maintenance:
        yield WORDS.maintenance.format(**days)
    elif session.earliest_on == session.latest_on:
        yield WORDS.window_day.format(number=session.number, **days)
    else:
        yield WORDS.window.format(number=session.number, **days)
    if session.moved_because:
        said = WORDS.moved if session.moved_from_on else WORDS.not_moved
        yield said.format(because=session.moved_because)
    if session.is_optional and not session.is_maintenance:
        yield WORDS.optional
    if session.is_overdue(today):
        yield WORDS.overdue.format(**days)


def early_sentences(plan: Plan) -> Iterator[str]:
    """Say which sessions came before the least gap was over (COURSE-2)."""
    if plan.protocol.course is None:
        return
    for early in find_early_sessions(plan.protocol.course, plan.sessions):
        yield WORDS.early.format(
            number=early.number, day=say_day(early.on), earliest=say_day(early.earliest_on)
        )


def preparation_sentences(plan: Plan) -> Iterator[str]:
    """Say what to do before the next session, with its dates (COURSE-6, TIME-13)."""
    if not plan.next_sessions or not plan.protocol.before_session:
        return
    session = plan.next_sessions[0]
    dated = date_preparations(plan.protocol, session, plan.zone)
    if any(item.holds_from_at for item in dated):
        yield WORDS.preparation_projected.format(
            day=say_day(session.recommended_on), number=session.number
        )
    for item in dated:
        yield say_preparation(item, plan.zone)


def say_preparation(item: DatedPreparation, zone: ZoneInfo) -> str:
    """Say one thing to prepare, with the moments from which it is advised and holds."""
    rule = item.preparation
    words = [_say_what_to_do(rule.do, item, zone)] if rule.do else []
    if item.advised_from_at and rule.do_not:
        moment = say_moment(item.advised_from_at, zone)
        words.append(WORDS.preparation_advised.format(activity=rule.do_not, moment=moment))
    if item.holds_from_at and rule.do_not:
        moment = say_moment(item.holds_from_at, zone)
        words.append(WORDS.preparation_holds.format(activity=rule.do_not, moment=moment))
    if rule.only_if:
        words.append(WORDS.only_if.format(condition=rule.only_if))
    return " ".join(words)


def _say_what_to_do(what: str, item: DatedPreparation, zone: ZoneInfo) -> str:
    start = item.advised_from_at or item.holds_from_at
    since = f", {WORDS.care_from.format(moment=say_moment(start, zone))}" if start else ""
    return f"{_capital(what)}{since}."


# Care, what is normal, and help


def care_sentences(plan: Plan, *, later: bool = True) -> Iterator[str]:
    """Say what to do now and, where asked, what to do later (TIME-12)."""
    for dated in plan.care:
        if dated.status is CareStatus.NOW or (later and dated.status is CareStatus.LATER):
            yield _care_sentence(dated, plan.zone)


def _care_sentence(dated: DatedCare, zone: ZoneInfo) -> str:
    rule = dated.rule
    said = [_capital(rule.do) + (f", {rule.how_often}" if rule.how_often else "")]
    if dated.status is CareStatus.LATER:
        said.append(WORDS.care_from.format(moment=say_moment(dated.from_at, zone)))
    if dated.until_at is not None:
        said.append(WORDS.care_until.format(moment=say_moment(dated.until_at, zone)))
    return _with_condition(f"{', '.join(said)}.", rule.only_if)


def _with_condition(said: str, only_if: str | None) -> str:
    return f"{said} {WORDS.only_if.format(condition=only_if)}" if only_if else said


def after_effect_sentences(plan: Plan) -> Iterator[str]:
    """Say what is normal until when, and from when it is a reason to call (TIME-12)."""
    for dated in plan.after_effects:
        said = WORDS.normal_until.format(
            what=_capital(dated.rule.what), moment=say_moment(dated.normal_until_at, plan.zone)
        )
        if dated.call_from_at:
            said += " " + WORDS.call_from.format(moment=say_moment(dated.call_from_at, plan.zone))
        yield _with_condition(said, dated.rule.only_if)


def help_sections(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each level of help with its signs, the most urgent first."""
    signs = plan.protocol.warning_signs
    for heading, level in (
        (WORDS.help_emergency, signs.emergency),
        (WORDS.help_urgent, signs.urgent),
        (WORDS.help_clinic, signs.clinic),
    ):
        if level:
            yield heading, tuple(item.sign for item in level)


def watch_sentences(plan: Plan) -> Iterator[str]:
    """Say until when to look out for late signs (COURSE-7)."""
    watch = plan.protocol.watch
    if watch is None or plan.watch_until_on is None:
        return
    day = say_day(plan.watch_until_on)
    if not plan.is_watching:
        yield WORDS.watch_over.format(day=day)
        return
    yield WORDS.watch_until.format(day=day, signs="; ".join(watch.signs))
    if all(dated.status in (Status.CLEAR, Status.ASK) for dated in plan.restrictions):
        yield WORDS.watch_still.format(day=day)


def trust_sentences(plan: Plan) -> Iterator[str]:
    """Say who approved the rules, which version they are, and that the clinic decides."""
    yield from rules_sentences(plan)
    about = plan.protocol.protocol
    if about.review_by:
        said = WORDS.review_passed if about.review_by < plan.today else WORDS.review_by
        yield said.format(review_by=say_date(about.review_by))


def rules_sentences(plan: Plan) -> Iterator[str]:
    """Say of the rules what is true at any moment: whose they are, and that the clinic decides."""
    about = plan.protocol.protocol
    yield WORDS.approved.format(name=about.approved_by) if about.approved_by else WORDS.not_approved
    yield WORDS.clinic_first
    yield WORDS.version.format(
        id=about.id, version=about.version, written_on=say_date(about.written_on)
    )


def reason_sentences(rule: Restriction | Preparation, plan: Plan) -> Iterator[str]:
    """Say why a rule stands, how firm it is, and where it comes from."""
    if rule.why:
        yield WORDS.why.format(why=rule.why)
    if rule.basis and rule.why:  # what needs no wait has no number to be firm about
        yield WORDS.basis[rule.basis]
    for title in source_titles(plan, rule.sources):
        yield WORDS.source.format(source=title)


def clinic_sentences(plan: Plan) -> Iterator[str]:
    """Say who the clinic is and how to reach it; without a number, leave a place to write it."""
    clinic = plan.clinic
    if clinic is None:
        yield WORDS.clinic_number
        return
    yield f"{clinic.name}, {clinic.address}" if clinic.address else clinic.name
    if clinic.telephone:
        yield WORDS.clinic_telephone.format(number=clinic.telephone)
    else:
        yield WORDS.clinic_number
    if clinic.hours:
        yield WORDS.clinic_hours.format(hours=_without_stop(clinic.hours))
    if clinic.when_closed:
        yield WORDS.clinic_when_closed.format(what=_without_stop(clinic.when_closed))
    if clinic.emergency_number:
        yield WORDS.clinic_emergency.format(number=clinic.emergency_number)
    if clinic.web_address:
        yield WORDS.clinic_web_address.format(address=clinic.web_address)


def clinic_change_sentences(plan: Plan, *, has_all: bool = False) -> Iterator[str]:
    """Say what the clinic changed that stands in no restriction: what it dropped, and the course.

    What it changed in a restriction, `restriction_sentences` says where the restriction stands;
    a view that has no room for that there asks for all changes here.
    """
    for change in _changes_in(plan):
        if change.kind in ("dropped", "course"):
            yield _say_change(change)
        elif has_all:
            yield f"{_capital(change.activity)}. {_say_change(change)}"


def source_titles(plan: Plan, ids: Iterable[str]) -> list[str]:
    """Give the titles of some sources, with their addresses."""
    sources = [plan.protocol.sources[key] for key in ids]
    return [f"{s.title} ({s.address})" if s.address else s.title for s in sources]
