"""Does any drawn text break a promise? A small, fixed part of what `python trust/fuzz.py` draws."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import hostile.targets
import pytest
from hostile.targets import TARGETS, judge

from mesocare.dates.moments import Session
from mesocare.reading.day_list import DayList

RUNS = {"moment": 3_000, "rule-file": 250, "clinic-file": 250, "day-list": 2_000, "views": 50}
SEED = 7


@pytest.mark.parametrize("target", TARGETS)
def test_no_drawn_text_breaks_a_promise(target: str) -> None:
    judge_many(target)


def judge_many(target: str) -> None:
    """Draw and judge a fixed part of a target's inputs."""
    for number in range(RUNS[target]):
        judge(target, SEED, number)


# The judges can find something


def a_day_early(read: Callable[..., Session]) -> Callable[..., Session]:
    """Read each moment a day too early."""

    def wrong(text: str, **around: Any) -> Session:
        session = read(text, **around)
        return replace(session, ended_at=session.ended_at - timedelta(days=1))

    return wrong


def without_the_last_row(read: Callable[[bytes], DayList]) -> Callable[[bytes], DayList]:
    """Lose a row without a word."""

    def wrong(data: bytes) -> DayList:
        found = read(data)
        return replace(found, rows=found.rows[:-1], refused=())

    return wrong


def with_a_minute_less(make: Callable[..., Any]) -> Callable[..., Any]:
    """Let each wait end a minute too early."""

    def wrong(protocol: Any, sessions: list[Session], **around: Any) -> Any:
        early = [replace(one, ended_at=one.ended_at - timedelta(minutes=1)) for one in sessions]
        return make(protocol, early, **around)

    return wrong


FAULTS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("moment", "parse_session", a_day_early),
    ("day-list", "parse_day_list", without_the_last_row),
    ("rule-file", "make_plan", with_a_minute_less),
    ("views", "without_forbidden", lambda _: lambda text, **_: text),
    ("clinic-file", "apply_changes", lambda _: lambda protocol, _changes: protocol),
)


@pytest.mark.parametrize(("target", "name", "wrong"), FAULTS)
def test_a_planted_fault_is_found(
    target: str, name: str, wrong: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hostile.targets, name, wrong(getattr(hostile.targets, name)))

    with pytest.raises(AssertionError):
        judge_many(target)
