"""How the cost grows with the work: restrictions, sessions and rule files, ten times over.

    python benchmarks/growth.py

Each line is the cost of one more item; it stays level where the whole is linear.
"""

import platform
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from mesocare import Protocol, Session, load_protocol, make_plan, parse_protocol
from mesocare.dates.waits import Length, Unit, Wait
from mesocare.rules.protocol import FORMAT, About, Restriction

SIZES = (10, 100, 1_000, 10_000)
ROUNDS = 5
ZONE = ZoneInfo("Europe/Rome")
ENDED_AT = datetime(2026, 3, 20, 13, 30, tzinfo=UTC)
ABOUT = About(
    id="growth", title="Growth", version="1.0.0", language="en", written_on=ENDED_AT.date()
)
MOST_BYTES = 256 * 1024


def main() -> None:
    """Print three tables."""
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    print(f"\n{'restrictions':>14}{'a plan, ms':>14}{'each, us':>12}")
    for size in SIZES:
        print_row(size, measure(plan_of_restrictions(size)))
    print(f"\n{'sessions':>14}{'a plan, ms':>14}{'each, us':>12}")
    for size in SIZES:
        print_row(size, measure(plan_of_sessions(size)))
    print(f"\n{'KiB of rules':>14}{'to read, ms':>14}{'each, us':>12}")
    for size in (16, 32, 64, 128, 255):
        print_row(size, measure(reading_of(size)))


def print_row(size: int, seconds: float) -> None:
    """Print the cost of all and of one."""
    print(f"{size:>14,}{seconds * 1e3:>14.2f}{seconds / size * 1e6:>12.1f}")


def measure(work: Callable[[], object]) -> float:
    """Return the median seconds of some rounds, the first of them not counted."""
    seconds = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds[1:])


def plan_of_restrictions(size: int) -> Callable[[], object]:
    """Return the making of a plan with so many restrictions, each with a wait of its own."""
    restrictions = {
        f"r{number}": Restriction(
            activity=f"do number {number}",
            wait=Wait(Length(number % 9_999 + 1, Unit.HOURS), Length(number % 97 + 420, Unit.DAYS)),
        )
        for number in range(size)
    }
    protocol = Protocol(format_=FORMAT, protocol=ABOUT, restrictions=restrictions)
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ZONE)
    return lambda: make_plan(protocol, [session], at=ENDED_AT + timedelta(days=2), zone=ZONE)


def plan_of_sessions(size: int) -> Callable[[], object]:
    """Return the making of a plan of the default protocol with so many sessions."""
    protocol = load_protocol()
    moments = [ENDED_AT + timedelta(hours=7 * number) for number in range(size)]
    sessions = [Session(at, at.astimezone(ZONE).date(), has_time=True, zone=ZONE) for at in moments]
    return lambda: make_plan(protocol, sessions, at=ENDED_AT + timedelta(days=2), zone=ZONE)


def reading_of(kibibytes: int) -> Callable[[], object]:
    """Return the reading of a rule file of about that size."""
    head = (
        "format: 2\nprotocol: {id: growth, title: Growth, version: 1.0.0, language: en, "
        "written_on: 2026-11-22}\nsources:\n  guide: {title: A guide, kind: guide}\nrestrictions:\n"
    )
    rule = (
        "  number-{0}:\n    activity: do number {0}\n    wait: 24 to 48 hours\n"
        "    why: The reason for number {0}, with as many words as a clinic writes.\n"
        "    basis: guide\n    sources: [guide]\n"
    )
    text, number = head, 0
    while len(text) < min(kibibytes * 1024, MOST_BYTES) - 200:
        text, number = text + rule.format(number), number + 1
    source = text.encode()
    rounds = count()  # the same bytes are not read twice
    return lambda: parse_protocol(source + b"# %d\n" % next(rounds), "growth.yaml")


if __name__ == "__main__":
    main()
