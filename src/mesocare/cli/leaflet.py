"""A sheet as a file's bytes: which view serves which ending."""

from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mesocare.cli.memory import check_memory
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mesocare.dates.moments import Session
    from mesocare.plan.facts import Plan
    from mesocare.sentences.days import Speaker
    from mesocare.views.leaflet import Bearer
    from mesocare.views.sheet.content import Content


class PaperSize(StrEnum):
    """The sizes of paper that a sheet can have."""

    A4 = "a4"
    LETTER = "letter"


class Look(NamedTuple):
    """How a sheet is to look."""

    paper: PaperSize
    is_large: bool
    logo: bytes


class Reminders(NamedTuple):
    """What the calendar in a sheet is made from, beside the plan."""

    since: datetime
    """The page's calendar leaves out what was over before it."""
    ids: "Mapping[Session, str]" = MappingProxyType({})
    """The random id of each recorded session."""


def render_leaflet(
    suffix: str,
    plan: "Plan",
    speaker: "Speaker",
    look: Look,
    bearer: "Bearer | None" = None,
    reminders: Reminders | None = None,
) -> bytes:
    """Return one sheet as a file's bytes: `.pdf`, `.html`, `.ics` or `.eml` by its ending.

    The calendar in a page holds what lies ahead of the plan's moment, or as `reminders` say.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.

    """
    since, ids = reminders or Reminders(plan.at)
    match suffix:
        case ".html":
            from mesocare.views.calendar.ical import render_calendar
            from mesocare.views.page.page import render_page

            calendar = render_calendar(plan, speaker, ids, since=since)
            return render_page(plan, speaker, bearer, logo=look.logo, calendar=calendar)
        case ".ics":
            from mesocare.views.calendar.ical import render_calendar

            return render_calendar(plan, speaker, ids)
        case ".eml":
            from mesocare.views.letter import render_letter
            from mesocare.views.message import render_message

            parts = {
                end: render_leaflet(end, plan, speaker, look, bearer, reminders)
                for end in _ENCLOSED
            }
            return render_letter(render_message(plan, speaker), speaker, parts)
        case _:
            from mesocare.views.leaflet import Bearer
            from mesocare.views.sheet.content import make_content

            content = make_content(plan, bearer or Bearer(), speaker)
            return render_sheet(content, speaker, plan.at, look)


_ENCLOSED = (".pdf", ".html", ".ics")
"""What a letter encloses."""


def check_typesetter() -> None:
    """See that this computer can set a PDF, before any work is done for one.

    Raises:
        InputRefusedError: when it has no typesetter.
        StorageError: when the typesetter may not have the memory that it takes.

    """
    check_memory()
    try:
        import mesocare.views.sheet.paper  # noqa: F401  it brings the typesetter
    except ImportError:
        message = "This computer has no typesetter for a PDF. Write a web page, in HTML."
        raise InputRefusedError(message) from None


def render_sheet(content: "Content", speaker: "Speaker", at: datetime, look: Look) -> bytes:
    """Return a sheet as a PDF; `at` is the moment it says it is from.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.
        StorageError: when there is too little memory.

    """
    from mesocare.language.words.sheet import SheetWords

    check_typesetter()
    from mesocare.views.sheet.paper import LARGE, ORDINARY, Paper, render_paper

    return render_paper(
        content,
        speaker.table(SheetWords),
        at=at,
        paper=Paper(look.paper.value),
        type_size=LARGE if look.is_large else ORDINARY,
        logo=look.logo,
    )
