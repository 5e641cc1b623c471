"""What does the plan look like in a terminal? Bars over the days, signs beside colours.

Everything from a rule file goes in as `Text`, never as markup.
"""

import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mesocare.language.en.said import SIGNS
from mesocare.plan.answer import Answer
from mesocare.plan.before import BeforeEvent
from mesocare.plan.facts import Plan, group_by_status
from mesocare.rules.protocol import Status
from mesocare.sentences.answer import answer_sections
from mesocare.sentences.before import Question, before_sections, before_title
from mesocare.sentences.care import (
    after_effect_sentences,
    care_sentences,
    help_sections,
    watch_sentences,
)
from mesocare.sentences.course import (
    course_sections,
    course_title,
    next_session_sentences,
    preparation_sentences,
)
from mesocare.sentences.days import WORDS
from mesocare.sentences.restrictions import next_change_section, restriction_sentences
from mesocare.sentences.rules import clinic_change_sentences
from mesocare.sentences.sessions import head_sentences, title
from mesocare.sentences.trust import clinic_sentences, trust_sentences
from mesocare.views.screen import Screen
from mesocare.views.terminal.bars import draw_bars
from mesocare.views.terminal.styles import STYLES, WIDEST
from mesocare.views.terminal.weeks import draw_weeks

_WIDEST_TEXT = 96
_BLANK_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$")


def render_timeline(plan: Plan, screen: Screen) -> str:
    """Draw the plan over the days, for a terminal of 60 columns or more."""
    return _draw(_timeline(plan, min(screen.width, WIDEST)), screen)


def render_today(plan: Plan, screen: Screen) -> str:
    """Draw what holds now, for a terminal of 60 columns or more."""
    return _draw(_today(plan), screen)


def render_course(plan: Plan, screen: Screen) -> str:
    """Draw the sessions of the course over the weeks, for a terminal of 60 columns or more."""
    return _draw(_course(plan, min(screen.width, WIDEST)), screen)


def render_before(found: BeforeEvent, question: Question, screen: Screen) -> str:
    """Draw the latest session before an event, for a terminal of 60 columns or more."""
    return _draw(_sections(before_title(question), before_sections(found, question)), screen)


def render_answer(answer: Answer, plan: Plan, screen: Screen) -> str:
    """Draw the answer to one question, for a terminal of 60 columns or more."""
    return _draw(_answer(answer, plan), screen)


def _draw(parts: Iterable[RenderableType], screen: Screen) -> str:
    page = io.StringIO()
    console = Console(
        file=page,
        width=min(screen.width, WIDEST),
        force_terminal=True,
        color_system="256" if screen.has_colour else None,
        no_color=not screen.has_colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(Padding(Group(*parts), (0, 1)))
    return "\n".join(map(_without_blank_end, page.getvalue().splitlines())) + "\n"


def _without_blank_end(line: str) -> str:
    """Cut the blanks at a line's end, in colour as well."""
    return _BLANK_END.sub(lambda end: "\x1b[0m" if "\x1b" in end[0] else "", line)


# The parts of a page


def _timeline(plan: Plan, width: int) -> Iterator[RenderableType]:
    yield from _head(plan)
    yield Text()
    yield draw_bars(plan, width)
    yield Text(f"\n{WORDS.key}")
    yield from _section(*next_change_section(plan))
    yield from _section(WORDS.next_session, [" ".join(next_session_sentences(plan))])
    yield from _section(WORDS.preparation, preparation_sentences(plan))
    yield from _section(WORDS.care, care_sentences(plan))
    yield from _section(WORDS.normal, after_effect_sentences(plan))
    for heading, signs in help_sections(plan):
        yield from _section(heading, signs, STYLES[Status.AVOID])
    yield from _section(WORDS.watch, watch_sentences(plan))
    yield from _foot(plan, are_changes_said=False)


def _today(plan: Plan) -> Iterator[RenderableType]:
    yield from _head(plan)
    for status, group in group_by_status(plan).items():
        yield _status_heading(status)
        for dated in group:
            yield _listed(restriction_sentences(dated, plan), SIGNS[status], status)
    yield from _section(*next_change_section(plan))
    yield from _section(WORDS.care, care_sentences(plan, later=False))
    yield from _section(WORDS.next_session, [" ".join(next_session_sentences(plan))])
    yield from _section(WORDS.watch, watch_sentences(plan))
    for heading, signs in list(help_sections(plan))[:1]:
        yield from _section(heading, signs, STYLES[Status.AVOID])
    yield from _foot(plan, are_changes_said=True)


def _answer(answer: Answer, plan: Plan) -> Iterator[RenderableType]:
    yield Text(WORDS.answer_title.format(title=plan.protocol.protocol.title), style="bold")
    statuses = [dated.status for dated in answer.answers] or [Status.ASK]
    for place, (heading, items) in enumerate(answer_sections(answer, plan)):
        style = STYLES[statuses[place]] if place < len(statuses) else ""
        sign = f"{SIGNS[statuses[place]]} " if place < len(statuses) else ""
        if heading:
            yield from _section(f"{sign}{heading}", items, style)
        else:
            yield Text()
            yield from (_sentence(item) for item in items)


def _course(plan: Plan, width: int) -> Iterator[RenderableType]:
    for place, part in enumerate(_sections(course_title(plan), course_sections(plan))):
        yield part
        if place == 0 and plan.next_sessions:
            yield Text()
            yield draw_weeks(plan, width)
            yield Text(WORDS.course_key)


def _sections(
    title: str, sections: Iterable[tuple[str, Iterable[str]]]
) -> Iterator[RenderableType]:
    yield Text(title, style="bold")
    for heading, items in sections:
        if heading:
            yield from _section(heading, items)
        else:
            yield from (_sentence(item) for item in items)


def _head(plan: Plan) -> Iterator[RenderableType]:
    yield Text(title(plan), style="bold")
    yield from (_sentence(sentence) for sentence in head_sentences(plan))


def _foot(plan: Plan, *, are_changes_said: bool) -> Iterator[RenderableType]:
    changes = clinic_change_sentences(plan, has_all=not are_changes_said)
    yield from _section(WORDS.changes, changes)
    yield from _section(WORDS.trust, trust_sentences(plan))
    yield from _section(WORDS.clinic, clinic_sentences(plan))


def _section(heading: str, items: Iterable[str], style: str = "") -> Iterator[RenderableType]:
    found = [item for item in items if item]
    if found:
        yield Text()
        yield Text(heading, style=f"bold {style}".strip())
        yield from (_listed([item], "•") for item in found)


def _listed(parts: Iterable[str], sign: str, status: Status | None = None) -> RenderableType:
    style = STYLES[status] if status else ""
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(max_width=_WIDEST_TEXT, overflow="fold")
    first, *rest = parts
    text = Text(first, style="bold" if rest else "")
    if rest:
        text.append(" " + " ".join(rest), style="not bold")
    row.add_row(Text(sign, style=style), text)
    return row


def _sentence(text: str) -> RenderableType:
    row = Table.grid()
    row.add_column(max_width=_WIDEST_TEXT, overflow="fold")
    row.add_row(Text(text))
    return row


def _status_heading(status: Status) -> RenderableType:
    return Text(f"\n{SIGNS[status]} {WORDS.status[status]}", style=f"bold {STYLES[status]}")
