"""Date the signs of harm: from when, and until when, each is a reason to get help (CAN-1)."""

from datetime import datetime
from typing import NamedTuple

from mesocare.dates.moments import add_early, add_to_session
from mesocare.plan.facts import Plan, Until
from mesocare.plan.outline import resolve_until
from mesocare.plan.visits import find_told, make_visit
from mesocare.rules.protocol import Sign


class DatedSign(NamedTuple):
    """A sign of harm, with the time in which it is one; what is uncertain makes that longer."""

    level: str
    """`emergency`, `urgent` or `clinic`."""
    rule: Sign
    from_at: datetime | None = None
    """None where it is one at once, or counts from an event that was not told."""
    last_from_at: datetime | None = None
    """The same after the latest session that has begun."""
    until_at: datetime | None = None
    """None where it stays one."""
    waits_for: Until | None = None
    """The event from which it counts, as long as nobody has told it."""

    def is_active(self, at: datetime) -> bool:
        """Return whether it is a sign at a moment; without its event, it is one at any."""
        is_early = self.from_at is not None and at < self.from_at
        return not is_early and (self.until_at is None or at < self.until_at)


def date_signs(plan: Plan, level: str) -> tuple[DatedSign, ...]:
    """Return the signs of a level: they begin after the first session, and end after the last."""
    signs: tuple[Sign, ...] = getattr(plan.protocol.warning_signs, level)
    return tuple([date_sign(plan, level, sign) for sign in signs])


def date_sign(plan: Plan, level: str, sign: Sign) -> DatedSign:
    """Date one sign.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    if sign.from_ is None and sign.until is None and sign.after is None:
        return DatedSign(level, sign)
    begun = [session for session in plan.sessions if session.begins_at <= plan.at]
    counted = begun or list(plan.sessions[:1])
    if sign.after is not None:
        told = [find_told(dict(plan.told), sign.after, make_visit(one)) for one in counted]
        counted = [event for event in told if event is not None]
        if len(counted) < len(told):
            waits_for = resolve_until(plan.protocol, sign.after)
            return DatedSign(level, sign, waits_for=waits_for)
    starts = [add_early(one, sign.from_.least) for one in counted] if sign.from_ else []
    return DatedSign(
        level,
        sign,
        min(starts, default=None),
        max(starts, default=None),
        max([add_to_session(one, sign.until.most) for one in counted]) if sign.until else None,
    )
