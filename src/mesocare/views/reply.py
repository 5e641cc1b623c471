"""Answers as a few lines: to one question, to why, and about an event."""

import textwrap
from collections.abc import Iterable

from mesocare.plan.answer import Answer
from mesocare.plan.before import BeforeEvent
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.answer import answer_lines
from mesocare.sentences.before import (
    event_line,
    foot_lines,
    latest_lines,
    overdue_lines,
    verdict_lines,
    window_lines,
)
from mesocare.sentences.days import Speaker
from mesocare.sentences.restrictions import SIGNS
from mesocare.sentences.sessions import year_slip_sentences
from mesocare.sentences.trust import clock_sentences
from mesocare.sentences.why import foot_of_reasons, reasons
from mesocare.views.colours import COLOURS, sgr_of
from mesocare.views.screen import Screen

_NARROWEST = 20
_INDENT = "  "
_STATUS_OF = {
    "sign": Status.AVOID,
    "effect": Status.ASK,
    "yes": Status.CLEAR,
    "better": Status.CAUTION,
    "not-yet": Status.AVOID,
    "ask": Status.ASK,
}
_SIGN_OF_DANGER = "!"


def render_answer(answer: Answer, plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return the answer to one question: its verdict first, then what there is to say of it."""
    found = answer_lines(answer, plan, speaker)
    status = _STATUS_OF[found.verdict]
    sign = _SIGN_OF_DANGER if found.verdict == "sign" else SIGNS[status]
    first, *others = found.lines
    others += clock_sentences(plan, speaker) if found.verdict != "sign" else ()
    lines = [*_signed(sign, status, first, screen)]
    for line in others:
        lines += _wrap(line, screen, _indent(screen))
    return _page(lines)


def render_reasons(answer: Answer, plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Return why: for each rule its reason, how firm it is, and its sources as links."""
    lines: list[str] = []
    for found in reasons(answer, plan, speaker):
        lines += _wrap(found.title, screen)
        for line in found.lines:
            lines += _wrap(line, screen, _INDENT)
        for title, address in found.sources:
            lines += _wrap(title, screen, f"{_INDENT}- ", f"{_INDENT}  ")
            if address:
                lines.append(f"{_INDENT}  {_link(address, screen)}")
        lines.append("")
    if not lines:
        return render_answer(answer, plan, speaker, screen)
    for line in foot_of_reasons(plan, speaker):
        lines += _wrap(line, screen)
    return _page(lines)


def render_before(found: BeforeEvent, plan: Plan | None, speaker: Speaker, screen: Screen) -> str:
    """Return the verdict for the sessions given, then how late a visit may be."""
    lines = _wrap(event_line(found, speaker), screen)
    for line in year_slip_sentences(plan, speaker) if plan else ():
        lines += _wrap(line, screen)
    for status, line in verdict_lines(found, speaker):
        lines += _signed(SIGNS[status], status, line, screen)
    more_lines = (latest_lines(found, speaker), window_lines(found, speaker))
    for more in (*more_lines, overdue_lines(found, plan, speaker)):
        for line in more:
            lines += _wrap(line, screen, _indent(screen))
    for line in foot_lines(plan, speaker):
        lines += _wrap(line, screen, _indent(screen))
    return _page(lines)


def _signed(sign: str, status: Status, line: str, screen: Screen) -> list[str]:
    """Return a verdict with its sign and colour; in plain sentences its words are enough."""
    if screen.is_plain:
        return _wrap(line, screen)
    lines = _wrap(line, screen, f"{sign} ", _INDENT)
    if not screen.has_colour:
        return lines
    first, *others = lines
    coloured = f"\x1b[{sgr_of(COLOURS[status])}m{sign}\x1b[0m "
    return [
        coloured + _bold(first.removeprefix(f"{sign} ")),
        *(_INDENT + _bold(other.removeprefix(_INDENT)) for other in others),
    ]


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _indent(screen: Screen) -> str:
    return "" if screen.is_plain else _INDENT


def _wrap(text: str, screen: Screen, first: str = "", other: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        max(screen.width, _NARROWEST),
        initial_indent=first,
        subsequent_indent=first if other is None else other,
        break_on_hyphens=False,
    )


def _link(address: str, screen: Screen) -> str:
    """Return an address whole, as a link where the terminal has them."""
    return f"\x1b]8;;{address}\x1b\\{address}\x1b]8;;\x1b\\" if screen.has_links else address


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
