"""Care, after-effects, warning signs and the watch in words."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from mesocare.plan.facts import (
    CareStatus,
    DatedCare,
    Plan,
)
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS, _capital, say_day, say_moment


def care_sentences(plan: Plan, *, later: bool = True) -> Iterator[str]:
    """Say what to do now and, where asked, what to do later (TIME-12)."""
    for dated in plan.care:
        if dated.status is CareStatus.NOW or (later and dated.status is CareStatus.LATER):
            yield _care_sentence(dated, plan.zone)


def _care_sentence(dated: DatedCare, zone: ZoneInfo) -> str:
    rule = dated.rule
    said = [_capital(rule.do) + (f", {rule.how_often}" if rule.how_often else "")]
    if dated.status is CareStatus.LATER:
        said.append(WORDS.care_from.format(moment=say_moment(dated.from_at, zone)))
    if dated.until_at is not None:
        said.append(WORDS.care_until.format(moment=say_moment(dated.until_at, zone)))
    return _with_condition(f"{', '.join(said)}.", rule.only_if)


def _with_condition(said: str, only_if: str | None) -> str:
    return f"{said} {WORDS.only_if.format(condition=only_if)}" if only_if else said


def after_effect_sentences(plan: Plan) -> Iterator[str]:
    """Say what is normal until when, and from when it is a reason to call (TIME-12)."""
    for dated in plan.after_effects:
        said = WORDS.normal_until.format(
            what=_capital(dated.rule.what), moment=say_moment(dated.normal_until_at, plan.zone)
        )
        if dated.call_from_at:
            said += " " + WORDS.call_from.format(moment=say_moment(dated.call_from_at, plan.zone))
        yield _with_condition(said, dated.rule.only_if)


def help_sections(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each level of help with its signs, the most urgent first."""
    signs = plan.protocol.warning_signs
    for heading, level in (
        (WORDS.help_emergency, signs.emergency),
        (WORDS.help_urgent, signs.urgent),
        (WORDS.help_clinic, signs.clinic),
    ):
        if level:
            yield heading, tuple(item.sign for item in level)


def watch_sentences(plan: Plan) -> Iterator[str]:
    """Say until when to look out for late signs (COURSE-7)."""
    watch = plan.protocol.watch
    if watch is None or plan.watch_until_on is None:
        return
    day = say_day(plan.watch_until_on)
    if not plan.is_watching:
        yield WORDS.watch_over.format(day=day)
        return
    yield WORDS.watch_until.format(day=day, signs="; ".join(watch.signs))
    if all(dated.status in (Status.CLEAR, Status.ASK) for dated in plan.restrictions):
        yield WORDS.watch_still.format(day=day)
