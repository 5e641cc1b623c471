"""What somebody starts from who writes a file of their own."""

from datetime import date
from pathlib import Path

from mesocare.characters import find_forbidden
from mesocare.dates.moments import add_to_day
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError
from mesocare.reading.rule_file import load_protocol
from mesocare.reading.source import default_rule_file

_THREE_YEARS = Length(36, Unit.MONTHS)
_START = Path(__file__).parent / "templates"


def make_start_of_rules(name: str, today: date, *, is_empty: bool) -> str:
    """Return the default rule file to change, or one whose every line is still to be written.

    Raises:
        InputRefusedError: for a file's name that would break a line of it.

    """
    name = check_name(name)
    if not is_empty:
        return default_rule_file().read_text(encoding="utf-8")
    text = (_START / "rules.yaml").read_text(encoding="utf-8")
    review_by = add_to_day(today, _THREE_YEARS)
    return (
        text.replace("{name}", name)
        .replace("{today}", today.isoformat())
        .replace("{review_by}", review_by.isoformat())
    )


def make_start_of_clinic(name: str) -> str:
    """Return a clinic's file to change.

    Raises:
        InputRefusedError: for a file's name that would break a line of it.

    """
    name = check_name(name)
    text = (_START / "clinic.yaml").read_text(encoding="utf-8")
    version = load_protocol().protocol.version
    return text.replace("{version}", version).replace("{name}", name)


def check_name(name: str) -> str:
    """Return a file's name as a remark may hold it.

    Raises:
        InputRefusedError: for a line break, or another character that may not go out.

    """
    if "\n" in name or find_forbidden(name) is not None:
        message = "FILE: the name holds a line break or a control character. Give another name."
        raise InputRefusedError(message)
    return name
