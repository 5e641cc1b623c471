"""What is clear by an event, and how late a visit may be before it, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from mesocare.dates.latest_session import LatestSession
from mesocare.language.words.answer import AnswerWords
from mesocare.language.words.before import BeforeWords
from mesocare.language.words.facts import FactWords
from mesocare.plan.activity_before import ActivityBefore, earliest_of
from mesocare.plan.before import BeforeEvent
from mesocare.plan.facts import YES, Plan
from mesocare.plan.window_fit import Days
from mesocare.rules.protocol import Status
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import moved_sentences, overdue_ban_sentences
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.restrictions import end_sentences
from mesocare.sentences.rows.labels import by_condition, join_labels
from mesocare.sentences.trust import clock_sentences, unsure_sentence

_MINUTE = timedelta(minutes=1)
_FEW = 3
"""So many moments have a line each, with what is OK from then on."""


def verdict_lines(found: BeforeEvent, speaker: Speaker) -> Iterator[tuple[Status, str]]:
    """Say the verdict on each thing that was asked, with its status; the strictest first."""
    words = speaker.table(BeforeWords)
    groups: dict[tuple[Status, str], list[ActivityBefore]] = {}
    by_then = _all_ok_by_then(found)
    for one in found.activities:
        if one.status is not None and not (by_then and _is_ok_from_a_date(one, found)):
            groups.setdefault(_verdict_for(one, "", found, speaker), []).append(one)
    given = [
        _verdict_for(group[0], _labels(group, speaker), found, speaker) for group in groups.values()
    ]
    if by_then:
        given.append((Status.CLEAR, _say_all_ok(by_then, found, speaker)))
    order = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)
    yield from sorted(given, key=lambda said: order.index(said[0]))
    for activity in found.questions:
        if activity.status is None:
            said = words.question.format(label=activity.rule.label)
            yield Status.ASK, with_condition(said, activity.whom, found, speaker)
    for item in found.allowed:
        said = words.always.format(label=item.label)
        yield Status.CLEAR, with_condition(said, item, found, speaker)
    for question in found.not_covered:
        yield Status.ASK, words.not_covered.format(question=question)


def _all_ok_by_then(found: BeforeEvent) -> list[ActivityBefore]:
    """Return what becomes OK from many moments on where nothing was named: one line has it all."""
    if not found.is_everything:
        return []
    dated = [one for one in found.activities if _is_ok_from_a_date(one, found)]
    return dated if len({one.clear_now_at for one in dated}) > _FEW else []


def _is_ok_from_a_date(one: ActivityBefore, found: BeforeEvent) -> bool:
    clear_at = one.clear_now_at
    return one.status is Status.CLEAR and clear_at is not None and clear_at <= found.event_at


def _say_all_ok(group: Sequence[ActivityBefore], found: BeforeEvent, speaker: Speaker) -> str:
    """Say what is OK by then, those with a condition last, and from when on all of it is."""
    last_at = max(one.clear_now_at for one in group if one.clear_now_at)
    labels = by_condition([(one.whom, one.rule.label) for one in group], found, speaker)
    return speaker.table(BeforeWords).yes_all.format(
        labels=join_labels(labels, speaker),
        moment=speaker.moment(last_at),
        span=_say_span(last_at, found, speaker),
    )


def _say_span(clear_at: datetime, found: BeforeEvent, speaker: Speaker) -> str:
    """Say how long before the event something is OK."""
    early, just_in_time = speaker.table(BeforeWords).before_it
    if clear_at == found.event_at:
        return just_in_time
    return early.format(span=speaker.distance(clear_at, found.event_at))


def _labels(group: Sequence[ActivityBefore], speaker: Speaker) -> str:
    return speaker.times.comma.join(one.rule.label for one in group)


def _verdict_for(
    one: ActivityBefore, label: str, found: BeforeEvent, speaker: Speaker
) -> tuple[Status, str]:
    """Return a verdict with whom it concerns before it (CAN-6)."""
    status, said = _verdict(one, label, found, speaker)
    return status, with_condition(said, one.whom, found, speaker)


def _verdict(
    one: ActivityBefore, label: str, found: BeforeEvent, speaker: Speaker
) -> tuple[Status, str]:
    words = speaker.table(BeforeWords)
    assert one.status is not None
    if one.is_question:
        return Status.ASK, words.question.format(label=label)
    if found.meant_years and one.status is Status.ASK:
        return Status.ASK, words.not_by_then[Status.ASK].format(label=label)
    if one.status is Status.UPCOMING:
        return one.status, words.yes_upcoming.format(label=label)
    if one.status is Status.CLEAR:
        clear_at = one.clear_now_at
        if clear_at is None or clear_at > found.event_at:
            return one.status, words.yes_already.format(label=label)
        moment, span = speaker.moment(clear_at), _say_span(clear_at, found, speaker)
        return one.status, words.yes.format(label=label, moment=moment, span=span)
    said = words.not_by_then[one.status].format(label=label)
    assert one.given is not None
    if one.is_prepared:
        ends = [words.held_off_for_visit]
    elif one.is_held_again:
        ends = [speaker.table(FactWords).held_again]
    else:
        dated = one.given._replace(status=one.status)
        ends = end_sentences(dated, speaker, since=found.event_at)
    return one.status, " ".join([said, *ends])


def event_line(found: BeforeEvent, speaker: Speaker) -> str:
    """Say when the event is, and whether it is over."""
    words = speaker.table(BeforeWords)
    said = words.event.format(moment=speaker.moment(found.event_at))
    return f"{said} {words.is_over}" if found.is_over else said


def latest_lines(found: BeforeEvent, speaker: Speaker) -> Iterator[str]:
    """Say how late a visit may be for all of it to be OK, and for each where that differs.

    What no visit clears by then is not part of it. Where a visit is booked and does no harm, or
    none is to come, none is sought, and none that has passed.
    """
    is_none_sought = found.is_course_over or (found.is_booked and not found.blocked)
    if found.meant_years or is_none_sought:
        return
    counted = [one for one in found.activities if one.clear_if]
    is_given = any(one.status is not None for one in counted)
    latest = found.clear_if
    if latest and is_given and latest.session_on < speaker.today:
        return
    words = speaker.table(BeforeWords)
    if latest:
        yield from _latest_for_all(found, latest, counted, speaker)
    elif counted:
        yield words.latest_none_for_all
    groups: dict[str, list[ActivityBefore]] = {}
    for one in counted:
        if one.clear_if and not (is_given and one.clear_if.session_on < speaker.today):
            groups.setdefault(_by(one.clear_if, speaker, short=True), []).append(one)
    for by, group in groups.items() if len(groups) > 1 or not latest else ():
        yield from _for_each(group, words.latest_each, found, speaker, moment=by)
    never = [one for one in found.activities if _is_never_sure(one)]
    yield from _for_each(never, words.latest_none, found, speaker)


def _for_each(
    group: Iterable[ActivityBefore],
    template: str,
    found: BeforeEvent,
    speaker: Speaker,
    **said: str,
) -> Iterator[str]:
    """Say the same of some activities, whom it concerns before them (CAN-6)."""
    whom: dict[tuple[str | None, str | None], list[ActivityBefore]] = {}
    for one in group:
        whom.setdefault((one.whom.only_if, one.whom.unless), []).append(one)
    for some in whom.values():
        line = template.format(label=_labels(some, speaker), **said)
        line = with_condition(line, some[0].whom, found, speaker)
        yield f"{capital(line)}."


def _latest_for_all(
    found: BeforeEvent, latest: LatestSession, counted: Sequence[ActivityBefore], speaker: Speaker
) -> Iterator[str]:
    words = speaker.table(BeforeWords)
    is_all = not found.not_covered and all(one.clear_if for one in found.activities)
    scope = words.all_of_it if is_all else words.rest_of_it
    day, moment = speaker.day(latest.session_on), _by(latest, speaker)
    is_same = speaker.end_of(latest.session_on) == moment
    said = words.latest_day if is_same else words.latest
    yield said.format(scope=scope, day=day, moment=moment)
    if found.clear_if_from and found.clear_if_from > speaker.today:
        yield words.latest_not_before.format(day=speaker.day(found.clear_if_from))
    if found.is_clear_if_last:
        yield words.latest_if_last
    caution = earliest_of(one.caution_if for one in counted)
    if caution and caution.ended_by > latest.ended_by:
        yield words.latest_caution.format(moment=speaker.by(caution.ended_by))


def _is_never_sure(one: ActivityBefore) -> bool:
    """Whether no visit before the event is early enough; what is none by then has been said."""
    is_said = one.has_wait and one.is_blocked
    return one.clear_if is None and not is_said and (one.has_wait or one.is_dated)


def _by(latest: LatestSession, speaker: Speaker, *, short: bool = False) -> str:
    """Say how late it may be: up to the last minute of its day, by the end of that."""
    day_after = speaker.local(latest.ended_by + _MINUTE)
    if speaker.is_midnight(day_after) and day_after.date() > latest.session_on:
        return speaker.end_of(latest.session_on, short=short)
    return speaker.by(latest.ended_by, short=short)


def overdue_lines(found: BeforeEvent, plan: Plan | None, speaker: Speaker) -> Iterator[str]:
    """Say of each yes how long before an overdue visit it is none."""
    if plan is not None:
        given = [one.given for one in found.activities if one.given and one.status in YES]
        yield from overdue_ban_sentences([one.preparation for one in given], plan, speaker)


def window_lines(found: BeforeEvent, speaker: Speaker) -> Iterator[str]:
    """Say which days of the next visit's window are fine for the event; none of one that passed."""
    words, window, fit = speaker.table(BeforeWords), found.window, found.fit
    if window is None or fit is None:
        return
    is_yes = any(one.status in YES for one in found.activities)
    if is_yes and window.earliest_on <= speaker.local(found.event_at).date():
        yield speaker.table(AnswerWords).after_a_visit.format(number=window.number)
    if found.blocked or window.has_passed(speaker.today):
        return
    if window.is_shut:
        yield from moved_sentences(window, speaker)
        return
    if window.best_on:
        said = words.best_fits if fit.is_recommended_fitting else words.best_does_not_fit
        yield said.format(day=speaker.day(window.best_on))
    for days, template in (
        (fit.early_enough, words.early_enough),
        (fit.after_event, words.after_event),
    ):
        if days:
            yield template.format(days=_say_days(days, speaker))
    if not fit.early_enough and not fit.after_event:
        yield words.no_day


def _say_days(days: Days, speaker: Speaker) -> str:
    words = speaker.table(BeforeWords)
    if days.last_on is None:
        return words.days_from.format(first=speaker.day(days.first_on))
    return speaker.days(days.first_on, days.last_on)


def foot_lines(plan: Plan | None, speaker: Speaker) -> list[str]:
    """Say whom to ask."""
    if plan is None:
        return [speaker.table(FactWords).clinic_first]
    return [*clock_sentences(plan, speaker), unsure_sentence(plan, speaker)]
