"""The time zone of a command: the one that was named, else this computer's."""

import os
import warnings
from typing import TYPE_CHECKING

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_UNKNOWN = (
    "This computer's time zone is not known. Give the clinic's zone, such as: --tz Europe/Rome"
)
_IN_UTC = (
    "This computer's clock is set to UTC. If your clinic's is not, give its zone, such as: "
    "--tz Europe/Rome"
)
_UTC_FOR_OTHERS = (
    "This computer's clock is set to UTC, and what you make is for somebody else. "
    "Give the clinic's zone, such as --tz Europe/Rome, or as 'zone' in the clinic's file."
)

_LOCAL_TIME = "/etc/localtime"


def named_zone(name: str, now: "datetime") -> "ZoneInfo":
    """Return the zone of a name.

    Raises:
        InputRefusedError: when there is no such zone, with a hint and the time that it is there.

    """
    from mesocare.dates.zones import explain_zone, find_zone

    try:
        return find_zone(name)
    except ValueError:
        from tzlocal.windows_tz import win_tz

        message = f"--tz: {explain_zone(name, now=now, also_called=win_tz)}"
        raise InputRefusedError(message) from None


def system_zone(*, is_for_others: bool) -> "ZoneInfo":
    """Return this computer's zone.

    Raises:
        InputRefusedError: when it is no place of a known name, or it is UTC and somebody else would
            go by its times.

    """
    from mesocare.dates.zones import find_zone, is_utc, known_zone

    try:
        zone = known_zone(_name_in_plain_sight()) or find_zone(_searched_name())
    except (KeyError, ValueError, OSError, UserWarning):
        raise InputRefusedError(_UNKNOWN) from None
    if is_for_others and is_utc(zone):
        raise InputRefusedError(_UTC_FOR_OTHERS)
    return zone


def tell_of_utc(zone: "ZoneInfo") -> None:
    """Tell on standard error that this computer's zone is UTC, since hardly a clinic's is."""
    from mesocare.dates.zones import is_utc

    if is_utc(zone):
        write_error(f"mesocare: {_IN_UTC}")


def _name_in_plain_sight() -> str:
    """Return the name that TZ gives, or the link of which the system makes its clock; else none."""
    told = _told_by_environment()
    if os.environ.get("TZ") and not _is_absolute(told):
        return told
    file = os.path.realpath(told or _LOCAL_TIME)
    return file.partition("/zoneinfo/")[2] if os.path.isfile(file) else ""  # noqa: PTH113  as below


def _searched_name() -> str:
    """Return the name that tzlocal finds, in all other places; where there is none, it warns.

    It is asked last: what it loads is a tenth of a start.
    """
    from tzlocal import get_localzone

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        name = getattr(get_localzone(), "key", None) or ""
    return "" if _is_absolute(_told_by_environment()) else name  # a file that names no zone


def _told_by_environment() -> str:
    return os.environ.get("TZ", "").removeprefix(":")


def _is_absolute(path: str) -> bool:
    return os.path.isabs(path)  # noqa: PTH117  pathlib costs a start 3 ms
