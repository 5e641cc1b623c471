"""Time zones by their names: a name becomes a zone, or the sentence that refuses it (TIME-17)."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare.dates.slips import FEWEST_LETTERS, find_slips

MOST_CHARACTERS = 64
_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_NO_PLACES = ("localtime", "posixrules", "Factory")
"""Files that lie among the zones and name no place."""
_UTC = ("UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Etc/GMT")
_ABBREVIATED = (
    "CET", "CST6CDT", "EET", "EST", "EST5EDT", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST",
    "MET", "MST", "MST7MDT", "PST8PDT", "UCT", "Universal", "WET", "Zulu",
)  # fmt: skip
"""Names that the zone data keeps for old programs. What their clocks do is no place's business."""
_CONTINENTS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip
_STATES = ("ACT", "LHI", "NSW", "North", "Queensland", "South", "Tasmania", "Victoria", "West")
"""What stands in Australia where others have a city."""
_OFFSET = r"(?:etc/)?(?:utc|gmt|ut|z)? ?[+-]? ?[0-9]{1,2}(?::?[0-9]{2})?"
_SHOUTED = r"[A-Z]{2,4}"
_SHORT_FORMS = (
    r"acdt|acst|adt|aedt|aest|ak[ds]t|art|ast|awst|b[ds]t|brt|cat|cdt|ces?t|cst|e[ade]t|eest|est"
    r"|gmt|gst|h[ks]t|ict|ist|jst|kst|m[ds]t|mesz|m[es][tkz]|n[ds]t|nz[ds]t|ph?t|p[dks]t|sast|sgt"
    r"|utc?|wa?t|wast|we?s?t|wita?|wib|z"
)


def find_zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name.

    Raises:
        ValueError: with the sentence to show, when there is no such zone.

    """
    zone = known_zone(name)
    if zone is not None:
        return zone
    raise ValueError(explain_zone(name))


def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name; None where there is none, without a search for another."""
    try:
        is_place = name not in (*_NO_PLACES, *_ABBREVIATED)
        if len(name) <= MOST_CHARACTERS and name.isascii() and is_place:
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    return None


def explain_zone(
    name: str, *, now: datetime | None = None, also_called: Mapping[str, str] | None = None
) -> str:
    """Say what is wrong with the name of a zone, and what to write.

    A hint is a city or a zone that differs in case, blanks and accents alone, or by one slip; with
    `now` it says what time it is there. `also_called` has zones by other names.
    """
    shown = name[:MOST_CHARACTERS]
    found = _find_alike(shown, also_called or {})
    if found:
        time = f" ({now.astimezone(ZoneInfo(found)):%H:%M} there now)" if now else ""
        return f"there is no such time zone. Did you mean {found}{time}?"
    if _is_offset(shown):
        return (
            "an offset or an abbreviation is not a place, and does not say when the clocks change. "
            "Write the place, such as America/Lima or Europe/Rome."
        )
    return "there is no such time zone. Write it like Europe/Rome or America/New_York."


def _is_offset(name: str) -> bool:
    """Tell whether a name is an offset, such as UTC+8, or a short form, such as CEST."""
    name = name.strip().replace("\N{MINUS SIGN}", "-")
    return (
        name in _ABBREVIATED
        or re.fullmatch(_SHOUTED, name) is not None
        or re.fullmatch(f"{_OFFSET}|{_SHORT_FORMS}", name.lower()) is not None
    )


def _find_alike(name: str, also_called: Mapping[str, str]) -> str | None:
    """Return the zone whose name, or whose city, is almost the one that was written."""
    from zoneinfo import available_timezones

    zones = [zone for zone in sorted(available_timezones()) if _is_a_hint(zone)]
    alike = {_fold(_city(zone)): zone for zone in zones if _has_a_city(zone)}
    alike |= {_fold(zone): zone for zone in zones}
    alike |= {_fold(other): zone for other, zone in also_called.items() if _is_a_hint(zone)}
    wanted = _fold(name)
    if wanted in alike:
        return alike[wanted]
    regions = {_fold(_city(zone)) for zone in zones if not _has_a_city(zone)}
    if len(wanted) < FEWEST_LETTERS or wanted in regions or _is_offset(name):
        return None
    found = {alike[slip] for slip in find_slips(wanted, alike)}
    return found.pop() if len(found) == 1 else None


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _has_a_city(zone: str) -> bool:
    """Tell whether a zone ends in a city, not in a region, such as US/Eastern."""
    continent, _, rest = zone.partition("/")
    return bool(rest) and continent in _CONTINENTS and rest not in _STATES


def _is_a_hint(zone: str) -> bool:
    return not zone.startswith("Etc/") and zone not in (*_NO_PLACES, *_ABBREVIATED, "UTC")


def _fold(name: str) -> str:
    """Return a name without case, accents, blanks and signs, "/" too."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def is_utc(zone: ZoneInfo) -> bool:
    """Tell whether a zone is UTC itself, where hardly a clinic is."""
    return zone.key in _UTC


def is_fixed(zone: ZoneInfo) -> bool:
    """Tell whether a zone is an offset from UTC by its name, and no place."""
    return is_utc(zone) or zone.key.startswith("Etc/")


def say_fixed(zone: ZoneInfo) -> str:
    """Say what a fixed zone is, since the sign in Etc/GMT-5 means the contrary of what it says."""
    offset = _ANY_MOMENT.astimezone(zone).utcoffset() or timedelta()
    if not offset:
        return "fixed at UTC"
    hours = abs(offset) // timedelta(hours=1)
    side = "ahead of" if offset > timedelta() else "behind"
    return f"fixed, {hours} hour{'s' * (hours > 1)} {side} UTC"
