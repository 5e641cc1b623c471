"""What is planted of a patient, which no error, no file name and no log may show."""

import re
from pathlib import Path

NAME = "Qvexzanna Drummolt"
NOTE = "wexfordine plumbago"
CLINIC_TEXT = "ask for Brizzlewick"
RULE_TEXT = "Because snorflakian pores must close."
SESSION, SECOND_SESSION = "2019-07-23T15:43", "2019-08-20T15:47"
"""Moments whose digits stand nowhere else."""
AT = "2019-08-21T18:00"

_TRACES = re.compile(
    r"qvexz|drummolt|wexford|plumbago|brizzle|snorflak"
    r"|05[:.h-]?4[37]|03[:.h-]?4[37]"  # in Rome, and in UTC
    r"|2019.?0[78].?2[03]|2[03]\.? (jul|aug)|(jul|aug)[a-z]* 2[03]"
    r"|190[78]2[03]",
    re.IGNORECASE,
)
_SHEET_NAME = re.compile(r"2019-0[78]-2[03](-\d{4})?-row\d{4}(-\d+)?\.(pdf|html|ics)\b")
"""How a day's sheets are called, on purpose: by date, time and row."""


def find_leak(text: str) -> str:
    """Give the first trace of what was planted, or nothing; a sheet's own name is none."""
    found = _TRACES.search(_SHEET_NAME.sub("", text))
    return found.group() if found else ""


def plant(work: Path) -> None:
    """Write a day list, a clinic's file and a rule file that hold what must not leak."""
    (work / "day.csv").write_text(
        "session,name,protocol,note\n"
        f"{SESSION},{NAME},,{NOTE}\n"
        f"{SECOND_SESSION},{NAME},,\n"
        f"{SESSION},,prp,{NOTE}\n",
        encoding="utf-8",
    )
    (work / "clinic.yaml").write_text(
        "name: Sunrise Hair Clinic\ntelephone: 000 000 0000\nzone: Europe/Rome\n"
        f"when_closed: {CLINIC_TEXT}\nprotocols: {{prp: rules.yaml}}\n",
        encoding="utf-8",
    )
    (work / "rules.yaml").write_text(
        "format: 2\n"
        "protocol: {id: prp, title: PRP, version: 1.0.0, language: en, written_on: 2026-11-22}\n"
        f"restrictions:\n  wash: {{activity: wash, wait: 1 day, why: {RULE_TEXT}}}\n",
        encoding="utf-8",
    )
