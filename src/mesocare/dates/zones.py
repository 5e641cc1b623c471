"""Which time zone is meant? A name becomes a zone, or a sentence with the nearest one."""

from zoneinfo import ZoneInfo

MOST_CHARACTERS = 64
_NO_PLACES = ("localtime", "posixrules", "Factory")
"""Files that lie among the zones and name no place."""


def find_zone(name: str) -> ZoneInfo:
    """Give the zone of an IANA name.

    Raises:
        ValueError: with the sentence to show, when there is no such zone.

    """
    zone = known_zone(name)
    if zone is not None:
        return zone
    message = f"there is no such time zone. {_suggest(name)}"
    raise ValueError(message)


def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name; None where there is none, without a search for another."""
    try:
        if len(name) <= MOST_CHARACTERS and name.isascii() and name not in _NO_PLACES:
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    return None


def _suggest(name: str) -> str:
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    zones = {zone.lower(): zone for zone in sorted(available_timezones() - set(_NO_PLACES))}
    cities = {zone.rsplit("/", 1)[-1]: zone for zone in zones if "/" in zone}
    wanted = name[:MOST_CHARACTERS].lower().replace(" ", "_")
    near = get_close_matches(wanted, [*zones, *cities], n=1, cutoff=0.75)
    if not near:
        return "Write it like Europe/Rome or America/New_York."
    return f"Did you mean {zones[cities.get(near[0], near[0])]}?"
