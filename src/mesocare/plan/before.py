"""An event, such as a wedding: what is clear by then, and how late a session may be before it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.latest_session import LatestSession, find_latest_session
from mesocare.dates.waits import Length
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import EVER, YES, DatedAllowed, DatedRestriction, Plan, held_until_allowed
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind, Named
from mesocare.plan.one_more import Event, OneMore
from mesocare.plan.outline import AllowedLine, Outline, Spell, outline_of
from mesocare.plan.question import check_question, read_meanings
from mesocare.plan.vocabulary import fold
from mesocare.plan.window_fit import WindowFit, fit_window
from mesocare.rules.protocol import (
    Allowed,
    Protocol,
    Restriction,
    Status,
)

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic
_DATED = (Kind.RESTRICTION, Kind.ALLOWED)
"""What a visit holds off, or frees; what is only to be done has no verdict before an event."""
_Asked = tuple[str, bool]
"""The id of what is asked about, and whether it is allowed and no restriction."""


class ActivityBefore(NamedTuple):
    """One activity, with the latest session before the event."""

    id: str
    rule: Restriction
    clear_if: LatestSession | None
    """So that it is clear by then in the plan that this session would make; none where none does,
    after the sessions that were (TIME-8), or where no date makes it so (TIME-10)."""
    caution_if: LatestSession | None
    """So that it is better to wait at worst; the same as `clear_if` for a single wait."""
    given: DatedRestriction | None = None
    """Where it stands after the sessions that were given; none without any."""
    status: Status | None = None
    """Its status at the event after those sessions."""
    is_prepared: bool = False
    """Whether nothing but a visit to come ever forbids it (TIME-13)."""
    clear_since: datetime | None = None
    """Since when it is a yes at the event; none where it is none, or was one all along."""
    is_held_again: bool = False
    """Whether its own waits are over at the event, and the next visit holds it off (TIME-13)."""
    item: Allowed | None = None
    """What it is, where it is allowed some time after a visit: held off from all until then."""
    bans: frozenset[str] = frozenset()
    """The preparations for a visit that ban it."""

    @property
    def whom(self) -> Restriction | Allowed:
        """What says whom the verdict concerns (CAN-6)."""
        return self.item if self.item and not self.is_blocked else self.rule

    @property
    def is_question(self) -> bool:
        """Whether no date makes it clear, so that the clinic must be asked (TIME-10)."""
        return not self.has_wait and not self.is_dated

    @property
    def has_wait(self) -> bool:
        """Whether a date alone ends it after a visit."""
        wait, rule = self.rule.wait, self.rule
        return wait is not None and None not in wait and not (rule.until or rule.after)

    @property
    def is_dated(self) -> bool:
        """Whether the sessions given decide it: the event that it waited for is told."""
        if self.given is None:
            return False
        is_held = self.is_prepared and self.status is not Status.ASK
        return is_held or self.given.clear_at is not None

    @property
    def is_blocked(self) -> bool:
        """Whether the sessions given keep it from being clear at the event."""
        return self.status is not None and self.status not in YES

    @property
    def clear_now_at(self) -> datetime | None:
        """When the sessions given leave it clear, up to the event; none where no date does.

        Where the next visit holds it off when its own wait is over, that is no such date (TIME-13).
        """
        if self.given is None or self.is_question:
            return None
        if self.clear_since is not None:
            return self.clear_since
        return None if self.given.is_taken_over else self.given.clear_at


@dataclass(frozen=True, slots=True)
class BeforeEvent:
    """What is known of one event."""

    protocol: Protocol
    event_at: datetime
    zone: ZoneInfo
    """The clinic's zone, in which days are counted."""
    activities: tuple[ActivityBefore, ...]
    """Those asked for, in the rule file's order."""
    clear_if: LatestSession | None
    """So that all of them that have a date of their own are clear; none where no date serves."""
    caution_if: LatestSession | None
    clear_if_from: date | None = None
    """The first day from which a session up to that one serves; none where each earlier one does.

    After one before it, the visit after that asks for something by then (TIME-13).
    """
    is_clear_if_last: bool = False
    """Whether that is so only where no other session follows it before the event."""
    allowed: tuple[Allowed, ...] = ()
    """What was asked for and needs no wait."""
    not_covered: tuple[str, ...] = ()
    """The questions, as asked, that the protocol does not cover (CAN-3)."""
    window: NextSession | None = None
    """The next session, where sessions are known."""
    fit: WindowFit | None = None
    is_over: bool = False
    """Whether the event lies in the past."""
    meant_years: tuple[tuple[date, date], ...] = ()
    """As in the plan: with a slip of the year, nothing is a yes (TIME-16)."""
    is_booked: bool = False
    """Whether a session lies ahead among those given: no other day is to be found."""
    is_course_over: bool = False
    """Whether no visit is to come, so that none could be too late."""

    @property
    def questions(self) -> tuple[ActivityBefore, ...]:
        """The activities that the clinic must be asked about."""
        return tuple(activity for activity in self.activities if activity.is_question)

    @property
    def blocked(self) -> tuple[ActivityBefore, ...]:
        """The dated activities that the sessions given leave no yes at the event."""
        return tuple(one for one in self.activities if one.is_blocked and not one.is_question)

    @property
    def is_sure(self) -> bool:
        """Whether all that was asked has a date, or needs none."""
        is_asked = any(one.status is Status.ASK for one in self.activities)
        return not (is_asked or self.questions or self.not_covered or self.meant_years)


class Meant(NamedTuple):
    """What some questions mean, as ids."""

    ids: frozenset[str]
    allowed: frozenset[str]
    not_covered: tuple[str, ...]


def understand(questions: Iterable[str], lexicon: Lexicon) -> Meant:
    """Find what questions mean; one that is not wholly explained is not covered (CAN-3).

    Raises:
        InputRefusedError: when a question is empty or too long.

    """
    owners: dict[Named, None] = {}
    not_covered = []
    for question in questions:
        text = lexicon.respell(fold(check_question(question)).replace("-", " "))
        meanings = [] if lexicon.speaks_of_body(text) else read_meanings(text, lexicon)
        if not meanings or not all(one.is_sure and not one.is_never_yes for one in meanings):
            not_covered.append(question)
        else:
            named = [owner for one in meanings for owner in one.owners]
            owners |= dict.fromkeys(named)
            if not any(owner.kind in _DATED for owner in named):
                not_covered.append(question)
    kinds = {kind: frozenset(o.id for o in owners if o.kind is kind) for kind in Kind}
    return Meant(kinds[Kind.RESTRICTION], kinds[Kind.ALLOWED], tuple(not_covered))


def find_before(
    protocol: Protocol,
    event_at: datetime,
    zone: ZoneInfo,
    *,
    meant: Meant | None = None,
    plan: Plan | None = None,
    clinic: "Clinic | None" = None,
    now: datetime | None = None,
    through: datetime | None = None,
) -> BeforeEvent:
    """Find what the sessions given leave clear at a moment, and the latest session that would.

    `through` is the end of the event's day, where only that is known: after a session on the same
    day, what it forbids is no yes.

    It is the plan's exact inverse, clock changes included; a wait that ends at that very moment is
    over (TIME-7). It is that of the plan which the session would make: what the sessions that were
    forbid at the event, no other one allows, those booked may be moved, and the visit after it is
    prepared for (TIME-13); without a plan, past the days on which `clinic` is closed. Without
    `meant` all restrictions are asked about. What waits for an event, or for the clinic, has no
    date, since nothing turns it clear (TIME-10).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    latest = cache(lambda length: find_latest_session(length, event_at, zone))
    dated = {one.id: one for one in plan.restrictions} if plan else {}
    outline = outline_of(protocol)
    activities = tuple(
        _date_activity(
            line.key,
            line.rule,
            (event_at, through),
            latest,
            dated.get(line.key),
            wider=[outline.spells[place] for place in line.wider],
        )
        for line in outline.lines
        if meant is None or line.key in meant.ids
    )
    allowed = [line for line in outline.allowed if meant and line.rule.id in meant.allowed]
    prepared = list(_date_prepared(protocol, (event_at, through), latest, meant, plan))
    banned = {one.rule.activity for one in prepared if one.given and one.given.twin_of}
    activities = tuple(
        one
        for one in activities
        if one.rule.activity not in banned
        or (one.given and not one.given.is_free_but_for_a_visit(event_at))
    )
    activities += tuple(prepared)
    given = {one.id: one for one in plan.allowed} if plan else {}
    held = [line for line in allowed if _may_be_held(line, given.get(line.rule.id), event_at)]
    activities += tuple(
        _date_activity(
            rule.id, held_until_allowed(rule), (event_at, through), latest, dated
        )._replace(item=rule)
        for rule, _, _ in held
        for dated in [given[rule.id].as_restriction() if rule.id in given else None]
    )
    ahead = _make_ahead(protocol, Event(event_at, through), zone, plan, clinic)
    activities = tuple(_with_visit(activities, ahead, plan))
    clear_if, first_on = _latest_of_all(activities, ahead)
    found = BeforeEvent(
        protocol=protocol,
        event_at=event_at,
        zone=zone,
        activities=activities,
        clear_if=clear_if,
        clear_if_from=first_on,
        is_clear_if_last=clear_if is not None and ahead.is_followed(clear_if.session_on),
        caution_if=earliest_of(activity.caution_if for activity in activities),
        allowed=tuple(line.rule for line in allowed if line not in held),
        not_covered=meant.not_covered if meant else (),
        is_over=now is not None and (through or event_at) <= now,
        meant_years=plan.meant_years if plan else (),
        is_booked=plan is not None and plan.next_given is not None,
        is_course_over=plan is not None and plan.is_course_over,
    )
    if plan is not None and plan.meant_years:
        asked = tuple(
            one._replace(status=Status.ASK) if one.status in YES else one for one in activities
        )
        found = replace(found, activities=asked)
    if plan is None or plan.next_given or plan.meant_years or not plan.next_sessions:
        return found
    if all(one.is_question for one in activities):  # no day of a visit makes any of it OK
        return found
    window = plan.next_sessions[0]
    fit = fit_window(window, found, protocol, today=plan.today, ahead=ahead)
    return replace(found, window=window, fit=fit)


def _make_ahead(
    protocol: Protocol,
    event: Event,
    zone: ZoneInfo,
    plan: Plan | None,
    clinic: "Clinic | None",
) -> OneMore:
    held = [one for one in plan.sessions if not plan.is_planned(one)] if plan else []
    clinic = plan.clinic if plan else clinic
    return OneMore(protocol, event, zone, sessions=held, clinic=clinic)


def _with_visit(
    activities: Iterable[ActivityBefore], ahead: OneMore, plan: Plan | None
) -> Iterator[ActivityBefore]:
    """Return activities with the latest sessions that serve after those that were."""
    held, bans_of = _date_held(plan) if plan else {}, _bans_of_each(ahead.outline)
    for one in activities:
        if one.clear_if is None:
            yield one
            continue
        asked = (one.id, one.item is not None)
        bans, given = bans_of.get(asked, frozenset()), held.get(asked)
        statuses = {
            hold.status
            for hold in (given.holds if given else ())
            if not hold.is_before and ahead.event.is_held(hold)
        }
        yield one._replace(
            bans=bans,
            clear_if=None if statuses else ahead.latest(bans, one.clear_if),
            caution_if=None if statuses - {Status.CAUTION} else one.caution_if,
        )


def _date_held(plan: Plan) -> dict[_Asked, DatedRestriction | DatedAllowed]:
    """Return what the sessions that were hold off, without those that may still be moved."""
    held = [one for one in plan.sessions if not plan.is_planned(one)]
    if not held:
        return {}
    if len(held) < len(plan.sessions):
        plan = make_plan(plan.protocol, held, at=plan.at, zone=plan.zone, happened=dict(plan.told))
    return {
        **{(one.id, False): one for one in plan.restrictions},
        **{(one.id, True): one for one in plan.allowed},
    }


def _bans_of_each(outline: Outline) -> dict[_Asked, frozenset[str]]:
    """Return the preparations that ban each activity, for everybody or for some."""
    found: dict[_Asked, set[str]] = defaultdict(set)
    for key, _, place, *_ in outline.lines:
        found[key, False].update(outline.spells[place].bans)
    for ban in outline.alone.values():
        if ban.twin_of:
            found[ban.twin_of, False].update(ban.bans)
    for rule, permit, _ in outline.allowed:
        found[rule.id, True].update(permit.bans, permit.bans_of_a_part)
    return {key: frozenset(bans) for key, bans in found.items()}


def _latest_of_all(
    activities: Sequence[ActivityBefore], ahead: OneMore
) -> tuple[LatestSession | None, date | None]:
    """Return the latest session for all that have one, and the first day from which it may be."""
    dated = [one for one in activities if one.clear_if is not None]
    bans = frozenset(ban for one in dated for ban in one.bans)
    latest = earliest_of(one.clear_if for one in dated)
    clear_if = latest and ahead.latest(bans, latest)
    return clear_if, clear_if and ahead.first(bans, clear_if.session_on)


def _may_be_held(line: AllowedLine, given: DatedAllowed | None, event_at: datetime) -> bool:
    """Return whether what is allowed may be none at some time: then it is dated as a wait is."""
    permit = line.permit
    if permit.wait or permit.bans or permit.bans_of_a_part or permit.spells:
        return True
    return given is not None and given.status_at(event_at) not in YES


def _date_activity(
    key: str,
    rule: Restriction,
    event: tuple[datetime, datetime | None],
    latest: Callable[[Length], LatestSession],
    given: DatedRestriction | None,
    *,
    wider: Sequence[Spell] = (),
) -> ActivityBefore:
    """Date one activity; what is some food or drink waits for all that is held off as well."""
    event_at, through = event
    status = None
    if given:
        status = given.status_between(event_at, through) if through else given.status_at(event_at)
    clear_at = given and given.clear_at
    is_held_again = status not in (None, *YES) and clear_at is not None and clear_at <= event_at
    found = ActivityBefore(
        key,
        rule,
        None,
        None,
        given=given,
        status=status,
        clear_since=_clear_since(given, event_at) if given and status in YES else None,
        is_held_again=is_held_again,
    )
    if rule.until or rule.after or any(spell.until or spell.after for spell in wider):
        return found
    easier, over = [], []
    for wait in (rule.wait, *(spell.wait for spell in wider)):
        if wait is None or wait.most is None or wait.least is None:
            return found
        easier.append(latest(wait.least))
        over.append(latest(wait.most))
    return found._replace(clear_if=earliest_of([*easier, *over]), caution_if=earliest_of(easier))


def _clear_since(given: DatedRestriction, event_at: datetime) -> datetime | None:
    """Return since when it is a yes at a moment at which it is one; none where it ever was."""
    since, was_yes = None, given.status_at(EVER) in YES
    for change in given.changes_after(EVER):
        if change.at > event_at:
            break
        is_yes = change.status in YES
        since = change.at if is_yes and not was_yes else since
        was_yes = is_yes
    return since


def _date_prepared(
    protocol: Protocol,
    event: tuple[datetime, datetime | None],
    latest: Callable[[Length], LatestSession],
    meant: Meant | None,
    plan: Plan | None,
) -> Iterator[ActivityBefore]:
    """Return what preparations alone name: if nothing was asked, only what one holds off then."""
    given = {one.id: one for one in (*plan.restrictions, *plan.unlisted)} if plan else {}
    for key, ban in outline_of(protocol).alone.items():
        if meant is None or key in meant.ids or ban.twin_of in meant.ids:
            found = _date_activity(key, ban.rule, event, latest, given.get(key))
            is_asked = meant is not None and not ban.twin_of
            if is_asked or found.status in (Status.AVOID, Status.CAUTION):
                yield found._replace(is_prepared=True)


def earliest_of(found: Iterable[LatestSession | None]) -> LatestSession | None:
    """Return the session that is early enough for all; none where there is no date."""
    dated = [latest for latest in found if latest is not None]
    if not dated:
        return None
    return LatestSession(
        ended_by=min(latest.ended_by for latest in dated),
        session_on=min(latest.session_on for latest in dated),
    )
