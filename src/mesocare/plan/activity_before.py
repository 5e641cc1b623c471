"""What an event needs to be clear: each activity, with the latest session that leaves it so."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.latest_session import LatestSession, find_latest_session
from mesocare.plan.facts import EVER, YES, DatedRestriction, Plan, held_until_allowed
from mesocare.plan.meant import Meant
from mesocare.plan.one_more import Event
from mesocare.plan.outline import AllowedLine, Outline, Spell
from mesocare.rules.protocol import Allowed, Restriction, Status


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


class Found(NamedTuple):
    """What is asked about an event."""

    activities: tuple[ActivityBefore, ...]
    allowed: tuple[Allowed, ...]
    """What needs no wait, and nothing holds off then."""


def date_activities(
    outline: Outline, event: Event, zone: ZoneInfo, meant: Meant | None, plan: Plan | None
) -> Found:
    """Date what is asked about; without `meant` all that waits after a visit.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    dater = _Dater(outline, event, zone, plan)
    prepared = list(dater.prepared(meant))
    banned = {one.rule.activity for one in prepared if one.given and one.given.twin_of}
    allowed = [
        line
        for line in outline.allowed
        if (line.permit.wait if meant is None else line.rule.id in meant.allowed)
    ]
    held = [line for line in allowed if dater.may_be_held(line)]
    activities = (
        *[
            one
            for one in dater.restrictions(meant)
            if one.rule.activity not in banned
            or (one.given and not one.given.is_free_but_for_a_visit(event.at))
        ],
        *prepared,
        *map(dater.held, held),
    )
    return Found(activities, tuple(line.rule for line in allowed if line not in held))


class _Dater:
    """Dates activities at one event, after the sessions given."""

    def __init__(self, outline: Outline, event: Event, zone: ZoneInfo, plan: Plan | None) -> None:
        self._outline, self._event = outline, event
        self._latest = cache(lambda length: find_latest_session(length, event.at, zone))
        listed = plan.restrictions if plan else ()
        self._restrictions = {one.id: one for one in listed}
        self._prepared = {one.id: one for one in (*listed, *(plan.unlisted if plan else ()))}
        self._allowed = {one.id: one for one in (plan.allowed if plan else ())}

    def restrictions(self, meant: Meant | None) -> Iterator[ActivityBefore]:
        """Return the restrictions that are asked about."""
        for line in self._outline.lines:
            if meant is None or line.key in meant.ids:
                wider = [self._outline.spells[place] for place in line.wider]
                yield self._date(line.key, line.rule, self._restrictions.get(line.key), wider)

    def prepared(self, meant: Meant | None) -> Iterator[ActivityBefore]:
        """Return what preparations alone name: if nothing was asked, what one holds off then."""
        for key, ban in self._outline.alone.items():
            if meant is None or key in meant.ids or ban.twin_of in meant.ids:
                found = self._date(key, ban.rule, self._prepared.get(key))
                is_asked = meant is not None and not ban.twin_of
                if is_asked or found.status in (Status.AVOID, Status.CAUTION):
                    yield found._replace(is_prepared=True)

    def may_be_held(self, line: AllowedLine) -> bool:
        """Return whether what is allowed may be none at some time: then it is dated as a wait."""
        permit, given = line.permit, self._allowed.get(line.rule.id)
        if permit.wait or permit.bans or permit.bans_of_a_part or permit.spells:
            return True
        return given is not None and given.status_at(self._event.at) not in YES

    def held(self, line: AllowedLine) -> ActivityBefore:
        """Return what is allowed as what is held off until it is."""
        rule, given = line.rule, self._allowed.get(line.rule.id)
        dated = given.as_restriction() if given else None
        return self._date(rule.id, held_until_allowed(rule), dated)._replace(item=rule)

    def _date(
        self,
        key: str,
        rule: Restriction,
        given: DatedRestriction | None,
        wider: Sequence[Spell] = (),
    ) -> ActivityBefore:
        """Date one activity; what is some food or drink waits for all that is held off as well."""
        event_at, through = self._event
        status = given.status_between(event_at, through or event_at) if given else None
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
            easier.append(self._latest(wait.least))
            over.append(self._latest(wait.most))
        return found._replace(
            clear_if=earliest_of([*easier, *over]), caution_if=earliest_of(easier)
        )


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


def earliest_of(found: Iterable[LatestSession | None]) -> LatestSession | None:
    """Return the session that is early enough for all; none where there is no date."""
    dated = [latest for latest in found if latest is not None]
    if not dated:
        return None
    return LatestSession(
        ended_by=min(latest.ended_by for latest in dated),
        session_on=min(latest.session_on for latest in dated),
    )
