"""Who says the times? By the clinic's clock, else by this computer's locale."""

import os
from datetime import datetime
from typing import TYPE_CHECKING

from mesocare.cli.inputs import zone_here

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.plan.facts import Plan
    from mesocare.sentences.days import Speaker


def make_speaker(plan: "Plan", *, has_now: bool = False) -> "Speaker":
    """Return who says the plan's times: by the clinic's clock, else by this computer's locale.

    Where the plan's moment is now, this computer's own clock is said beside it, if it differs.
    """
    from mesocare.sentences.days import Speaker

    clock = getattr(plan.clinic, "clock", None)
    return Speaker(
        language=plan.protocol.protocol.language,
        zone=plan.zone,
        today=plan.today,
        has_24_hours=_locale_has_24_hours() if clock is None else str(clock) == "24",
        here=zone_here(plan.at) if has_now else None,
    )


def make_own_speaker(zone: "ZoneInfo", now: datetime) -> "Speaker":
    """Return who says times before there is a plan: by this computer's locale."""
    from mesocare.sentences.days import Speaker

    today = now.astimezone(zone).date()
    return Speaker("en", zone, today, has_24_hours=_locale_has_24_hours())


def _locale_has_24_hours() -> bool:
    """Return whether this computer's locale counts 24 hours; one that says nothing counts 12."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG"))
    if next((name for name in names if name), "C").partition(".")[0] in ("C", "POSIX"):
        return False
    import locale

    try:
        locale.setlocale(locale.LC_TIME, "")
        written = locale.nl_langinfo(locale.T_FMT)
    except (locale.Error, AttributeError):  # not installed here, or Windows
        return False
    return "%T" in written or "%H" in written or "%R" in written
