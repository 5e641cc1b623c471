"""How many plans one core makes in a second: the default protocol with one session.

python benchmarks/plans.py
"""

import platform
import statistics
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare import Session, load_protocol, make_plan

ROUNDS = 7
PLANS = 500


def main() -> None:
    """Make plans for different sessions, in rounds, and print the median rate."""
    protocol, zone = load_protocol(), ZoneInfo("Europe/Rome")
    first = datetime(2026, 1, 5, 13, 30, tzinfo=UTC)
    ended = [first + timedelta(hours=7 * number) for number in range(PLANS)]
    sessions = [
        Session(moment, moment.astimezone(zone).date(), has_time=True, zone=zone)
        for moment in ended
    ]
    rates = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for session in sessions:
            make_plan(protocol, [session], at=session.ended_at + timedelta(days=2), zone=zone)
        rates.append(PLANS / (time.perf_counter() - started))
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    print(f"plans a second: {statistics.median(rates):,.0f} (median of {ROUNDS} rounds)")
    print(f"in the first round, where each day is new: {rates[0]:,.0f}")


if __name__ == "__main__":
    main()
