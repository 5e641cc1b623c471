"""When the clock of a zone is moved."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


def find_clock_changes(first: datetime, last: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the instants at which a clock changes; no clock changes twice in a day."""
    changes = []
    while first < last:
        following = min(first + _DAY, last)
        offset = first.astimezone(zone).utcoffset()
        if following.astimezone(zone).utcoffset() != offset:
            low, high = first, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                is_before = middle.astimezone(zone).utcoffset() == offset
                low, high = (middle, high) if is_before else (low, middle)
            changes.append(high.replace(microsecond=0))
        first = following
    return changes
