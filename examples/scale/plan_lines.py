"""Make a plan for each row of a table, one line of JSON each, in the order of the table.

python plan_lines.py SESSIONS.csv PLANS.jsonl AT [CLINIC.yaml]

The table has the columns `session` and `zone`, as texts. A row that cannot be dated gets a line
that says so: no row is lost. Only the public names of mesocare are used.
"""

import csv
import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mesocare import MesocareError, Plan, load_rules, make_plan, parse_session

read_once = cache(load_rules)
"""In each process: the rules, with the clinic's changes in them, and the clinic."""


def line_of(session: str, zone: str, at: str, clinic_file: Path | None = None) -> str:
    """Give the line of one row."""
    protocol, clinic = read_once(None, clinic_file)
    moment = datetime.fromisoformat(at).astimezone(UTC)
    try:
        place = ZoneInfo(zone)
        read = parse_session(session, zone=place, now=moment)
        facts = facts_of(make_plan(protocol, [read], at=moment, zone=place, clinic=clinic))
    except (MesocareError, KeyError, ValueError) as error:
        facts = {"refused": type(error).__name__}
    return json.dumps({"session": session, "zone": zone} | facts, separators=(",", ":"))


def facts_of(plan: Plan) -> dict[str, object]:
    """Give when each activity is clear, the next visit counted in, and when that is best."""
    ends = {dated.id: dated.clear_from(plan.at) for dated in plan.restrictions}
    clear_at = {
        key: end.astimezone(plan.zone).isoformat() if end else None for key, end in ends.items()
    }
    following = plan.next_sessions[:1]
    return {
        "clear_at": clear_at,
        "next_on": following[0].recommended_on.isoformat() if following else None,
    }


def lines_of(rows: Iterable[dict[str, str]], at: str, clinic_file: Path | None) -> str:
    """Give the lines of some rows."""
    return "".join(f"{line_of(row['session'], row['zone'], at, clinic_file)}\n" for row in rows)


def main(table: str, output: str, at: str, clinic_file: Path | None = None) -> None:
    """Make all plans, one after the other."""
    with Path(table).open(encoding="utf-8", newline="") as file:
        Path(output).write_text(lines_of(csv.DictReader(file), at, clinic_file), encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [table, output, at]:
            main(table, output, at)
        case [table, output, at, clinic_file]:
            main(table, output, at, Path(clinic_file))
        case _:
            sys.exit(__doc__)
