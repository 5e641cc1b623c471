"""Care, what is normal, the watch and when to get help, in words."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import CareStatus, DatedAfterEffect, DatedCare, Plan
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital, without_stop


class HelpBox(NamedTuple):
    """One level of haste: whom to call, as a heading, and for what."""

    level: str
    """`emergency`, `urgent` or `clinic`."""
    heading: str
    signs: tuple[str, ...]


def care_sentence(dated: DatedCare, plan: Plan, speaker: Speaker) -> str:
    """Say one thing to do: how often, from when and until when; a missed day as missed."""
    words, rule = speaker.table(FactWords), dated.rule
    if rule.on and dated.status is CareStatus.OVER and dated.is_listed and dated.from_at:
        day = speaker.near_day(speaker.local(dated.from_at).date())
        return words.care_missed.format(do=capital(rule.do), day=day)
    said = ", ".join([rule.do, *([rule.how_often] if rule.how_often else [])])
    said = f"{said}{_care_times(dated, speaker)}"
    sentence = with_condition(said, rule, plan, speaker)
    return f"{capital(sentence)}."


def _care_times(dated: DatedCare, speaker: Speaker) -> str:
    words = speaker.table(FactWords)
    if dated.rule.on:
        days = [speaker.near_day(day) for day in dated.days]
        return f": {speaker.join(days)}"
    parts = []
    if dated.waits_for:
        parts.append(words.care_from.format(moment=dated.waits_for))
    elif dated.status is CareStatus.LATER and dated.from_at:
        parts.append(words.care_from.format(moment=speaker.near_moment(dated.from_at)))
    if dated.until_at and dated.status is not CareStatus.OVER:
        parts.append(words.care_until.format(moment=speaker.near_moment(dated.until_at)))
    if dated.until:
        parts.append(words.care_until_event.format(event=without_stop(dated.until.text)))
    return f", {', '.join(parts)}" if parts else ""


def after_effect_sentences(dated: DatedAfterEffect, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what is normal and until when, and when it is a reason to call (TIME-12)."""
    words, rule = speaker.table(FactWords), dated.rule
    what = rule.what
    if rule.expect and dated.from_at:
        said = words.expect_from.format(what=what, moment=speaker.moment(dated.from_at))
        yield capital(with_condition(said, rule, plan, speaker))
        return
    if dated.normal_until_at:
        moment = speaker.near_moment(dated.normal_until_at)
        said = words.normal_until.format(what=what, moment=moment)
    else:
        said = words.normal_about.format(what=what, about=rule.about or "")
    yield capital(with_condition(said, rule, plan, speaker))
    if dated.call_from_at:
        yield _still_there(dated.call_from_at, plan, speaker)
    if dated.earlier_call_at:
        yield words.still_there_from_before


def _still_there(call_at: datetime, plan: Plan, speaker: Speaker) -> str:
    words = speaker.table(FactWords)
    if call_at <= plan.at:
        return words.still_there_now
    is_near = (speaker.local(call_at).date() - speaker.today).days <= 1
    template = words.still_there_near if is_near else words.still_there
    return template.format(moment=speaker.near_moment(call_at))


def help_boxes(plan: Plan, speaker: Speaker) -> list[HelpBox]:
    """Return the levels of haste that have signs, the most urgent first, each with its number."""
    words, signs, clinic = speaker.table(FactWords), plan.protocol.warning_signs, plan.clinic
    emergency = clinic.emergency_number if clinic else None
    urgent = getattr(clinic, "urgent_number", None)
    telephone = clinic.telephone if clinic else None
    boxes = (
        HelpBox(
            "emergency",
            words.emergency_call.format(number=emergency) if emergency else words.emergency,
            tuple(item.sign for item in signs.emergency),
        ),
        HelpBox(
            "urgent",
            words.urgent_call.format(number=urgent) if urgent else words.urgent,
            tuple(item.sign for item in signs.urgent),
        ),
        HelpBox(
            "clinic",
            words.ring_clinic_at.format(number=telephone) if telephone else words.ring_clinic,
            tuple(item.sign for item in signs.clinic),
        ),
    )
    return [box for box in boxes if box.signs]


def watch_sentence(plan: Plan, speaker: Speaker) -> str | None:
    """Say what to look out for and until when, or that the watch is over (COURSE-7)."""
    watch, last_on = plan.protocol.watch, plan.watch_until_on
    if watch is None or last_on is None:
        return None
    words = speaker.table(FactWords)
    if not plan.is_watching:
        return words.watch_over.format(day=speaker.day(last_on))
    signs = speaker.join_or(watch.signs)
    if watch.do is None:
        return words.watch_goes_on.format(signs=signs, day=speaker.day(last_on))
    return words.watch.format(do=capital(watch.do), day=speaker.day(last_on), signs=signs)
