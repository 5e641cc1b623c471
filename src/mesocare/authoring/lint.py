"""What could be better in rules: advice on a protocol that is right in its form."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from mesocare.authoring.held_care import check_held_care
from mesocare.authoring.overruled import check_overruled
from mesocare.authoring.plain_words import check_texts
from mesocare.dates.moments import add_to_day
from mesocare.dates.waits import Length, Unit
from mesocare.language.en.frames import BODY_PARTS
from mesocare.reading.agreement import Disagreement, say_path, without_articles
from mesocare.reading.shaped_file import name_of
from mesocare.reading.yaml_tree import Path
from mesocare.rules.protocol import (
    LAST_SESSION,
    MOST_CHARACTERS_OF_A_SHORT,
    Decider,
    Protocol,
    Restriction,
    activity_key,
)
from mesocare.sentences.days import capital

_MOST_NAMED = 5
"""Of the rules that a note is about, so many are named."""
_NO_ALIAS = (
    "no other words stand here. Write those that patients use, "
    "as 'also_called: [...]', or 'mesocare can' will not know them."
)
_NO_SOURCE = (
    "no source stands here. List where the rules come from below 'sources': one alone stands "
    "behind all rules; of several, name the right one here, as 'sources: [...]'."
)
_LONGEST_REVIEW = Length(36, Unit.MONTHS)
_MEDICINE = re.compile(
    r"\b(?:medicines?|medications?|tablets?|pills?|drugs?|painkillers?|antibiotics?|steroids?"
    r"|blood.?thinners?|anticoagulants?|antidepressants?|insulin|contracepti\w+|ibuprofen|aspirin"
    r"|naproxen|paracetamol|minoxidil|finasteride|dutasteride|warfarin|heparin|clopidogrel)\b",
    re.IGNORECASE,
)


_TIME = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|some|few)[ -]"
    r"(?:minute|hour|day|week|month)s?\b",
    re.IGNORECASE,
)
"""A length of time in a condition: the program counts those, a patient may not."""
_LENGTH = re.compile(
    r"\bfor (?:(?:about|at least|another|the first|the next|up to) )*"
    r"(?:\d+(?:(?: to |-)\d+)?|an?|one|two|three|four|five|six|seven|ten|twelve|some"
    r"|(?:the first |a )?few|several) (?:more )?(?:day|night|week|month)s?\b",
    re.IGNORECASE,
)
"""A length of days in words: no date is made of it."""


def find_warnings(protocol: Protocol, today: date) -> list[Disagreement]:
    """Return all advice on a protocol, silenced or not."""
    checks: tuple[Callable[[Protocol], Iterator[Disagreement]], ...] = (
        _check_completeness,
        _check_sources,
        _check_activities,
        _check_twice,
        _check_conditions,
        _check_lengths,
        check_held_care,
        _check_preparations,
        _check_shared_names,
        _check_course,
        _check_help,
        check_overruled,
    )
    return [
        *chain.from_iterable(check(protocol) for check in checks),
        *_check_review(protocol, today),
        *check_texts(protocol),
    ]


# What every rule should have


def _parts(protocol: Protocol) -> Iterator[tuple[Path, Any]]:
    """Return each part that advises, with its path."""
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
    silent, long = [], []
    for path, part in _parts(protocol):
        if not getattr(part, "sources", None):
            yield Disagreement(path, _NO_SOURCE, "no-source")
        if path[0] in ("restrictions", "allowed") and not getattr(part, "also_called", None):
            yield Disagreement(path, _NO_ALIAS, "no-alias")
        is_silent = hasattr(part, "why") and path[0] != "allowed" and not part.why
        silent += [name_of(path)] if is_silent else []
        label = getattr(part, "label", "")
        long += [name_of(path)] if len(label) > MOST_CHARACTERS_OF_A_SHORT else []
    if silent:
        message = f"{_count_rules(silent)} not say why. Write it for patients, as 'why: ...'."
        yield Disagreement((), message, "no-reason")
    if long:
        message = (
            f"{_count_rules(long)} not fit on one line. Write a label, as 'short: ...', "
            f"of {MOST_CHARACTERS_OF_A_SHORT} characters at most."
        )
        yield Disagreement((), message, "no-short")


def _count_rules(names: Sequence[str]) -> str:
    """Say how many rules do not, and name the first: `12 rules (restrictions.sun, …) do`."""
    named = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return f"1 rule ({named}) does" if len(names) == 1 else f"{len(names)} rules ({named}) do"


def _check_sources(protocol: Protocol) -> Iterator[Disagreement]:
    cited = {name for _, part in _parts(protocol) for name in getattr(part, "sources", ())}
    named = {text for _, part in _parts(protocol) for text in _conditions_of(part)}
    for kind, section in (("event", protocol.events), ("question", protocol.questions)):
        for key in section:
            if key not in named:
                message = f"no rule names this {kind}. Name it where it belongs, or take it out."
                yield Disagreement((f"{kind}s", key), message, f"unused-{kind}")
    for key, source in protocol.sources.items():
        if key not in cited:
            message = "no rule names this source. Name it where it belongs, or take it out."
            yield Disagreement(("sources", key), message, "unused-source")
        if source.address and not _is_address(source.address):
            message = f"{source.address[:60]!r} leads nowhere. Copy it again from the page itself."
            yield Disagreement(("sources", key, "address"), message, "bad-address")


def _conditions_of(part: object) -> Iterator[object]:
    yield from (getattr(part, name, None) for name in ("until", "after", "only_if", "unless"))


def _is_address(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return bool(re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}", host))


# Activities


def _check_activities(protocol: Protocol) -> Iterator[Disagreement]:
    for path, part in _parts(protocol):
        key = "activity" if hasattr(part, "activity") else "do_not"
        activity = getattr(part, key, None)
        if activity is None or path[0] == "allowed":
            continue
        is_medicine = _MEDICINE.search(activity)
        if re.match(r"stop\b", activity, re.IGNORECASE) and not is_medicine:
            message = f"it is read as 'Do not {activity[:60]}'. Write what is held off."
            yield Disagreement((*path, key), message, "stop-under-do-not")
        if is_medicine and not _leaves_it_to_doctors(part, protocol):
            message = (
                "a doctor may have prescribed this. Write 'only_if: no doctor prescribed it', "
                "or end it with 'until: your doctor tells you' and 'decided_by: clinic' (CAN-8)."
            )
            yield Disagreement((*path, key), message, "medicine")
        elif is_medicine and path[0] == "restrictions" and _ends_in_a_yes(part, protocol):
            message = (
                "when its wait is over, this is a yes to a medicine. Add 'until: your clinic tells "
                "you' and 'decided_by: clinic' (CAN-8)."
            )
            yield Disagreement((*path, key), message, "medicine-yes")
    for path, part in _parts(protocol):
        if path[0] in ("restrictions", "allowed", "before_session"):
            for place, name in enumerate(getattr(part, "also_called", ())):
                if name.casefold() in BODY_PARTS:
                    message = f"{name!r} alone is no activity. Write what is done to it."
                    yield Disagreement((*path, "also_called", place), message, "body-part")


def _check_twice(protocol: Protocol) -> Iterator[Disagreement]:
    """Look for a rule that says yes to some for what another one holds off."""
    ruled = [
        (path, part) for path, part in _parts(protocol) if path[0] in ("restrictions", "allowed")
    ]
    for_all = {
        without_articles(part.activity): path
        for path, part in ruled
        if not part.only_if and not part.unless
    }
    for path, part in ruled:
        other = for_all.get(without_articles(part.activity), path)
        if other != path:
            message = (
                f"{say_path(other)} says the same of everybody, and may be OK while this is not. "
                "Say there with 'unless' whom it spares, and here all that holds for them."
            )
            yield Disagreement((*path, "activity"), message, "activity-again")
    held = {
        activity_key(name): key
        for key, item in protocol.before_session.items()
        for name in (item.do_not or "", *item.also_called)
        if item.do_not
    }
    for place, item in enumerate(protocol.allowed):
        names = map(activity_key, (item.activity, *item.also_called))
        found = next((held[name] for name in names if name in held), None)
        if found and item.from_ is None:
            message = (
                f"before_session.{found} holds this off before a visit, and here it is OK at once. "
                "Write from when on after a session it is, as 'from: …', or give it words of its "
                "own."
            )
            yield Disagreement(("allowed", place), message, "allowed-before-visit")


def _check_lengths(protocol: Protocol) -> Iterator[Disagreement]:
    """Look for lengths in words: nothing ends them."""
    for path, part in _parts(protocol):
        for key in ("activity", "do_not", *(["do"] if path[0] == "care" else [])):
            found = _LENGTH.search(getattr(part, key, None) or "")
            if found and not (key == "do" and _has_end(part)):
                where = {"care": "'for: …'", "restrictions": "'wait: …'"}.get(
                    str(path[0]), "'from: …'"
                )
                advice = f"write it as {where}, and take it out."
                if getattr(part, "only_if", None):
                    advice = f"if it counts from the session, {advice}"
                message = f"nothing ends {found[0]!r} here. {capital(advice)}"
                yield Disagreement((*path, key), message, "length-in-words")
    for key, care in protocol.care.items():
        if care.about and re.search(r"\b(?:minute|hour)s?\b", care.about, re.IGNORECASE):
            message = (
                f"nothing ends {care.about[:60]!r}: it would be to do on every day. Say it in "
                "'do', and end it with 'for: rest of the day'."
            )
            yield Disagreement(("care", key, "about"), message, "length-in-words")


def _has_end(part: Any) -> bool:
    """Whether something ends a care, or it is done on single days."""
    return bool(part.for_ or part.about or part.through or part.until or part.on)


def _check_conditions(protocol: Protocol) -> Iterator[Disagreement]:
    for place, item in enumerate(protocol.allowed):
        for key in ("only_if", "unless"):
            named = getattr(item, key) or ""
            question = protocol.questions.get(named)
            found = _TIME.search(question.if_yes if question else named)
            if found:
                message = (
                    f"{found[0]!r} is a time, and nobody counts it here. If it counts from the "
                    "session, write it as 'from', such as 'from: 12 hours', and take it out here."
                )
                yield Disagreement(("allowed", place, key), message, "time-in-words")


def _leaves_it_to_doctors(part: object, protocol: Protocol) -> bool:
    """Whether a rule about a medicine spares what was prescribed, or lets the clinic decide."""
    is_for_some = bool(getattr(part, "only_if", None) or getattr(part, "unless", None))
    return is_for_some or _is_decided_by_clinic(part, protocol)


def _is_decided_by_clinic(part: object, protocol: Protocol) -> bool:
    event = protocol.events.get(getattr(part, "until", None) or "")
    decided_by = getattr(part, "decided_by", None) or (event and event.decided_by)
    return decided_by is Decider.CLINIC


def _ends_in_a_yes(rule: Restriction, protocol: Protocol) -> bool:
    """Whether a date, or what the patient tells, ends a restriction."""
    is_vague = bool(rule.about) or (rule.wait is not None and not rule.wait.has_end)
    return not is_vague and not _is_decided_by_clinic(rule, protocol)


def _check_preparations(protocol: Protocol) -> Iterator[Disagreement]:
    least_gap = _least_gap(protocol)
    held = {activity_key(rule.activity): rule for rule in protocol.restrictions.values()}
    for key, item in protocol.before_session.items():
        path, rule = ("before_session", key), held.get(activity_key(item.do_not or ""))
        if item.do_not and rule is None and not item.also_called:
            yield Disagreement(path, _NO_ALIAS, "no-alias")
        wait = rule.wait if rule else None
        after = wait.least.nominal_minutes if wait and wait.least else 0
        before = abs(item.from_.least.nominal_minutes) if item.do_not and item.from_ else 0
        if least_gap and before and before + after > least_gap.nominal_minutes:
            message = (
                f"with sessions {least_gap} apart this starts before what holds after the last one "
                "has ended, so nobody may do it between them. "
                "Look whether both are meant, then silence this with a reason."
            )
            yield Disagreement((*path, "from"), message, "before-session-collides")


def _check_shared_names(protocol: Protocol) -> Iterator[Disagreement]:
    """Warn where one word names a ban before a visit and another rule: it holds off both."""
    for key, item in protocol.before_session.items():
        for other, rule in protocol.restrictions.items():
            if not item.do_not or activity_key(item.do_not) == activity_key(rule.activity):
                continue
            names = {name.casefold() for name in rule.also_called}
            shared = [name for name in item.also_called if name.casefold() in names]
            if shared:
                message = (
                    f"{shared[0]!r} names restrictions.{other} too, so this holds that off as "
                    "well. If they are two things, take it out of one of them."
                )
                yield Disagreement(("before_session", key, "also_called"), message, "shared-name")


def _least_gap(protocol: Protocol) -> Length | None:
    if protocol.course and protocol.course.is_one_session:
        return None
    gaps = [phase.gap.least for phase in protocol.course.all_phases] if protocol.course else []
    return min(gaps, key=lambda gap: gap.nominal_minutes, default=None)


# The course, the review, and help


def _check_course(protocol: Protocol) -> Iterator[Disagreement]:
    least_gap = _least_gap(protocol)
    for key, rule in protocol.restrictions.items():
        longest = rule.wait.most if rule.wait and rule.after != LAST_SESSION else None
        if least_gap and longest and longest.nominal_minutes > least_gap.nominal_minutes:
            message = (
                f"{longest} is longer than the least gap of {least_gap}: the next session may "
                "come first. Look whether both are meant, then silence this with a reason."
            )
            yield Disagreement(("restrictions", key, "wait"), message, "wait-outlasts-gap")
    yield from _check_one_session(protocol)
    for key, effect in protocol.after_effects.items():
        call, lasts, begins = effect.call_after, effect.lasts, effect.from_
        if call is None or lasts is None:
            continue
        longest = lasts.most or lasts.least
        ends = longest.nominal_minutes if longest else 0
        ends += begins.least.nominal_minutes if begins else 0
        if call.least.nominal_minutes < ends:
            message = f"it is still normal then, up to {longest}. Look which of the two is right."
            path = ("after_effects", key, "call_after")
            yield Disagreement(path, message, "call-before-end")


def _check_one_session(protocol: Protocol) -> Iterator[Disagreement]:
    course = protocol.course
    if course is None or not course.is_one_session or course.gap is None or course.maintenance:
        return
    message = (
        "one session alone has no gap, and nothing follows it. If it may be repeated, write "
        f"'maintenance: {course.gap}'; if there are more sessions, write how many."
    )
    yield Disagreement(("course", "gap"), message, "gap-of-one-session")


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
    else:
        for level, said, kind in (
            ("emergency", "of an emergency", "no-emergency"),
            ("urgent", "for medical help on the same day", "no-urgent"),
            ("clinic", "for which to call the clinic", "no-clinic-signs"),
        ):
            if not getattr(signs, level):
                message = f"no signs {said} stand here. Write them, as '{level}:'."
                yield Disagreement(("warning_signs",), message, kind)
    if protocol.watch is None:
        message = "no watch for late signs stands here. Write how long, as 'watch:' with 'for:'."
        yield Disagreement(("watch",), message, "no-watch")
    if not protocol.examples:
        message = "no examples stand here. Write one at least that proves your rules."
        yield Disagreement(("examples",), message, "no-examples")
