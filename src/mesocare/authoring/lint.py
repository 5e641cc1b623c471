"""What could be better in these rules? Advice on a protocol that is right in its form.

Each piece of advice has an id, by which its author can silence it in the file, with a reason.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain
from urllib.parse import urlsplit

from mesocare.dates.moments import add_to_day
from mesocare.dates.waits import Length, Unit
from mesocare.reading.agreement import Disagreement
from mesocare.reading.shaped_file import name_of
from mesocare.reading.yaml_tree import Path
from mesocare.rules.protocol import Phase, Protocol, Silence

WARNINGS = {
    "no-source": "a rule names no source",
    "no-reason": "a rule does not say why",
    "no-alias": "an activity has no other words that patients use for it",
    "unused-source": "a source is listed, and no rule names it",
    "bad-address": "the address of a source leads nowhere",
    "wait-outlasts-gap": "a wait is longer than the least gap between two sessions",
    "activity-twice": "the same activity stands in two rules",
    "same-id-other-words": "a preparation has a restriction's id, but not its words",
    "gap-without-recommended": "a gap is a range, and no best gap is given",
    "call-before-end": "an after-effect is a reason to call while it is still normal",
    "before-session-collides": "what holds before a session meets what holds after the last one",
    "no-review": "no date is given until which the rules must be reviewed",
    "review-passed": "that date has passed",
    "review-too-far": "that date is over three years away",
    "no-warning-signs": "there are no warning signs",
    "no-emergency": "there are no signs of an emergency",
    "no-watch": "there is no watch for late signs",
    "no-examples": "there are no examples that prove the rules",
    "long-sentence": "a sentence has over 20 words",
    "fever": "a text says fever in place of high temperature",
    "dash-range": "a range is written with a dash",
    "do-under-do-not": "a rule that follows 'do not' tells what to do, or says 'not' again",
    "do-not-under-do": "a rule that tells what to do tells what not to do",
    "idle-silence": "something is silenced that is not there",
    "no-telephone": "a clinic's file has no telephone number",
    "no-emergency-number": "a clinic's file has no emergency number",
    "no-zone": "a clinic's file has no time zone",
    "fixed-zone": "a clinic's time zone is an offset, and no place",
    "old-number": "a clinic changes a wait, and the words it leaves still have the old number",
}
"""Every id, with what it warns of."""

_MOST_WORDS = 20
_LONGEST_REVIEW = Length(36, Unit.MONTHS)
_NOT_AGAIN = re.compile(
    r"(?:do not|don.t|not|never|avoid|no|keep|make sure|remember)\b", re.IGNORECASE
)
_NOT_HERE = re.compile(r"(?:do not|don.t|never|avoid|no)\b", re.IGNORECASE)
_DASH_RANGE = re.compile(r"\d\s*[-\u2010-\u2015]\s*\d")
_UNREAD = (
    "protocol",
    "sources",
    "examples",
    "silenced",
    "also_called",
    "because",
    "clinic_changes",
)


def find_warnings(protocol: Protocol, today: date) -> list[Disagreement]:
    """Give all advice on a protocol, silenced or not."""
    checks: tuple[Callable[[Protocol], Iterator[Disagreement]], ...] = (
        _check_completeness,
        _check_sources,
        _check_activities,
        _check_preparations,
        _check_course,
        _check_help,
    )
    return [
        *chain.from_iterable(check(protocol) for check in checks),
        *_check_review(protocol, today),
        *check_texts(protocol),
    ]


def without_silenced(
    found: Iterable[Disagreement], silences: Sequence[Silence]
) -> list[Disagreement]:
    """Take out what is silenced, and warn of each silence that finds nothing to silence."""
    places = {(it.warning, it.at or ""): place for place, it in enumerate(silences)}
    idle, left = dict(places), []
    for advice in found:
        silenced_by = [key for key in _names_of(advice) if key in places]
        for key in silenced_by:
            idle.pop(key, None)
        left += [] if silenced_by else [advice]
    return left + [_say_idle(place, warning) for (warning, _), place in idle.items()]


def _names_of(advice: Disagreement) -> Iterator[tuple[str, str]]:
    """Give what a silence can call some advice: by its key, or by one that holds it, or by none."""
    for length in range(len(advice.path) + 1):
        yield advice.id, name_of(advice.path[:length])


def _say_idle(place: int, warning: str) -> Disagreement:
    message = f"nothing here has the warning {warning!r}. Take this out."
    return Disagreement(("silenced", place, "warning"), message, "idle-silence")


# What every rule should have


def _parts(protocol: Protocol) -> Iterator[tuple[Path, object]]:
    """Give each part that advises, with its path."""
    for section in ("restrictions", "care", "after_effects", "before_session"):
        for key, rule in getattr(protocol, section).items():
            yield (section, key), rule
    for place, item in enumerate(protocol.allowed):
        yield ("allowed", place), item
    for level in ("emergency", "urgent", "clinic"):
        for place, item in enumerate(getattr(protocol.warning_signs, level)):
            yield ("warning_signs", level, place), item
    for section in ("watch", "course"):
        if (part := getattr(protocol, section)) is not None:
            yield (section,), part


def _check_completeness(protocol: Protocol) -> Iterator[Disagreement]:
    for path, part in _parts(protocol):
        if not getattr(part, "sources", None):
            message = "no source stands here. Write where this comes from, as 'sources: [...]'."
            yield Disagreement(path, message, "no-source")
        if hasattr(part, "why") and not part.why:
            message = "no reason stands here. Write it for patients, as 'why: ...'."
            yield Disagreement(path, message, "no-reason")
        if path[0] in ("restrictions", "allowed") and not getattr(part, "also_called", None):
            message = (
                "no other words stand here. Write those that patients use, "
                "as 'also_called: [...]', or 'mesocare can' will not know them."
            )
            yield Disagreement(path, message, "no-alias")


def _check_sources(protocol: Protocol) -> Iterator[Disagreement]:
    cited = {name for _, part in _parts(protocol) for name in getattr(part, "sources", ())}
    for key, source in protocol.sources.items():
        if key not in cited:
            message = "no rule names this source. Name it where it belongs, or take it out."
            yield Disagreement(("sources", key), message, "unused-source")
        if source.address and not _is_address(source.address):
            message = f"{source.address[:60]!r} leads nowhere. Copy it again from the page itself."
            yield Disagreement(("sources", key, "address"), message, "bad-address")


def _is_address(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return bool(re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}", host))


# One activity, one rule


def _check_activities(protocol: Protocol) -> Iterator[Disagreement]:
    seen: dict[str, Path] = {}
    named = [(("restrictions", key), rule) for key, rule in protocol.restrictions.items()]
    listed = [(("allowed", place), item) for place, item in enumerate(protocol.allowed)]
    for path, rule in chain[tuple[Path, object]](named, listed):
        activity = _fold(getattr(rule, "activity", ""))
        if activity in seen:
            message = f"this activity stands at {name_of(seen[activity])} too. Keep one of the two."
            yield Disagreement((*path, "activity"), message, "activity-twice")
        seen.setdefault(activity, path)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _check_preparations(protocol: Protocol) -> Iterator[Disagreement]:
    least_gap = _least_gap(protocol)
    for key, item in protocol.before_session.items():
        path, rule = ("before_session", key), protocol.restrictions.get(key)
        is_one = rule is not None and rule.activity == item.do_not
        if rule and item.do_not and not is_one:
            message = (
                f"the restriction {key!r} says {rule.activity[:60]!r}. Write the same words, "
                "so that both count as one, or another id."
            )
            yield Disagreement((*path, "do_not"), message, "same-id-other-words")
        if item.do_not and not is_one and not item.also_called:
            message = "no other words stand here. Write those that patients use for it."
            yield Disagreement(path, message, "no-alias")
        after = rule.wait.least.nominal_minutes if is_one and rule and rule.wait else 0
        before = item.from_.least.nominal_minutes if item.from_ else 0
        if least_gap and before + after > least_gap.nominal_minutes:
            message = (
                f"with sessions {least_gap} apart this starts before the last one is over with. "
                "Write a shorter 'from', or a longer gap."
            )
            yield Disagreement((*path, "from"), message, "before-session-collides")


def _least_gap(protocol: Protocol) -> Length | None:
    gaps = [phase.gap.least for phase in protocol.course.all_phases] if protocol.course else []
    return min(gaps, key=lambda gap: gap.nominal_minutes, default=None)


# The course, the review, and help


def _check_course(protocol: Protocol) -> Iterator[Disagreement]:
    least_gap = _least_gap(protocol)
    for key, rule in protocol.restrictions.items():
        if least_gap and rule.wait:
            longest = rule.wait.most
            if longest.nominal_minutes > least_gap.nominal_minutes:
                message = (
                    f"{longest} is longer than the least gap of {least_gap}: the next session may "
                    "come first. Write a shorter wait, or a longer gap."
                )
                yield Disagreement(("restrictions", key, "wait"), message, "wait-outlasts-gap")
    for path, phase in _phases(protocol):
        if not phase.gap.is_single and phase.recommended is None:
            message = (
                f"{phase.gap} is a range, and so the earliest day is the best one. "
                "Write the best gap, as 'recommended: ...'."
            )
            yield Disagreement((*path, "gap"), message, "gap-without-recommended")
    for key, effect in protocol.after_effects.items():
        call_after = effect.call_after
        if call_after and call_after.least.nominal_minutes < effect.lasts.most.nominal_minutes:
            message = f"it is still normal then, up to {effect.lasts.most}. Write a longer wait."
            path = ("after_effects", key, "call_after")
            yield Disagreement(path, message, "call-before-end")


def _phases(protocol: Protocol) -> Iterator[tuple[Path, Phase]]:
    if protocol.course is None:
        return
    for place, phase in enumerate(protocol.course.all_phases):
        path: Path = ("course", "phases", place) if protocol.course.phases else ("course",)
        yield path, phase


def _check_review(protocol: Protocol, today: date) -> Iterator[Disagreement]:
    about, path = protocol.protocol, ("protocol", "review_by")
    if about.review_by is None:
        message = "no 'review_by' stands here. Write a date, three years from now at most."
        yield Disagreement(("protocol",), message, "no-review")
        return
    if about.review_by < today:
        message = "this date has passed. Look the rules through, then write a new one."
        yield Disagreement(path, message, "review-passed")
    if about.review_by > add_to_day(about.reviewed_on or about.written_on, _LONGEST_REVIEW):
        message = "this is over three years after the last review. Write an earlier date."
        yield Disagreement(path, message, "review-too-far")


def _check_help(protocol: Protocol) -> Iterator[Disagreement]:
    signs = protocol.warning_signs
    if not (signs.clinic or signs.urgent or signs.emergency):
        message = "no warning signs stand here. Write when to call whom, as 'warning_signs:'."
        yield Disagreement(("warning_signs",), message, "no-warning-signs")
    elif not signs.emergency:
        message = "no signs of an emergency stand here. Write them, as 'emergency:'."
        yield Disagreement(("warning_signs",), message, "no-emergency")
    if protocol.watch is None:
        message = "no watch for late signs stands here. Write how long, as 'watch:' with 'for:'."
        yield Disagreement(("watch",), message, "no-watch")
    if not protocol.examples:
        message = "no examples stand here. Write one at least that proves your rules."
        yield Disagreement(("examples",), message, "no-examples")


# Plain words


def check_texts(part: object, path: Path = ()) -> Iterator[Disagreement]:
    """Check all texts that a patient reads, wherever they stand in a part of a file."""
    for where, text in _texts(part, path):
        if any(len(sentence.split()) > _MOST_WORDS for sentence in _sentences(text)):
            message = f"a sentence has over {_MOST_WORDS} words. Make two of it."
            yield Disagreement(where, message, "long-sentence")
        if re.search(r"\bfever", text, re.IGNORECASE):
            message = "patients know 'high temperature' better than 'fever'. Write that."
            yield Disagreement(where, message, "fever")
        if _DASH_RANGE.search(text):
            message = "a dash is easily misread. Write 'to', such as '24 to 48 hours'."
            yield Disagreement(where, message, "dash-range")
        yield from _check_direction(where, text)


def _check_direction(path: Path, text: str) -> Iterator[Disagreement]:
    if path[-1] in ("activity", "do_not") and path[0] != "allowed" and _NOT_AGAIN.match(text):
        message = "'Do not' goes before these words. Write the activity alone, such as 'smoke'."
        yield Disagreement(path, message, "do-under-do-not")
    if path[-1] == "do" and _NOT_HERE.match(text):
        message = "this tells what not to do. Write what to do, or make a restriction of it."
        yield Disagreement(path, message, "do-not-under-do")


def _texts(part: object, path: Path) -> Iterator[tuple[Path, str]]:
    if type(part) is str and path:
        yield path, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(value, (*path, key))
    elif type(part) is tuple:
        for place, value in enumerate(part):
            yield from _texts(value, (*path, place))
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in _UNREAD:
                value = getattr(part, field.name)
                yield from _texts(value, (*path, field.name.removesuffix("_")))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)
