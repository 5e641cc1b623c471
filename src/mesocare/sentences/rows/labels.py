"""Labels with their conditions, and how labels and moments stand in a line."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import DatedAllowed, DatedRestriction, Plan
from mesocare.sentences.conditions import Conditional, OfRules, say_area, say_condition
from mesocare.sentences.days import Speaker

HOLE = "{labels}"
"""Where labels go in a sentence around them."""
BETWEEN_LISTS = "; "


def condition_of(rule: Conditional, plan: OfRules, speaker: Speaker) -> str | None:
    """Return a rule's condition as a sentence around its labels, `if …: {labels}`, or none."""
    words = speaker.table(ScreenWords)
    template = None
    for text, around in ((rule.only_if, words.if_), (rule.unless, words.unless)):
        if text:
            condition = _as_text(say_condition(text, plan))
            template = around.format(condition=condition, labels=template or HOLE)
    return template


def only_if_normal(plan: Plan, speaker: Speaker) -> str:
    """Return what goes with all that is OK now, around its labels."""
    words = speaker.table(ScreenWords)
    return words.only_if_normal.format(area=_as_text(say_area(plan, speaker)), labels=HOLE)


def _as_text(said: str) -> str:
    """Return an author's words as they stand in a sentence whose holes are still to be filled."""
    return said.replace("{", "{{").replace("}", "}}")


def label_of(dated: DatedRestriction | DatedAllowed, plan: Plan, speaker: Speaker) -> str:
    """Return an activity's label, its condition before it."""
    condition = condition_of(dated.rule, plan, speaker) or HOLE
    return condition.format(labels=dated.rule.label)


def by_condition(
    labelled: Iterable[tuple[Conditional, str]], plan: OfRules, speaker: Speaker
) -> tuple[str, ...]:
    """Return labels without a condition one by one, then a part for each condition.

    What stands there both if and unless something is so is there for everybody, and once.
    """
    free: list[str] = []
    bound: dict[str, list[str]] = {}
    pairs = list(labelled)
    whom = {(rule.only_if or "", rule.unless or "", label) for rule, label in pairs}
    for rule, label in pairs:
        is_for_all = (rule.unless or "", rule.only_if or "", label) in whom
        condition = None if is_for_all else condition_of(rule, plan, speaker)
        group = bound.setdefault(condition, []) if condition else free
        if not (is_for_all and label in group):
            group.append(label)
    comma = speaker.times.comma
    return (*free, *(template.format(labels=comma.join(all_)) for template, all_ in bound.items()))


def join_parts(parts: Sequence[str], *, speaker: Speaker, joint: str = "") -> str:
    """Join parts: short ones by commas, and those with a colon, which hold a list, by more."""
    if joint:
        return joint.join(parts)
    said = parts[0]
    for before, part in pairwise(parts):
        is_plain = ":" not in part and ":" not in before
        said += (speaker.times.comma if is_plain else BETWEEN_LISTS) + part
    return said


def join_labels(labels: Iterable[str], speaker: Speaker) -> str:
    """Join labels of which some have a condition: behind those for all, so that it goes no further.

    "If you are ill: ring us, eat as usual" would have nobody else eat.
    """
    return join_parts(sorted(labels, key=lambda label: ":" in label), speaker=speaker)


def say_near_end(moment: datetime, speaker: Speaker) -> str:
    """Say an end after "until": a midnight as the end of the day that it ends."""
    is_midnight = speaker.is_midnight(moment)
    return speaker.until(moment, short=True) if is_midnight else say_near(moment, speaker)


def say_near(moment: datetime, speaker: Speaker) -> str:
    """Say a moment for a line: today with its clock, else the day alone."""
    local = speaker.local(moment)
    if local.date() == speaker.today and not speaker.is_midnight(moment):
        return speaker.table(ScreenWords).today_at.format(clock=speaker.clock(moment))
    return speaker.near_day(local.date(), short=True)
