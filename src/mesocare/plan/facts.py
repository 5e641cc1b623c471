"""The plan: everything dated, for some sessions at some moment, before it has a form."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.dates.waits import Range, Wait
from mesocare.plan.course import EarlySession, NextSession
from mesocare.rules.protocol import (
    AfterEffect,
    Allowed,
    Care,
    Decider,
    Preparation,
    Protocol,
    Restriction,
    Status,
    activity_key,
)

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

STRICTEST_FIRST = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)
"""The order in which statuses win (TIME-8, CAN-2)."""

EVER = datetime(1900, 1, 1, tzinfo=UTC)
"""Long before any session: from here on, what no date ends is to be asked (TIME-10)."""
YES = (Status.CLEAR, Status.UPCOMING)
"""What may be done: the wait is over, or no session has started it yet."""
_ONE_DAY = timedelta(days=1)
_STRICTNESS = {status: rank for rank, status in enumerate(STRICTEST_FIRST)}


class CareStatus(StrEnum):
    """Where a care stands at a moment (TIME-12)."""

    LATER = "later"
    NOW = "now"
    OVER = "over"


class Doubt(StrEnum):
    """Why nothing that a plan says may be a yes."""

    UNREAD = "unread"
    """A recorded session cannot be read."""
    CLOCK = "clock"
    """A session that was over when it was recorded lies ahead: the computer's clock is wrong."""


class Hold(NamedTuple):
    """One stretch of time in which something makes an activity `avoid`, `caution` or `ask`."""

    status: Status
    from_at: datetime
    until_at: datetime | None
    """The first instant at which it holds no more (TIME-7); none where nothing ends it."""
    is_before: bool = False
    """Whether a session to come asks for it, not one that was (TIME-13)."""

    def holds_at(self, moment: datetime) -> bool:
        """Whether it holds at a moment."""
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)


class Change(NamedTuple):
    """The moment at which an activity takes a status that it did not have before."""

    at: datetime
    status: Status


class Until(NamedTuple):
    """What a rule waits for beside its dates, resolved (TIME-10)."""

    text: str
    """Its words, to follow "until"."""
    event: str | None
    """The event's id, where it can be told."""
    decided_by: Decider
    usually: Range | None = None
    """How long it usually takes; no date is made of it."""
    then: Wait | None = None
    """How long it must be past, where that counts from it: `until` and `after` name one event."""


class DatedRestriction(NamedTuple):
    """A restriction with its status at the plan's moment and the moments at which it changes."""

    id: str
    rule: Restriction
    status: Status
    caution_at: datetime | None
    """From here on it is better to wait, after all sessions; none for a single wait."""
    clear_at: datetime | None
    """When the last session clears it; none where no date does (TIME-10)."""
    holds: tuple[Hold, ...]
    latest_session_at: datetime
    until: Until | None = None
    """What must still happen before it is over; none where nothing must, or it has happened."""
    waits_for: Until | None = None
    """The event from which its wait counts, as long as it has not happened."""
    preparation: "DatedPreparation | None" = None
    """What the next session asks of the same activity, if it asks anything (TIME-13)."""
    is_preparation: bool = False
    """Whether preparations alone ban it, for those whom it concerns."""
    twin_of: str | None = None
    """The restriction of the same activity that concerns others, and tells of it after a visit."""

    @property
    def is_taken_over(self) -> bool:
        """Whether the next session holds it off again when its own wait is over (TIME-13).

        Then `clear_at` is no yes, and no view may show it as one.
        """
        return self.clear_at is not None and self.status_at(self.clear_at) not in YES

    @property
    def becomes_question_at(self) -> datetime | None:
        """When its own wait is over, where the next session makes a question of it then."""
        ends_at = self.clear_at
        return ends_at if ends_at is not None and self.status_at(ends_at) is Status.ASK else None

    def clear_from(self, moment: datetime) -> datetime | None:
        """Return `clear_at`, or the later yes where a session holds it off then (TIME-13).

        That is what a program may take for a yes: none where no date is one.
        """
        ends_at = self.clear_at
        if ends_at is None:
            return None
        seen_at = max(ends_at, moment)
        return ends_at if self.status_at(seen_at) in YES else self.ok_after(seen_at)

    @property
    def never_ends(self) -> bool:
        """Whether it is a ban without an end (`wait: always`)."""
        return self.rule.wait is not None and self.rule.wait.least is None

    @property
    def least_until_at(self) -> datetime | None:
        """When the dated part of its own wait is over, where no date ends all of it."""
        own = (hold for hold in self.holds if not hold.is_before)
        ends = [hold.until_at for hold in own if hold.status is Status.AVOID and hold.until_at]
        return max(ends, default=None)

    def held_for_session(self, moment: datetime) -> int | None:
        """Return the session to come that alone makes it no yes, by its place in the course."""
        if self.status_at(moment) in YES or not self.is_free_but_for_a_visit(moment):
            return None
        asked = self.preparation
        if asked is None or (asked.until_at is not None and asked.until_at <= moment):
            return None
        return asked.for_session

    def is_asked_ahead(self, moment: datetime) -> bool:
        """Whether a session to come holds it off at a moment, or will (TIME-13)."""
        if self.twin_of:
            return any(hold.until_at is None or moment < hold.until_at for hold in self.holds)
        return self.status_at(moment) is Status.UPCOMING or any(
            hold.is_before and hold.holds_at(moment) for hold in self.holds
        )

    def status_at(self, moment: datetime) -> Status:
        """Return the strictest status that anything gives at a moment (TIME-8)."""
        return strictest(self.holds, self.latest_session_at, moment)

    def is_free_but_for_a_visit(self, moment: datetime) -> bool:
        """Whether its own waits make it a yes, whatever a session to come asks (TIME-13)."""
        own = [hold for hold in self.holds if not hold.is_before]
        return strictest(own, self.latest_session_at, moment) in YES

    def status_between(self, first: datetime, last: datetime) -> Status:
        """Return the strictest status of a span, its first instant in and its last out."""
        edges = {edge for hold in self.holds for edge in (hold.from_at, hold.until_at) if edge}
        inside = (edge for edge in (*edges, self.latest_session_at) if first < edge < last)
        statuses = {self.status_at(moment) for moment in (first, *inside)}
        return min(statuses, key=_STRICTNESS.__getitem__)

    def changes_after(self, moment: datetime) -> Iterator[Change]:
        """Return each later change of status, in order."""
        status = self.status_at(moment)
        for edge, then in self._statuses():
            if edge > moment and then is not status:
                status = then
                yield Change(edge, then)

    def ok_until(self, moment: datetime) -> datetime | None:
        """Return when a yes at a moment ends; none where it is none, or no date ends it."""
        if self.status_at(moment) not in YES:
            return None
        changes = self.changes_after(moment)
        return next((change.at for change in changes if change.status not in YES), None)

    def banned_before_visit_at(self, moment: datetime) -> datetime | None:
        """Return when it is banned for a visit before that begins; none where it is not."""
        change = next(self.changes_after(moment), None)
        is_before = [hold.is_before for hold in self.holds if change and hold.from_at == change.at]
        return change.at if change and any(is_before) else None

    def ok_after(self, moment: datetime) -> datetime | None:
        """Return when it is a yes next, for a day at least; none where it never is.

        Some hours of the night before a visit are none that anybody should wait for. Of a twin no
        moment is one: after the visit its restriction tells.
        """
        if self.twin_of and self.status_at(moment) not in YES:
            return None
        changes = list(self.changes_after(moment))
        for place, change in enumerate(changes):
            if change.status in YES and all(
                later.status in YES or later.at - change.at >= _ONE_DAY
                for later in changes[place + 1 :]
            ):
                return change.at
        return None

    def _statuses(self) -> Iterator[Change]:
        """Return the status from each edge on, in order, in one walk over all of them."""
        starts = [(hold.from_at, hold.status, 1) for hold in self.holds]
        ends = [(hold.until_at, hold.status, -1) for hold in self.holds if hold.until_at]
        rest = (self.latest_session_at, Status.CLEAR, 0)
        running = Counter[Status]()
        for edge, steps in groupby(sorted([*starts, *ends, rest]), key=itemgetter(0)):
            for _, status, step in steps:
                running[status] += step
            left = Status.UPCOMING if edge < self.latest_session_at else Status.CLEAR
            yield Change(edge, min((+running), key=_STRICTNESS.__getitem__, default=left))


class DatedAllowed(NamedTuple):
    """What the rules allow, at once or from some time after each session on (CAN-4)."""

    id: str
    rule: Allowed
    status: Status
    """`ask` before the first session: it is allowed after one, and says nothing of before."""
    from_at: datetime | None
    """From here on it is allowed after all sessions; none where it needs no wait."""
    holds: tuple[Hold, ...]
    """What makes it no yes: the time before all sessions, its own wait, and what bans it before a
    session."""
    begins_at: datetime
    """When the first session begins."""
    latest_session_at: datetime
    """Up to when a session ahead may hold it off again; the first one's where none does."""

    @property
    def is_held_off(self) -> bool:
        """Whether anything but the time before the first session makes it no yes."""
        return len(self.holds) > 1

    def status_at(self, moment: datetime) -> Status:
        """Return its status at a moment."""
        return strictest(self.holds, self.latest_session_at, moment)

    def changes_after(self, moment: datetime) -> Iterator[Change]:
        """Return each later change of status, in order."""
        return self.as_restriction().changes_after(moment)

    def as_restriction(self) -> DatedRestriction:
        """Return it as what is held off until it is allowed."""
        return DatedRestriction(
            self.id,
            held_until_allowed(self.rule),
            self.status,
            None,
            self.from_at or self.begins_at,
            self.holds,
            self.latest_session_at,
        )

    def banned_before_visit_at(self, moment: datetime) -> datetime | None:
        """Return when it is banned for a visit before that begins; none where it is not."""
        return self.as_restriction().banned_before_visit_at(moment)

    def opens_at(self, moment: datetime) -> datetime | None:
        """Return the first moment from a given one on at which it is a yes, if any is."""
        if self.status_at(moment) in YES:
            return moment
        changes = self.changes_after(moment)
        return next((change.at for change in changes if change.status in YES), None)


class DatedCare(NamedTuple):
    """A care with the stretch of time in which it is to be done (TIME-12, TIME-14)."""

    id: str
    rule: Care
    status: CareStatus
    from_at: datetime | None
    """None where it counts from an event that has not happened."""
    until_at: datetime | None
    """None where nothing dated ends it."""
    until: Until | None = None
    """What ends it beside its dates, as long as it has not happened."""
    waits_for: Until | None = None
    """The event from which it counts, as long as it has not happened."""
    days: tuple[date, ...] = ()
    """All its days, where it is done on single days (TIME-14)."""
    least_until_at: datetime | None = None
    """Until when it goes on at least, where nothing dated ends it (`for: at least 2 weeks`)."""
    is_listed: bool = True
    """Whether a view lists it: till it is over; an act of a day from a day before to one after."""


class DatedAfterEffect(NamedTuple):
    """An after-effect with the moment until which it is normal (TIME-12)."""

    id: str
    rule: AfterEffect
    from_at: datetime | None
    """From here on it may show; none where that is at once."""
    normal_from_least_at: datetime | None
    """The shorter end of how long it lasts; none where that has one end, or no date."""
    normal_until_at: datetime | None
    """None where it has no date."""
    call_from_at: datetime | None
    """From here on, if it is still there, it is a reason to call the clinic."""
    earlier_call_at: datetime | None
    """When that was so after the session before; it stays a reason, whatever came since."""
    from_most_at: datetime | None = None
    """By when a result is to be expected, where it is not known to the day."""
    waits_for: Until | None = None
    """The event from which it counts, as long as it has not happened."""
    running: "DatedAfterEffect | None" = None
    """On what is handed over before its latest session: the same after the one before (TIME-12)."""


class DatedPreparation(NamedTuple):
    """What to do or not to do before one session, with the moments from which (TIME-13)."""

    id: str
    rule: Preparation
    for_session: int | None
    """The session's place in the course; none where no session lies ahead."""
    advised_from_at: datetime | None
    """From here on it is better not to; none where it has one length or no date at all."""
    holds_from_at: datetime | None
    """From here on it holds; none where it has no date, or its session's time is not known."""
    until_at: datetime | None
    """When its session is over, or a projected session's window has passed; what is to be done
    ends with a ban of it."""
    session_at: datetime | None
    """When its session begins: for a projected one, with the first minute of its best day."""
    is_projected: bool
    """Whether its session has not been given, so that it moves."""


class DatedEvent(NamedTuple):
    """Something that rules wait for, and when it happened, if it has (TIME-10)."""

    id: str
    what: str
    usually: str | None
    """How long it usually takes, in the rule file's notation."""
    decided_by: Decider
    happened_at: datetime | None


class Plan(NamedTuple):
    """Everything dated, for some sessions at some moment, before it has a form."""

    protocol: Protocol
    at: datetime
    """The moment that the statuses are for, in UTC."""
    zone: ZoneInfo
    """The zone in which moments are shown."""
    sessions: tuple[Session, ...]
    """In order of time, each once."""
    restrictions: tuple[DatedRestriction, ...]
    """In the rule file's order; then what preparations alone name, while any holds (TIME-13)."""
    allowed: tuple[DatedAllowed, ...]
    care: tuple[DatedCare, ...]
    after_effects: tuple[DatedAfterEffect, ...]
    preparations: tuple[DatedPreparation, ...]
    """What to prepare for the next session, given or projected (COURSE-6)."""
    next_sessions: tuple[NextSession, ...]
    early_sessions: tuple[EarlySession, ...]
    events: tuple[DatedEvent, ...]
    watch_until_on: date | None
    """The last day of the watch after the latest session; none without a watch."""
    shared_activities: frozenset[str]
    """The keys of the activities that several of its rules name."""
    clinic: "Clinic | None" = None
    """Who stands behind the plan; its changes are in the protocol already."""
    meant_years: tuple[tuple[date, date], ...] = ()
    """Days whose year looks like a slip, each with the day that was probably meant (TIME-16)."""
    told: tuple[tuple[str, tuple[Session, ...]], ...] = ()
    """The events that were told, each with its moments, so that the plan can be made again."""
    booked: tuple[Session, ...] = ()
    """Those that lay ahead when they were recorded, and of which nobody has said more."""
    doubts: tuple[Doubt, ...] = ()
    """Why nothing in it is a yes."""
    made_at: datetime | None = None
    """When it is handed over, where a later session than those that were still lies ahead."""
    as_made: "Plan | None" = None
    """The same as it stands when it is handed over, where that is before its latest session's day:
    for what must be prepared for that session (TIME-13)."""
    unlisted: tuple[DatedRestriction, ...] = ()
    """What preparations alone name, while none holds: only who asks of another moment is told."""

    @property
    def today(self) -> date:
        """The plan's day in the zone in which it is shown."""
        return self.at.astimezone(self.zone).date()

    @property
    def latest_session(self) -> Session:
        """The latest session, planned ones included."""
        return self.sessions[-1]

    @property
    def unconfirmed(self) -> tuple[Session, ...]:
        """The booked sessions whose time has come, and of which nobody has said if they were."""
        return find_unconfirmed(self.sessions, self.booked, self.at)

    @property
    def running_session(self) -> Session | None:
        """The session whose waits run when a plan for a later one is handed over."""
        made_at = self.made_at
        if made_at is None or not any(
            hold.until_at and hold.from_at <= made_at < hold.until_at and not hold.is_before
            for dated in self.restrictions
            for hold in dated.holds
        ):
            return None
        return next((one for one in reversed(self.sessions) if one.begins_at <= made_at), None)

    def is_ok_to_list(self, dated: DatedRestriction) -> bool:
        """Whether what is a yes now may stand in a list of what is: no other rule holds it off.

        A twin is none: its restriction tells of it.
        """
        return not dated.twin_of and not self.is_held_by_another(dated, self.at)

    def is_told_by_twin(self, dated: DatedRestriction) -> bool:
        """Whether nothing holds it off now but a visit to come, of which a twin tells everybody."""
        if dated.twin_of or not dated.is_free_but_for_a_visit(self.at):
            return False
        return any(
            not (twin.rule.only_if or twin.rule.unless) and twin.status_at(self.at) not in YES
            for twin in self.twins_of(dated)
        )

    def twins_of(self, dated: DatedRestriction) -> list[DatedRestriction]:
        """Return the twins that ban its activity before a visit."""
        return [one for one in self._same_as(dated) if one.twin_of]

    def _same_as(self, dated: DatedRestriction) -> Iterator[DatedRestriction]:
        """Return what is of its activity, if more than one is; most often none is."""
        activity = activity_key(dated.rule.activity)
        if activity in self.shared_activities:
            for one in self.restrictions:
                if activity_key(one.rule.activity) == activity:
                    yield one

    def is_held_by_another(self, dated: DatedRestriction, at: datetime) -> bool:
        """Whether another rule of the same activity holds it off at a moment.

        That is one for everybody, or what a visit asks; a twin gives way to whatever rule there is.
        """
        return any(
            one.id != dated.id
            and (one.is_preparation or dated.twin_of or not (one.rule.only_if or one.rule.unless))
            and one.status_at(at) not in YES
            for one in self._same_as(dated)
        )

    @property
    def days(self) -> list[date]:
        """The days of the sessions in order: a day counts once."""
        return sorted({session.on for session in self.sessions})

    @property
    def is_watching(self) -> bool:
        """Whether the watch runs or is still to come, by the clock of its session (COURSE-7)."""
        return self.watches_at(self.at)

    def watches_at(self, moment: datetime) -> bool:
        """Whether the watch is not over at a moment."""
        day = moment.astimezone(self.latest_session.zone).date()
        return self.watch_until_on is not None and day <= self.watch_until_on

    @property
    def is_course_over(self) -> bool:
        """Whether the course is counted in visits, and none is to come (COURSE-5)."""
        course = self.protocol.course
        is_counted = course is not None and bool(course.all_phases)
        return is_counted and not self.next_sessions and self.next_given is None

    @property
    def next_given(self) -> Session | None:
        """The next session that was given and lies ahead."""
        return next((session for session in self.sessions if self.is_planned(session)), None)

    def is_planned(self, session: Session) -> bool:
        """Whether a session lies ahead of the plan's moment (TIME-9)."""
        return session.begins_at > self.at


def find_unconfirmed(
    sessions: Sequence[Session], booked: Collection[Session], at: datetime
) -> tuple[Session, ...]:
    """Return the latest sessions that have begun, as long as all that is known is a booking."""
    if not booked:
        return ()
    begun = [session for session in sessions if session.begins_at <= at]
    return tuple(takewhile(booked.__contains__, reversed(begun)))[::-1]


def strictest(holds: Iterable[Hold], latest_session_at: datetime, moment: datetime) -> Status:
    """Return the strictest status that holds give at a moment; without any, the session's."""
    found = None
    for status, from_at, until_at, _ in holds:
        holds_now = from_at <= moment and (until_at is None or moment < until_at)
        if holds_now and (found is None or _STRICTNESS[status] < _STRICTNESS[found]):
            found = status
    if found is not None:
        return found
    return Status.UPCOMING if moment < latest_session_at else Status.CLEAR


def held_until_allowed(item: Allowed) -> Restriction:
    """Return what is allowed some time after a session as what is held off until then.

    Its condition is not that of a ban: everybody holds it off.
    """
    return Restriction(
        activity=item.activity,
        short=item.short,
        wait=Wait(item.from_.most, item.from_.most) if item.from_ else None,
        why=item.why,
        also_called=item.also_called,
        basis=item.basis,
        sources=item.sources,
    )


def turns(dated: DatedRestriction, at: datetime) -> list[Change]:
    """Return the moments that a view shows: both ends of the wait, and all that changes later."""
    ends = [
        Change(moment, dated.status_at(moment))
        for moment in (dated.caution_at, dated.clear_at)
        if moment is not None
    ]
    return sorted({*ends, *dated.changes_after(at)})
