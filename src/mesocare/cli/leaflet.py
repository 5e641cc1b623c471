"""One sheet or several as a file's bytes: which view serves which ending."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from mesocare.plan.facts import Plan
    from mesocare.views.content import Bearer, Content


class PaperSize(StrEnum):
    """The sizes of paper that a sheet can have."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is to look."""

    paper: PaperSize
    is_large: bool
    logo: bytes


def render_sheet(suffix: str, plan: "Plan", look: Look, bearer: "Bearer | None" = None) -> bytes:
    """Give one sheet as a file's bytes.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.

    """
    from mesocare.views.content import Bearer, make_content

    content = make_content(plan, bearer or Bearer())
    if suffix == ".html":
        from mesocare.views.page.page import render_page

        return render_page(content, plan, logo=look.logo)
    return render_sheets([content], plan.at, look)


def render_sheets(contents: "list[Content]", at: "datetime", look: Look) -> bytes:
    """Give several sheets as one PDF, in their order; `at` is the moment it says it is from.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.

    """
    try:
        from mesocare.views.sheet.paper import LARGE, ORDINARY, Paper, render_paper
    except ImportError:
        message = "This computer has no typesetter for a PDF. Write a web page: -o sheet.html"
        raise InputRefusedError(message) from None
    return render_paper(
        contents,
        at=at,
        paper=Paper(look.paper.value),
        type_size=LARGE if look.is_large else ORDINARY,
        logo=look.logo,
    )
