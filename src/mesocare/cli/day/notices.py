"""What somebody should know who hands out the sheet of a row."""

import re
from datetime import date
from typing import TYPE_CHECKING

from mesocare.dates.holidays import ESTIMATED
from mesocare.dates.moments import Session
from mesocare.dates.plausible import is_at_night
from mesocare.plan.closed_days import find_closed_days

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_NO_TYPE = "the name is in a script that this computer cannot print; the sheet has a blank for it."
_IN_THE_EXTRA = re.compile("[\u0980-\u09ff\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_EXTRA = " Whoever keeps this computer can add its script: pip install 'mesocare[scripts]'"
NO_ROOM = "the name has a word that is too long for the sheet, which has a blank for it."
BROKEN = (
    "letters of the name were lost or changed on the way here; the sheet has a blank for it. "
    "Save the list anew from where it comes, as 'CSV UTF-8', to have the name printed."
)

NO_TIME = (
    "the list has no time for it, so its sheet counts from the end of that day. If you know when "
    "the session ended, write it there, and the dates come sooner."
)
BESIDE_STALE = (
    "{made} beside a sheet of an earlier state of this list. Do not give the older one out:"
)
BESIDE_ANOTHER_LIST = (
    "{made} beside a sheet of another list, or of an earlier copy of this one, which is left as it "
    "is. Look before you give it out:"
)
BESIDE_NO_SHEET = (
    "{made} beside what is not as mesocare makes a sheet, and is left as it is. "
    "Give out the new one:"
)
BESIDE_A_ROW = "{made} beside the sheet of another row, which is still good:"
AGAIN = "row {first} has the same name and the same session. Hand out one of the two."


def leaves_blank(said: str) -> bool:
    """Whether a notice says that the sheet has a blank for the name."""
    return said in (NO_ROOM, BROKEN) or said.startswith(_NO_TYPE)


def say_no_type(name: str) -> str:
    """Return what is said of a name that has no typeface here, and how to have one where it is."""
    return _NO_TYPE + (_EXTRA if _IN_THE_EXTRA.search(name) else "")


def say_early(session: Session) -> list[str]:
    """Return what is said of a session at night."""
    return [_EARLY] if is_at_night(session) else []


_EARLY = (
    "its session ends before 7 in the morning. If a 'pm' was lost, correct it: "
    "the sheet would say yes 12 hours too early."
)


def say_closed(on: date, clinic: "Clinic | None") -> list[str]:
    """Return what is said of a session on a day on which the clinic is closed."""
    why = find_closed_days(clinic, [on.year]).why_closed(on)
    if why is None:
        return []
    holiday = f" ({why[1].removesuffix(ESTIMATED)})" if why[1] else ""
    return [_CLOSED.format(holiday=holiday)]


_CLOSED = (
    "the clinic is closed on that day{holiday}, as its file says. "
    "The sheet is for that day all the same: check the date."
)
