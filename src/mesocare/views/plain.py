"""What is the plan in plain sentences? No box, no bar, no colour: complete for a screen reader."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from mesocare.plan.facts import Plan, group_by_status
from mesocare.sentences.care import (
    after_effect_sentences,
    care_sentences,
    help_sections,
    watch_sentences,
)
from mesocare.sentences.course import next_session_sentences, preparation_sentences
from mesocare.sentences.days import WORDS
from mesocare.sentences.restrictions import next_change_section, restriction_sentences
from mesocare.sentences.rules import clinic_change_sentences
from mesocare.sentences.sessions import head_sentences, title
from mesocare.sentences.trust import clinic_sentences, trust_sentences
from mesocare.views.screen import Screen

if TYPE_CHECKING:
    from mesocare.plan.answer import Answer
    from mesocare.plan.before import BeforeEvent
    from mesocare.sentences.before import Question

NARROWEST = 20
_FILLER = "\0"

Section = tuple[str, Iterable[str]]


def render_timeline(plan: Plan, screen: Screen) -> str:
    """Give everything that the plan holds, broken to a width of 20 columns or more."""
    return _render(title(plan), _timeline_sections(plan), screen.width)


def render_today(plan: Plan, screen: Screen) -> str:
    """Give what holds now and what changes next, broken to a width of 20 columns or more."""
    return _render(title(plan), _today_sections(plan), screen.width)


def render_course(plan: Plan, screen: Screen) -> str:
    """Give the sessions of the course, broken to a width of 20 columns or more."""
    from mesocare.sentences.course import course_sections, course_title

    return _render(course_title(plan), course_sections(plan), screen.width)


def render_before(found: "BeforeEvent", question: "Question", screen: Screen) -> str:
    """Give the latest session before an event, broken to a width of 20 columns or more."""
    from mesocare.sentences.before import before_sections, before_title

    return _render(before_title(question), before_sections(found, question), screen.width)


def render_answer(answer: "Answer", plan: Plan, screen: Screen) -> str:
    """Give the answer to one question, broken to a width of 20 columns or more."""
    from mesocare.sentences.answer import answer_sections

    heading = WORDS.answer_title.format(title=plan.protocol.protocol.title)
    return _render(heading, answer_sections(answer, plan), screen.width)


def _today_sections(plan: Plan) -> Iterator[Section]:
    yield "", head_sentences(plan)
    for status, group in group_by_status(plan).items():
        yield (
            WORDS.status[status],
            [" ".join(restriction_sentences(dated, plan)) for dated in group],
        )
    yield next_change_section(plan)
    yield WORDS.care, care_sentences(plan, later=False)
    yield WORDS.next_session, [" ".join(next_session_sentences(plan))]
    yield WORDS.watch, watch_sentences(plan)
    yield from list(help_sections(plan))[:1]
    yield WORDS.changes, clinic_change_sentences(plan)
    yield WORDS.trust, trust_sentences(plan)
    yield WORDS.clinic, clinic_sentences(plan)


def _timeline_sections(plan: Plan) -> Iterator[Section]:
    for heading, items in _today_sections(plan):
        if heading == WORDS.care:
            yield heading, care_sentences(plan)
        elif heading == WORDS.watch:
            yield WORDS.preparation, preparation_sentences(plan)
            yield WORDS.normal, after_effect_sentences(plan)
            yield heading, items
        elif heading == WORDS.help_emergency:
            continue
        elif heading == WORDS.changes:
            yield from help_sections(plan)
            yield heading, items
        else:
            yield heading, items


def _render(title: str, sections: Iterable[Section], width: int) -> str:
    width = max(width, NARROWEST)
    blocks = [_fill(title, width)]
    for heading, items in sections:
        lines = [_item(item, width, is_listed=bool(heading)) for item in items if item]
        if lines:
            blocks.append("\n".join([_fill(heading, width), *lines] if heading else lines))
    return "\n\n".join(blocks) + "\n"


def _item(text: str, width: int, *, is_listed: bool) -> str:
    return _fill(text, width, "- ", "  ") if is_listed else _fill(text, width)


def _fill(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Break a text to a width in columns; a wide letter takes two, and may lose the second one."""
    wide = "".join(f"{c}{_FILLER}" if east_asian_width(c) in "WF" else c for c in text)
    width -= wide != text
    filled = textwrap.fill(
        wide, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return filled.replace(_FILLER, "")
