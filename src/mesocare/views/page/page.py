"""The sheet as a web page that needs nothing else.

Without script it gives dates and no verdicts.
"""

import base64
import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from mesocare.language.words.page import PageWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.trust import reason_sentences
from mesocare.views.sheet.content import Bearer, make_content
from mesocare.views.signs import draw_sign

_HOME = Path(__file__).parent
_FURTHEST_AHEAD = timedelta(days=61)
"""A device whose clock lies further before the session is wrong: nobody makes a page so early."""


class Item(NamedTuple):
    """One activity of the page: its line, and what unfolds below it."""

    id: str
    label: str
    status: str
    ends: tuple[str, ...]
    """Without script, all that is known of its end: dates, and no verdict."""
    details: tuple[str, ...]
    sources: tuple[tuple[str, str | None], ...]
    """Titles, each with its address where it has one."""


def render_page(
    plan: Plan,
    speaker: Speaker,
    bearer: Bearer | None = None,
    *,
    logo: bytes = b"",
    calendar: bytes = b"",
) -> bytes:
    """Return the sheet as one page (HTML): no network, and the same bytes for the same input.

    With script it works out from the instants in it what holds when it is opened, exactly as the
    plan does. `calendar` is the plan's calendar, for a link that adds it.
    """
    brief = speaker.without_now(plan.latest_session.on, is_brief=True)
    sheet = make_content(plan, bearer or Bearer(), speaker)
    page = _template().render(
        sheet=sheet,
        telephone=plan.clinic.telephone if plan.clinic else None,
        words=speaker.table(PageWords),
        paper=speaker.table(SheetWords),
        items=[_item(dated, plan, brief) for dated in plan.restrictions],
        facts=_facts(plan, brief),
        signs={status.value: Markup(_sign(status)) for status in Status},  # noqa: S704  our own
        style=Markup(_text("page.css")),  # noqa: S704  our own
        script=Markup(_text("page.js")),  # noqa: S704  our own
        policy=_policy(),
        logo=_as_address(logo, _kind_of(logo)) if logo else "",
        calendar=_as_address(calendar, "text/calendar") if calendar else "",
        dial=_dial,
    )
    return page.encode()


def _item(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> Item:
    words, rule = speaker.table(PageWords), dated.rule
    details = []
    if rule.in_between:
        details.append(words.in_between.format(how=without_stop(rule.in_between)))
    if rule.meanwhile:
        details.append(words.meanwhile.format(meanwhile=rule.meanwhile))
    sources = [
        plan.protocol.sources[name] for name in rule.sources if name in plan.protocol.sources
    ]
    return Item(
        id=dated.id,
        label=with_condition(capital(rule.label), rule, plan, speaker),
        status=dated.status.value,
        ends=tuple(_ends(dated, speaker)),
        details=(*details, *reason_sentences(rule, plan, speaker)[:2]),
        sources=tuple((source.title, source.address) for source in sources),
    )


def _ends(dated: DatedRestriction, speaker: Speaker) -> Iterable[str]:
    """Say what is known of an end without a now: both ends of its wait, its event, or neither."""
    words = speaker.table(PageWords).end
    if dated.until is not None:
        event = without_stop(dated.until.text)
        yield (
            words["ask"]
            if dated.until.decided_by == "clinic"
            else words["until"].format(event=event)
        )
    elif dated.waits_for:
        yield words["ask"]
    elif dated.clear_at is not None:
        if dated.caution_at is not None:
            yield words["caution"].format(moment=speaker.moment(dated.caution_at))
        yield words["clear"].format(moment=speaker.moment(dated.clear_at))
    elif dated.rule.wait is not None and dated.rule.wait.least is None:
        yield words["never"]
    else:
        yield words["ask"]


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


def _dial(number: str) -> str:
    """Return a telephone number as a link dials it."""
    return "tel:" + "".join(c for c in number if c.isascii() and (c.isdigit() or c in "+*#"))


def _sign(status: Status) -> str:
    drawn = draw_sign(status, "currentColor")
    return drawn.replace("<svg ", '<svg class="sign-picture" aria-hidden="true" ', 1)


# What the page's script works from: instants, as seconds since 1970


def _facts(plan: Plan, speaker: Speaker) -> dict[str, Any]:
    place = plan.zone.key.rpartition("/")[2].replace("_", " ")
    session = plan.latest_session
    return {
        "zone": plan.zone.key,
        "place": place,
        "language": plan.protocol.protocol.language,
        "session_at": _second(session.begins_at),
        "session_on": session.on.isoformat(),
        "earliest": _second(session.begins_at - _FURTHEST_AHEAD),
        "strictest_first": [status.value for status in STRICTEST_FIRST],
        "restrictions": [_restriction(dated) for dated in plan.restrictions],
        "moments": {
            str(_second(moment)): speaker.moment(moment)
            for dated in plan.restrictions
            for moment in _edges(dated)
        },
        "signs": [
            {"level": level, "names": _names([sign.sign, *sign.also_called])}
            for level in ("emergency", "urgent", "clinic")
            for sign in getattr(plan.protocol.warning_signs, level)
        ],
        "effects": [
            {"place": place_of, "names": _names([dated.rule.label, *dated.rule.also_called])}
            for place_of, dated in enumerate(plan.after_effects)
        ],
        "words": speaker.table(PageWords)._asdict(),
    }


def _restriction(dated: DatedRestriction) -> dict[str, Any]:
    return {
        "id": dated.id,
        "label": capital(dated.rule.label),
        "is_preparation": dated.is_preparation,
        "session_at": _second(dated.latest_session_at),
        "holds": [
            [hold.status.value, _second(hold.from_at), hold.until_at and _second(hold.until_at)]
            for hold in dated.holds
        ],
        "names": _names([dated.rule.label, dated.rule.activity, *dated.rule.also_called]),
    }


def _names(texts: Iterable[str]) -> list[str]:
    """Return texts as the search folds them: without accents, case and marks."""
    return sorted({_fold(text) for text in texts})


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def _edges(dated: DatedRestriction) -> set[datetime]:
    return {
        edge
        for hold in dated.holds
        for edge in (hold.from_at, hold.until_at)
        if edge and edge >= _FIRST
    } | {dated.latest_session_at}


_FIRST = datetime.fromisoformat("1960-01-01T00:00:00+00:00")


def _second(moment: datetime) -> int:
    return int(moment.timestamp())
