"""The sheet as a web page that needs nothing else.

Without script it gives dates and no verdicts (TIME-15).
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from mesocare.language.words.facts import FactWords
from mesocare.language.words.page import PageWords
from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.dating import see_from
from mesocare.plan.facts import EVER, DatedRestriction, Plan
from mesocare.rules.protocol import Allowed, Decider, Status
from mesocare.sentences.care import after_effect_sentences, care_sentence
from mesocare.sentences.conditions import say_condition, with_condition
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import say_event, say_once, say_wait_ends
from mesocare.sentences.rows.help import emergency_line
from mesocare.sentences.rules import changed_sentences
from mesocare.sentences.trust import approval_sentence, clinic_sentences, rules_sentences
from mesocare.views.leaflet import Bearer, make_leaflet
from mesocare.views.page.facts import make_facts, moment_before, place_of
from mesocare.views.page.search import always_allowed, listed_care, make_search, pack
from mesocare.views.signs import draw_sign

_HOME = Path(__file__).parent
_EMERGENCY_ROOM = 72
"""The letters of the red line: on a telephone it takes two lines or three."""


class Row(NamedTuple):
    """One thing to hold off: its line, and what unfolds below it."""

    id: str
    label: str
    sign: str
    end: str
    """Without a now, all that is known of its end: a date, an event, or neither."""
    details: tuple[str, ...]
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    """Their ids."""
    is_preparation: bool
    """Whether only the next visit asks for it: then the list of dates leaves it out."""


class Dates(NamedTuple):
    """What holds until when, as paper says it."""

    shared_hour: str
    """The hour of all ends, said once; empty where they differ."""
    rows: tuple[Row, ...]


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
    before = see_from(plan, moment_before(plan))._replace(made_at=plan.made_at)
    whole = _with_allowed(before, brief)
    dates = _dates(whole, brief)
    words = speaker.table(PageWords)
    cited = dict.fromkeys(name for row in dates.rows for name in row.sources)
    page = _template().render(
        about=plan.protocol.protocol,
        clinic=plan.clinic,
        sheet=make_leaflet(plan, bearer or Bearer(), speaker),
        words=words,
        paper=speaker.table(SheetWords),
        dates=dates,
        allowed=[
            with_condition(dated.rule.label, dated.rule, plan, brief)
            for dated in always_allowed(plan)
        ],
        emergency_line=emergency_line(plan, speaker, _EMERGENCY_ROOM),
        care=[care_sentence(dated, plan, brief) for dated in listed_care(plan)],
        effects=[
            " ".join(after_effect_sentences(dated, plan, brief)) for dated in plan.after_effects
        ],
        facts=make_facts(plan, whole, brief, {row.id: row.end for row in dates.rows}),
        heard=pack(make_search(plan, whole, brief)),
        numbers={
            "emergency": getattr(plan.clinic, "emergency_number", None),
            "urgent": getattr(plan.clinic, "urgent_number", None),
            "clinic": getattr(plan.clinic, "telephone", None),
        },
        head_lines=clinic_sentences(plan, speaker),
        sources=[plan.protocol.sources[name] for name in cited],
        number_of={name: number for number, name in enumerate(cited, start=1)},
        foot=[
            words.times.format(place=place_of(plan)),
            *rules_sentences(plan, brief),
            approval_sentence(plan, brief),
        ],
        signs={status.value: Markup(_sign(status)) for status in Status},  # noqa: S704  our own
        style=Markup(_style()),  # noqa: S704  our own
        script=Markup(_script()),  # noqa: S704  our own
        policy=_policy(),
        logo=_as_address(logo, _kind_of(logo)) if logo else "",
        calendar=_as_address(calendar, "text/calendar") if calendar else "",
        dial=_dial,
    )
    return page.encode()


def _with_allowed(plan: Plan, speaker: Speaker) -> Plan:
    """Put what is allowed some time after a session among what is held off: the page counts it."""
    restrictions = list(plan.restrictions)
    for dated in plan.allowed:
        held, item = dated.as_restriction(), dated.rule
        if dated.is_held_off:
            names = (item.label, item.activity, *item.also_called)
            label = _label_of_allowed(item, plan, speaker)
            rule = replace(held.rule, activity=label, short=None, also_called=names)
            restrictions.append(held._replace(rule=rule))
    return plan._replace(restrictions=tuple(restrictions))


def _label_of_allowed(item: Allowed, plan: Plan, speaker: Speaker) -> str:
    words = speaker.table(PageWords)
    for condition, template in ((item.only_if, words.label_if), (item.unless, words.label_unless)):
        if condition:
            return template.format(label=item.label, condition=say_condition(condition, plan))
    return item.label


# Dates without a now


def _dates(plan: Plan, speaker: Speaker) -> Dates:
    """Return all rows by their ends; those without a date come last.

    What is only allowed later has its own hour, and says it.
    """
    words = speaker.table(PageWords).dates
    ends = [
        dated.clear_at
        for dated in plan.restrictions
        if dated.clear_at
        and dated.id in plan.protocol.restrictions
        and not (dated.is_preparation or dated.is_taken_over)
    ]
    clocks = {"" if speaker.is_midnight(end) else speaker.clock(end) for end in ends}
    shared = clocks.pop() if len(clocks) == 1 else ""
    rows = [
        _row(dated, plan, speaker, shared)
        for dated in sorted(
            plan.restrictions,
            key=lambda dated: (dated.clear_at is None, dated.clear_at or plan.at),
        )
    ]
    return Dates(words.each_at.format(clock=shared) if shared else "", tuple(rows))


def _row(dated: DatedRestriction, plan: Plan, speaker: Speaker, shared: str) -> Row:
    rule = dated.rule
    has_date = not (dated.clear_at is None or dated.is_taken_over)
    if dated.clear_at is not None and has_date:
        end = (
            speaker.short_day(speaker.local(dated.clear_at).date())
            if shared and speaker.clock(dated.clear_at) == shared
            else speaker.short_moment(dated.clear_at)
        )
    else:
        end = _end_without_date(dated, speaker)
    begins_at = plan.latest_session.begins_at
    is_question = not has_date and dated.status_at(begins_at) is Status.ASK
    return Row(
        id=dated.id,
        label=with_condition(capital(rule.label), rule, plan, speaker),
        sign=(Status.ASK if is_question else Status.AVOID).value,
        end=end,
        details=tuple(_details(dated, plan, speaker)),
        reasons=(*changed_sentences(dated, plan, speaker), *_reasons(dated, speaker)),
        sources=tuple(name for name in rule.sources if name in plan.protocol.sources),
        is_preparation=dated.is_preparation,
    )


def _end_without_date(dated: DatedRestriction, speaker: Speaker) -> str:
    """Say what ends a rule that no date ends: its event, the clinic, or nothing (TIME-10)."""
    words, rule, until = speaker.table(PageWords).dates, dated.rule, dated.until
    if dated.is_preparation:
        return speaker.table(ScreenWords).until_a_visit
    if dated.waits_for and rule.wait:
        once = say_once(rule.wait, dated.waits_for, speaker)
        return words.waits_for.format(once=once)
    if until is not None:
        event = say_event(until, speaker, rule.wait)
        if ends := say_wait_ends(dated, speaker.short_moment, speaker, EVER):
            return words.until_and_not_before.format(event=event, moment=ends)
        if until.decided_by is Decider.YOU:
            template = words.about if until.event is None and rule.about else words.until
            return template.format(event=event, about=event)
        return words.ask_until.format(event=event) if until.event else words.ask
    if until is None and rule.wait is not None and rule.wait.least is None:
        return words.never
    if until is None and rule.wait is not None and (ends_at := dated.least_until_at):
        return words.at_least.format(moment=speaker.short_moment(ends_at))
    return words.ask


def _details(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> Iterator[str]:
    words, rule = speaker.table(PageWords).dates, dated.rule
    if dated.caution_at is not None:
        template = words.easier if plan.made_at is None else words.easier_after
        day = speaker.short_day(plan.latest_session.on)
        yield template.format(day=day, moment=speaker.short_moment(dated.caution_at))
    if rule.in_between:
        yield words.in_between.format(how=without_stop(rule.in_between))
    if rule.meanwhile:
        yield rule.meanwhile


def _reasons(dated: DatedRestriction, speaker: Speaker) -> Iterator[str]:
    words, rule = speaker.table(FactWords), dated.rule
    if rule.why:
        yield words.because.format(why=rule.why)
    if rule.basis:
        yield words.basis[rule.basis]


# The page


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
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment.get_template("template.html")


@cache
def _text(name: str) -> str:
    """Return a file without what no browser needs: comments on lines of their own, indents."""
    lines = (line.strip() for line in (_HOME / name).read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


@cache
def _style() -> str:
    """Return the style sheet without the blanks that no browser needs."""
    return re.sub(r"(?<=[{};:,])\s+|\s+(?=[{}])", "", _text("page.css"))


def _script() -> str:
    return _text("told.js") + _text("page.js")


@cache
def _policy() -> str:
    """Allow our own style and script and nothing from elsewhere."""
    style, script = _digest(_style()), _digest(_script())
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
    """Return a status' sign as a picture that is drawn once in the page."""
    drawn = draw_sign(status, "currentColor")
    return drawn.replace("<svg ", f'<svg id="sign-{status.value}" ', 1)
