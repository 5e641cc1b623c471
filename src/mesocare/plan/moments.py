"""The times that a question names, as spans of the plan's own time (CAN-5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard
from mesocare.plan.facts import Plan
from mesocare.plan.named_days import FORMS
from mesocare.plan.spans import Span
from mesocare.plan.time_phrases import take_times
from mesocare.plan.times_reader import TimesReader


class Asked(NamedTuple):
    """When a question asks about."""

    spans: tuple[Span, ...] = ()
    """All readings of its time; none where it asks about the plan's moment."""
    asks_when: bool = False
    is_past: bool = False
    """Whether it tells of a time that is over."""
    is_again: bool = False
    """Whether it asks about day after day."""
    lacks_session: bool = False
    """Whether it counts from a next session that is not known."""
    is_turned: bool = False
    """Whether it asks if something is to be held off: "should I avoid wine"."""
    is_vague: bool = False
    """Whether a time in it has no date, such as "on my birthday"."""
    untimed: str = ""
    """What is asked after the sentence with the times: "I travel on Tuesday, can I swim"."""


def refuse_vague() -> InputRefusedError:
    """Return the refusal of a time that has no date."""
    return InputRefusedError(f"It is not clear which time you mean. {FORMS}")


def read_times(text: str, plan: Plan, heard: Heard) -> tuple[str, Asked]:
    """Take the times out of a question; return what is left, and when it asks about.

    Times with an "or", an "and" or another deed between them are times of their own: in "tonight
    or on Friday", the evening is not that of Friday.

    Raises:
        InputRefusedError: when a time cannot be read; it says how to write one.

    """
    taken = take_times(text, heard)
    readers = [TimesReader(plan, heard, group) for group in taken.groups]
    asked = _join(readers, plan.at)
    is_vague = asked.is_vague or taken.is_unread
    return taken.rest, asked._replace(untimed=taken.untimed, is_vague=is_vague)


def _join(readers: Sequence[TimesReader], at: datetime) -> Asked:
    """Return what some groups of times ask about together; `at` is now."""
    dated = [reader for reader in readers if reader.has_dates]
    if any(not reader.is_shut_out for reader in dated):  # "not tomorrow but on Saturday"
        readers = [reader for reader in readers if not reader.is_shut_out]
    counted, sided = list[Span](), list[tuple[Span, str]]()
    for reader in readers:
        spans, days = reader.whole_spans()
        counted += spans
        sided += days
    ahead = [(span, side) for span, side in sided if not span.is_over(at)]
    is_counted = bool(counted) or any(reader.counts_days for reader in readers)
    is_over = bool(sided) and not ahead and not is_counted
    sided = sided if is_counted else ahead
    starts = [span.first for span, _ in sided if span.is_open]
    ends = [span.last for span, side in sided if side in ("until", "before")]
    if starts and ends and len(starts) + len(ends) == len(sided):
        first, last = min(starts), max(ends)  # an end before its start is that of another week
        sided = [(Span(first, last) if first < last else Span(first, first, is_open=True), "")]
    asked = [*counted, *(span for span, _ in sided)]
    if asked and any(reader.is_endless for reader in readers):
        asked.append(Span(at, at, goes_on=True))
    return Asked(
        tuple(asked),
        asks_when=any(reader.asks_when for reader in readers),
        is_past=is_over or any(reader.is_past for reader in readers),
        is_again=any(reader.is_again for reader in readers),
        lacks_session=any(reader.lacks_session for reader in readers),
        is_vague=(len(dated) > 1 and any(reader.is_after_another for reader in dated))
        or any(reader.is_spoilt or (reader.is_vague and not reader.has_dates) for reader in readers)
        or (bool(dated) and all(reader.is_shut_out for reader in dated)),
    )
