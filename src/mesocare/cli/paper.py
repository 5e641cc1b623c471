"""The plan of what is handed over: a sheet, or a message, which has no now (TIME-15)."""

from datetime import datetime
from typing import TYPE_CHECKING

from mesocare.cli.gathering import Given, plan_of
from mesocare.cli.output import write_error
from mesocare.cli.speaking import make_own_speaker

if TYPE_CHECKING:
    from mesocare.plan.facts import Plan


def paper_plan_of(given: Given) -> "Plan":
    """Make the plan of what is handed over (TIME-15).

    Paper has no now: it is drawn for the end of the latest session where that lies ahead, since
    clinics print in the morning, and for that visit, held or booked.

    Raises:
        InputRefusedError: when a date lies outside the calendar.

    """
    from mesocare.plan.dating import hand_over

    latest_at = max(session.ended_at for session in given.sessions)
    plan = hand_over(plan_of(given._replace(at=max(given.at, latest_at), booked=())), given.at)
    _tell_of_running(plan, given.at)
    return plan


def _tell_of_running(plan: "Plan", at: datetime) -> None:
    """Tell how to have the dates of the session before as well, where its waits still run."""
    running = plan.running_session
    if running is None:
        return
    from mesocare.sentences.sessions import as_typed, say_session

    speaker = make_own_speaker(plan.zone, at)
    latest, before = (
        say_session(one, speaker, near=False) for one in (plan.latest_session, running)
    )
    write_error(
        f"mesocare: This is for the session on {latest}. The waits of the one on {before} still "
        f"run: for its dates, give it alone, with --session {as_typed(running)}"
    )
