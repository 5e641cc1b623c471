"""What in the records forbids every yes: a row that cannot be read, a clock that must be wrong."""

from datetime import datetime
from time import time
from typing import TYPE_CHECKING

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError, MesocareError, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mesocare.dates.moments import Session
    from mesocare.plan.facts import Doubt
    from mesocare.store.history import History

_UNREAD = (
    "One of your recorded sessions cannot be read, and what is made without it could say yes too "
    "early. Look with 'mesocare sessions list', remove it there, and add it again. Until then, "
    "give your sessions with --session."
)
_WRONG_CLOCK = (
    "This computer's clock looks wrong: a session that you recorded as over lies ahead of it. Set "
    "the clock, or give the moment with --at. If that visit lies ahead, add it once more with "
    "'mesocare sessions add'. If it is wrong, 'mesocare sessions list' has its number: give that "
    "to 'mesocare sessions remove'."
)

EARLY = (
    "This session ended before 7 in the morning. If a 'pm' was lost, give it again: what you read "
    "says yes 12 hours too early."
)


def warn_of_nights(sessions: "Sequence[Session]") -> None:
    """Warn of sessions that ended at night; they count all the same."""
    from mesocare.dates.plausible import is_at_night

    if any(map(is_at_night, sessions)):
        write_error(f"mesocare: {EARLY}")


def explain_early_event(
    event: str, told: "Sequence[Session]", sessions: "Sequence[Session]"
) -> str | None:
    """Say why an event ends nothing, if none of its moments is surely after the first session."""
    from mesocare.plan.visits import find_told, make_visit

    if not (told and sessions):
        return None
    first, latest = min(sessions), max(told)
    if find_told({event: told}, event, make_visit(first)):
        return None
    if latest.ended_at < first.begins_at:
        return "That was before your first session, so it ends nothing. Is the date right?"
    may_tell = " If it was after it, give its time too." if first.has_time else ""
    return f"That may have been before your session was over, so it ends nothing.{may_tell}"


def warn_of_early_events(
    happened: "Mapping[str, Sequence[Session]]", sessions: "Sequence[Session]"
) -> None:
    """Warn of events that were told, and end nothing."""
    for event, told in happened.items():
        if reason := explain_early_event(event, told, sessions):
            write_error(f"mesocare: --happened: {event}: {reason}")


def find_doubts(kept: "History", at: str | None, now: datetime) -> "list[Doubt]":
    """Find why what is recorded allows no yes; the clock counts where the moment comes from it."""
    from mesocare.dates.typed import is_relative
    from mesocare.plan.facts import Doubt

    found = [Doubt.UNREAD] if kept.odd else []
    is_by_clock = at is None or is_relative(at)
    ahead = (one for one in kept.recorded if one.session.begins_at > now and not one.is_booked)
    return [*found, Doubt.CLOCK] if is_by_clock and any(ahead) else found


def refuse_doubt(doubt: "Doubt") -> MesocareError:
    """Return what a command says that would give a permission all the same."""
    from mesocare.plan.facts import Doubt

    if doubt is Doubt.UNREAD:
        return StorageError(_UNREAD)
    return InputRefusedError(_WRONG_CLOCK)


def refuse_for_clock(error: BaseException) -> InputRefusedError | None:
    """Return what is said of an error that comes of a clock beyond all years; None of any other.

    Python counts the nanoseconds of now in 63 bits, which end in 2262: libraries fall before us.
    """
    try:
        time()
    except OverflowError:
        return InputRefusedError(_NO_CLOCK) if isinstance(error, OverflowError) else None
    return None


_NO_CLOCK = (
    "This computer's clock looks wrong: it is far ahead of any year that can be counted. Set the "
    "clock, then try again."
)
