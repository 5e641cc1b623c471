"""What is the sheet on the web? One page that needs nothing else, and knows what day it is."""

import base64
import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from mesocare.dates.moments import start_of
from mesocare.plan.facts import READING_ORDER, STRICTEST_FIRST, CareStatus, DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS, say_moment
from mesocare.views.content import Content
from mesocare.views.signs import draw_sign

_HOME = Path(__file__).parent


def render_page(sheet: Content, plan: Plan, *, logo: bytes = b"") -> bytes:
    """Give a sheet as one page (HTML): no network, and the same bytes for the same input.

    Without script it says what holds at the plan's moment, with script what holds at its opening.
    """
    page = _template().render(
        sheet=asdict(sheet),
        words=WORDS,
        facts=_facts(plan),
        signs={status.value: Markup(_sign(status)) for status in Status},  # noqa: S704  our own
        style=Markup(_text("page.css")),  # noqa: S704  our own
        script=Markup(_text("page.js")),  # noqa: S704  our own
        do_until=_ends_of_care(plan),
        policy=_policy(),
        logo=_as_address(logo, _kind_of(logo)) if logo else "",
        code=_as_address(sheet.coming.code.encode(), "image/svg+xml") if sheet.coming.code else "",
    )
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HOME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("template.html")


@cache
def _text(name: str) -> str:
    return (_HOME / name).read_text("utf-8")


@cache
def _policy() -> str:
    """Allow our own style and script and nothing from elsewhere."""
    style, script = (_digest(_text(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _kind_of(picture: bytes) -> str:
    return "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"


def _as_address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _sign(status: Status) -> str:
    drawn = draw_sign(status, "currentColor")
    return drawn.replace("<svg ", '<svg class="sign-picture" aria-hidden="true" ', 1)


def _ends_of_care(plan: Plan) -> list[int | None]:
    """Give when each care that is listed is over; a session ahead will ask for it again."""
    listed = [dated for dated in plan.care if dated.status is not CareStatus.OVER]
    if plan.is_planned(plan.latest_session):
        return [None] * len(listed)
    return [_second(dated.until_at) if dated.until_at else None for dated in listed]


# What the page's script works from: instants, as seconds since 1970


def _facts(plan: Plan) -> dict[str, Any]:
    return {
        "zone": plan.zone.key,
        "reading_order": [status.value for status in READING_ORDER],
        "strictest_first": [status.value for status in STRICTEST_FIRST],
        "signs": {status.value: _sign(status) for status in Status},
        "watch_ends": _watch_ends(plan),
        "restrictions": [_restriction(dated, plan) for dated in plan.listed],
        "moments": {
            str(_second(moment)): say_moment(moment, plan.zone)
            for dated in plan.listed
            for moment in _edges(dated)
        },
        "words": {
            "status": WORDS.status,
            "units": WORDS.units,
            "and_": WORDS.and_,
            "sentences": {status.value: getattr(WORDS, status.value) for status in Status},
            "next_change_at": WORDS.next_change_at,
            "no_change": WORDS.no_change,
            "over": WORDS.sheet_over,
            "clock": WORDS.sheet_clock,
        },
    }


def _restriction(dated: DatedRestriction, plan: Plan) -> dict[str, Any]:
    return {
        "id": dated.id,
        "activity": dated.rule.activity,
        "is_preparation": dated.id not in plan.protocol.restrictions,
        "session_at": _second(dated.latest_session_at),
        "holds": [
            [hold.status.value, _second(hold.from_at), hold.until_at and _second(hold.until_at)]
            for hold in dated.holds
        ],
    }


def _edges(dated: DatedRestriction) -> set[datetime]:
    edges = {dated.latest_session_at, *(hold.from_at for hold in dated.holds)}
    return edges | {hold.until_at for hold in dated.holds if hold.until_at}


def _watch_ends(plan: Plan) -> int | None:
    """Give the moment from which a page lists no lasting `ask` any more (TIME-10)."""
    if plan.watch_until_on is None:
        return None
    return _second(start_of(plan.watch_until_on + timedelta(days=1), plan.zone))


def _second(moment: datetime) -> int:
    return int(moment.timestamp())
