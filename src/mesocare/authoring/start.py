"""What does somebody start from who writes a file of their own? A commented file that passes."""

from datetime import date
from pathlib import Path

from mesocare.dates.moments import add_to_day
from mesocare.dates.waits import Length, Unit
from mesocare.reading.rule_file import load_protocol
from mesocare.reading.source import default_rule_file

_THREE_YEARS = Length(36, Unit.MONTHS)
_START = Path(__file__).parent / "templates"


def make_start_of_rules(name: str, today: date, *, is_empty: bool) -> str:
    """Give the default rule file to change, or one that has one rule of each important kind."""
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
    """Give a clinic's file to change."""
    text = (_START / "clinic.yaml").read_text(encoding="utf-8")
    version = load_protocol().protocol.version
    return text.replace("{name}", name).replace("{version}", version)
