"""What of a plan belongs in a calendar: one entry a moment, before it has a form.

A calendar lies open on lock screens and in shared accounts, so no title names the treatment. It is
read days later, when another session may have started the waits anew, so no title says yes. No
title or text depends on the day on which it is read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, first_local_instant, start_of
from mesocare.language.words.calendar import CalendarWords
from mesocare.language.words.facts import FactWords
from mesocare.plan.care import Start, days_of_acts
from mesocare.plan.course import NextSession
from mesocare.plan.facts import STRICTEST_FIRST, Change, DatedRestriction, Plan
from mesocare.plan.preparation import without_preparation
from mesocare.plan.visits import make_visits
from mesocare.rules.protocol import Care, Status
from mesocare.sentences.care import starts_ahead, watch_sentence
from mesocare.sentences.conditions import say_area, with_condition
from mesocare.sentences.course import moved_sentences, preparation_sentences, window_part
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.messages import not_yet_allowed
from mesocare.sentences.restrictions import SIGNS
from mesocare.sentences.trust import clinic_sentences, honesty_sentences, unsure_sentence
from mesocare.views.uids import SessionIds, Uids

_MORNING, _EVENING = time(9), time(20)
_LAST_CALL = time(21)
"""From here on until the morning, no alarm rings."""
_ONE_DAY = timedelta(days=1)
_EVENING_BEFORE = timedelta(hours=_EVENING.hour - 24)
"""The alarm of a whole day, which begins at midnight."""
_LABELS = "\0"
"""Stands for the labels in a line that several rules share; no text of a file holds it."""
_LEAST = timedelta(minutes=15)
"""How long an entry lasts that marks a moment; some programs show none without a length."""


class Entry(NamedTuple):
    """One event of the calendar, before it has a form."""

    uid: str
    title: str
    text: tuple[str, ...]
    category: str
    start: datetime | date
    end: datetime | date
    """The first instant, or the first day, at which it is over."""
    alarm: timedelta
    """From the start, or from the first minute of the first day; never after it."""
    is_tentative: bool = False
    """Whether it counts from a day that is not certain yet."""
    session: Session | None = None
    """Whose waits end, where it is about waits."""

    def is_over(self, at: datetime, zone: ZoneInfo) -> bool:
        """Whether its last instant, or its last day, lies before a moment."""
        if isinstance(self.end, datetime):
            return self.end <= at
        return self.end <= at.astimezone(zone).date()


def make_entries(plan: Plan, speaker: Speaker, ids: SessionIds) -> list[Entry]:
    """Return all entries of a plan: ends of waits, visits ahead, what to prepare, the watch."""
    making = _Making(plan, speaker, ids)
    return [
        *making.moments(),
        *making.acts(),
        *making.visits(),
        *making.preparation(),
        *making.eve(),
        *making.watch(),
    ]


class _Making:
    """Makes the entries of one plan."""

    def __init__(self, plan: Plan, speaker: Speaker, ids: SessionIds) -> None:
        self._plan, self._speaker = plan, speaker
        self._words, self._facts = speaker.table(CalendarWords), speaker.table(FactWords)
        self._uids = Uids(plan, ids)
        self._follows: dict[tuple[str, datetime], Change | None] = {}
        """What follows on what a restriction became at a moment; none where it stays."""

    # What ends, and what gets easier

    def moments(self) -> Iterator[Entry]:
        """Return one entry a moment at which any wait ends or gets easier."""
        found: dict[datetime, list[tuple[DatedRestriction, Change]]] = defaultdict(list)
        for one in (*self._plan.restrictions, *not_yet_allowed(self._plan)):
            if one.is_taken_over:
                continue
            for change, following in _milder_changes(one, self._plan):
                self._follows[one.id, change.at] = following
                found[change.at].append((one, change))
        of_session = {moment: self._session_of(moment) for moment in found}
        last = {of_session[moment]: moment for moment in sorted(found)}
        for moment in sorted(found):
            is_last = moment in last.values()
            yield self._moment(moment, of_session[moment], found[moment], is_last=is_last)

    def _session_of(self, moment: datetime) -> Session:
        return [one for one in self._plan.sessions if one.ended_at <= moment][-1]

    def _moment(
        self,
        moment: datetime,
        session: Session,
        found: list[tuple[DatedRestriction, Change]],
        *,
        is_last: bool,
    ) -> Entry:
        said = self._speaker.whole_date(session.on)
        eased = [change for _, change in found if change.status is Status.CAUTION]
        over = len(found) - len(eased)
        forms = self._words.eases_too if over else self._words.eases
        parts = [
            self._speaker.counted(number, words, session=said)
            for number, words in ((over, self._words.ends), (len(eased), forms))
            if number
        ]
        title = self._speaker.times.comma.join(parts)
        ends = [self._end_of_caution(dated, moment) for dated, change in found if change in eased]
        return Entry(
            uid=self._uids.of_moment(session, moment),
            title=self._words.look_again.format(title=title),
            text=(
                self._words.look_again_text.format(session=said),
                *self._lines(found),
                self._words.only_if_normal.format(area=say_area(self._plan, self._speaker)),
                *(self._undated if is_last else ()),
                unsure_sentence(self._plan, self._speaker),
                *clinic_sentences(self._plan, self._speaker)[-1:],
                *([self._words.zone.format(zone=self._plan.zone.key)] if eased else []),
            ),
            category=self._words.category_waits,
            start=moment,
            end=max([moment + _LEAST, *ends]),
            alarm=_alarm(moment, self._speaker),
            is_tentative=self._plan.is_planned(session),
            session=session,
        )

    def _lines(self, found: list[tuple[DatedRestriction, Change]]) -> Iterator[str]:
        """Say what changes, what changes alike in one line; a condition stands before its line."""
        alike: dict[str, list[str]] = {}
        for dated, change in found:
            said = self._line(dated, change)
            said = with_condition(said, dated.rule, self._plan, self._speaker)
            alike.setdefault(said, []).append(dated.rule.label)
        for said, labels in alike.items():
            yield said.replace(_LABELS, self._speaker.times.comma.join(labels))

    def _line(self, dated: DatedRestriction, change: Change) -> str:
        sign = SIGNS[change.status]
        if change.status is Status.CAUTION:
            then = self._follows[dated.id, change.at]
            moment = self._speaker.moment(self._end_of_caution(dated, change.at))
            is_ban = then is not None and then.status is Status.AVOID
            template = self._words.easier_then_not_line if is_ban else self._words.easier_line
            said = template.format(sign=sign, labels=_LABELS, moment=moment)
            how = without_stop(dated.rule.in_between or "")
            return f"{said} {self._facts.in_between.format(how=how)}" if how else said
        if change.status is Status.ASK:
            return self._words.ask_line.format(sign=sign, labels=_LABELS)
        return self._words.over_line.format(sign=SIGNS[Status.CLEAR], labels=_LABELS)

    def _end_of_caution(self, dated: DatedRestriction, moment: datetime) -> datetime:
        following = self._follows[dated.id, moment]
        return following.at if following else moment + _LEAST

    @cached_property
    def _undated(self) -> tuple[str, ...]:
        undated = [
            dated.rule.label
            for dated in self._plan.restrictions
            if dated.until or dated.is_taken_over
        ]
        if not undated:
            return ()
        return (self._words.still_asking.format(labels=self._speaker.join(undated)),)

    def _closing(self) -> Iterator[str]:
        yield unsure_sentence(self._plan, self._speaker)
        yield from clinic_sentences(self._plan, self._speaker)
        yield from honesty_sentences(self._plan, self._speaker)

    # Visits, and what to prepare

    def visits(self) -> Iterator[Entry]:
        """Return the visits that are planned, and the windows of those to come."""
        for number, session in _planned(self._plan):
            yield Entry(
                uid=self._uids.of_visit(number),
                title=self._words.planned.format(number=number),
                text=tuple(self._closing()),
                category=self._words.category_visit,
                start=session.on,
                end=session.on + _ONE_DAY,
                alarm=_EVENING_BEFORE,
            )
        for following in self._plan.next_sessions[:1]:  # those after it are not fixed yet
            yield self._window(following)

    def _window(self, session: NextSession) -> Entry:
        best, latest = session.best_on, session.latest_on
        if session.is_shut:
            title = self._words.window_shut.format(number=session.number)
        elif best:
            day = self._speaker.day(best)
            title = self._words.window.format(number=session.number, day=day)
        else:
            title = self._words.window_open.format(number=session.number)
        text = [f"{capital(window_part(session, self._speaker))}."]
        text += moved_sentences(session, self._speaker)
        if session.is_optional:
            text.append(self._facts.optional)
        if latest:
            not_had = self._words.not_had_if_needed if session.is_optional else self._words.not_had
            text.append(not_had.format(day=self._speaker.day(latest)))
        return Entry(
            uid=self._uids.of_visit(session.number),
            title=title,
            text=(*text, *self._closing()),
            category=self._words.category_visit,
            start=session.earliest_on,
            end=(latest or session.earliest_on) + _ONE_DAY,
            alarm=_EVENING_BEFORE,
        )

    def preparation(self) -> Iterator[Entry]:
        """Return one entry for all that the next visit asks, from its first day to the visit."""
        dated = [
            item for item in self._plan.preparations if item.advised_from_at or item.holds_from_at
        ]
        coming = next((item.session_at for item in dated if item.session_at), None)
        if not dated or coming is None or dated[0].for_session is None:
            return
        starts = [item.advised_from_at or item.holds_from_at for item in dated]
        first = min(start for start in starts if start is not None)
        number, day = dated[0].for_session, self._speaker.local(coming).date()
        lines = (
            " ".join(preparation_sentences(item, self._plan, self._speaker))
            for item in self._plan.preparations
        )
        text = self._words.prepare_text.format(day=self._speaker.day(day))
        shut = [one for one in self._plan.next_sessions[:1] if one.is_shut]
        if dated[0].is_projected and shut:
            text = " ".join([text, *moved_sentences(shut[0], self._speaker)])
        yield Entry(
            uid=self._uids.of_visit(number, "prepare"),
            title=self._words.prepare.format(number=number),
            text=(text, *lines, *self._closing()),
            category=self._words.category_visit,
            start=self._speaker.local(first).date(),
            end=day + _ONE_DAY,
            alarm=_EVENING_BEFORE,
            is_tentative=dated[0].is_projected,
        )

    def eve(self) -> Iterator[Entry]:
        """Return the day before a booked visit, where something of it begins then (TIME-13).

        What is held off since earlier holds on that day too, and stands there again.
        """
        booked = [
            one
            for one in self._plan.preparations
            if one.for_session and one.session_at and not one.is_projected
        ]
        if not booked:
            return
        session_at, number = booked[0].session_at, booked[0].for_session
        assert session_at is not None
        assert number is not None
        day = self._speaker.local(session_at).date()
        eve = start_of(day - _ONE_DAY, self._plan.zone)
        starts = {one.id: one.advised_from_at or one.holds_from_at for one in booked}
        new = {key for key, start in starts.items() if (start or eve) >= eve}
        earlier = any(start and start < eve for start in starts.values())
        if not new or not (earlier or not any(starts.values())):
            return
        due = [one for one in booked if one.id in new or one.rule.do_not]
        lines = (" ".join(preparation_sentences(one, self._plan, self._speaker)) for one in due)
        text = self._words.prepare_text.format(day=self._speaker.day(day))
        yield Entry(
            uid=self._uids.of_visit(number, "eve"),
            title=self._words.eve.format(number=number),
            text=(text, *lines, *self._closing()),
            category=self._words.category_visit,
            start=day - _ONE_DAY,
            end=day,
            alarm=_EVENING_BEFORE,
        )

    def acts(self) -> Iterator[Entry]:
        """Return the days after each session's own on which something is to be done (TIME-14)."""
        visits = make_visits(self._plan.sessions)
        told, by_day = dict(self._plan.told), defaultdict[date, list[str]](list)
        of_day: dict[date, Session] = {}
        for dated in self._plan.care:
            for on, session in days_of_acts(dated.rule, visits, told):
                if on > session.on:
                    said = capital(dated.rule.do)
                    said = capital(with_condition(said, dated.rule, self._plan, self._speaker))
                    by_day[on].append(f"{said}.")
                    of_day[on] = session
            for start in starts_ahead(dated.rule, self._plan):
                said = self._say_start(dated.rule, start)
                said = capital(with_condition(said, dated.rule, self._plan, self._speaker))
                by_day[start.on].append(f"{said}.")
                of_day[start.on] = start.session
        for on, lines in by_day.items():
            yield Entry(
                uid=self._uids.of_act(of_day[on], on),
                title=self._words.act,
                text=(*lines, *self._closing()),
                category=self._words.category_act,
                start=on,
                end=on + _ONE_DAY,
                alarm=_EVENING_BEFORE,
                is_tentative=self._plan.is_planned(of_day[on]),
                session=of_day[on],
            )

    def _say_start(self, rule: Care, start: Start) -> str:
        """Say what begins on a day, with its hour, and on which day it ends."""
        said = [capital(rule.do)]
        if not self._speaker.is_midnight(start.from_at):
            clock = self._speaker.clock(start.from_at)
            said.append(self._facts.care_from.format(moment=clock))
        if start.last_on is not None and start.last_on != start.on:
            day = self._speaker.day(start.last_on)
            said.append(self._facts.care_until.format(moment=day))
        return self._speaker.times.comma.join(said)

    def watch(self) -> Iterator[Entry]:
        """Return the last day of the watch (COURSE-7)."""
        last_on = self._plan.watch_until_on
        said = watch_sentence(self._plan, self._speaker)
        if last_on is None or said is None:
            return
        yield Entry(
            uid=self._uids.of_watch(),
            title=self._words.watch,
            text=(said, *self._closing()),
            category=self._words.category_watch,
            start=last_on,
            end=last_on + _ONE_DAY,
            alarm=_EVENING_BEFORE,
            is_tentative=self._plan.is_planned(self._plan.latest_session),
        )


def _milder_changes(dated: DatedRestriction, plan: Plan) -> Iterator[tuple[Change, Change | None]]:
    """Return where its own waits end or get easier, each with what follows (TIME-8).

    What a visit to come asks meanwhile counts as well: then that is no end (TIME-13), and what it
    alone asks has none. What still waits for an event stands among what no date ends.
    """
    if dated.is_preparation:
        return
    first_at = plan.sessions[0].ended_at
    own = without_preparation(dated, plan.at)
    ends = {change.at for change in own.changes_after(first_at) if not _starts_anew(dated, change)}
    before = dated.status_at(first_at)
    changes = list(dated.changes_after(first_at))
    for change, following in zip_longest(changes, changes[1:]):
        is_milder = STRICTEST_FIRST.index(change.status) > STRICTEST_FIRST.index(before)
        is_awaited = change.status is Status.ASK and dated.until is not None
        if is_milder and not is_awaited and change.at in ends:
            yield change, following
        before = change.status


def _starts_anew(dated: DatedRestriction, change: Change) -> bool:
    """Return whether a visit that is not booked may come first, and begin a wait once more."""
    is_projected = dated.preparation is not None and dated.preparation.is_projected
    return is_projected and any(
        hold.is_before and hold.until_at and hold.from_at < change.at for hold in dated.holds
    )


def _planned(plan: Plan) -> Sequence[tuple[int, Session]]:
    """Return the sessions that lie ahead with their place in the course; a day counts once."""
    ahead = {session.on: session for session in reversed(plan.sessions) if plan.is_planned(session)}
    return [(number, ahead[on]) for number, on in enumerate(plan.days, start=1) if on in ahead]


def _alarm(moment: datetime, speaker: Speaker) -> timedelta:
    """Return when to ring: at the moment, or on the evening before one of the night."""
    local = moment.astimezone(speaker.zone)
    if _MORNING <= local.time() <= _LAST_CALL:
        return timedelta()
    day = local.date() - _ONE_DAY if local.time() < _MORNING else local.date()
    return first_local_instant(datetime.combine(day, _EVENING), speaker.zone) - moment
