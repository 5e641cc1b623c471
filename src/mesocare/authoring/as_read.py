"""Every sentence that a patient can ever read of each rule, so that its author sees them all.

They stand here without dates: what a rule says once is what it says of every session.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from mesocare.dates.waits import Count, Gap, Length, Range, Unit
from mesocare.errors import InputRefusedError
from mesocare.language.tables import find_table
from mesocare.language.words.facts import FactWords
from mesocare.plan.lexicon import make_lexicon
from mesocare.rules.changes import changes_in
from mesocare.rules.protocol import (
    LAST_SESSION,
    AfterEffect,
    Allowed,
    Care,
    Course,
    Decider,
    Preparation,
    Protocol,
    Restriction,
    Sign,
    Watch,
    activity_key,
)
from mesocare.sentences.days import capital, without_stop
from mesocare.sentences.rules import change_sentence

Lines = Iterator[str]


def render_as_read(protocol: Protocol, name: str | None = None) -> str:
    """Return each rule's sentences under its key, in the file's order, or those of one id.

    Raises:
        InputRefusedError: when nothing has that id.

    """
    blocks = "\n".join(_blocks(protocol)).strip().split("\n\n")
    if name is not None:
        blocks = [it for it in blocks if it.split("\n")[0].rsplit(".", 1)[-1] == name]
    if not blocks:
        message = "There is no such rule. See all ids with 'mesocare rules show'."
        raise InputRefusedError(message)
    return "\n\n".join(blocks) + "\n"


def _blocks(protocol: Protocol) -> Lines:
    changed = dict(_changes(protocol))
    held = {owner.id for owner in make_lexicon(protocol).for_others}
    for key, rule in protocol.restrictions.items():
        read = _read_restriction(rule, protocol, frees_others=key not in held)
        yield from _block(f"restrictions.{key}", [*read, *changed.pop(key, ())])
    course_change = changed.pop("course", [])
    for key, said in changed.items():
        yield from _block(f"restrictions.{key}", said)
    for item in protocol.allowed:
        yield from _block(f"allowed.{item.id}", _read_allowed(item, protocol))
    for key, care in protocol.care.items():
        yield from _block(f"care.{key}", _read_care(care, protocol))
    for key, effect in protocol.after_effects.items():
        yield from _block(f"after_effects.{key}", _read_after_effect(effect, protocol))
    for level, heading in (
        ("emergency", "Call the emergency number now"),
        ("urgent", "Get medical help today"),
        ("clinic", "Call your clinic"),
    ):
        signs: tuple[Sign, ...] = getattr(protocol.warning_signs, level)
        lines = [f"{heading} if {sign.sign}{_when_of(sign, protocol)}." for sign in signs]
        lines += [f"{capital(sign.short)}? {heading}." for sign in signs if sign.short]
        yield from _block(f"warning_signs.{level}", lines)
    if watch := protocol.watch:
        yield from _block("watch", _read_watch(watch))
    for key, preparation in protocol.before_session.items():
        yield from _block(f"before_session.{key}", _read_preparation(preparation, protocol))
    if course := protocol.course:
        words = find_table(protocol.protocol.language, FactWords)
        yield from _block("course", [*_read_course(course, words), *course_change])


def _changes(protocol: Protocol) -> Iterator[tuple[str, list[str]]]:
    """Return what patients read of each change of the clinic's, what it dropped included."""
    words = find_table(protocol.protocol.language, FactWords)
    for change in changes_in(protocol):
        yield change.id, [change_sentence(change, words)]


def _block(name: str, lines: Iterable[str]) -> Lines:
    found = list(lines)
    if found:
        yield from ("", name, *(f"  {line}" for line in found))


def say_after(length: Length, origin: str = "your session") -> str:
    """Say when a length ends that counts from something, without a date."""
    if length.unit is Unit.DATES:
        return f"the start of day {length.number} after {origin}"
    return f"{length} after {origin}"


def _say_range(found: Range, origin: str) -> str:
    """Say when a start with two ends is over, both of them."""
    if found.is_single:
        return say_after(found.most, origin)
    return f"{found} after {origin}"


def _for(length: str) -> str:
    """Say for how long: `for 7 days`, `for the rest of the day`, `through day 3`."""
    if length.startswith("through "):
        return length
    return f"for the {length}" if length == "rest of the day" else f"for {length}"


def _origin(rule: Any, protocol: Protocol) -> str:
    """Return what the lengths of a rule count from."""
    if not rule.after:
        return "your session"
    return _event(rule.after, protocol, is_thing=True) + _usually(rule.after, protocol)


def _say_day(length: Length, origin: str) -> str:
    if length.unit is Unit.DATES and origin == "your session":
        return str(length) if length.number else "the day itself"
    if length.unit is Unit.DATES:
        return f"{length} after {origin}"
    return f"the day {length} after {origin}"


def _condition(rule: Any, protocol: Protocol) -> str:
    """Return the condition as it stands before each sentence of a rule (CAN-6)."""
    for word, text in (("If", rule.only_if), ("Unless", rule.unless)):
        if text:
            question = protocol.questions.get(text)
            return f"{word} {question.if_yes if question else text}: "
    return ""


def _event(name: str, protocol: Protocol, *, is_thing: bool = False) -> str:
    """Return what an event is called, to follow "once", or "after" where it is a thing."""
    if name == LAST_SESSION and name not in protocol.events:
        return "your last session" if is_thing else "you have had your last session"
    return protocol.events[name].what if name in protocol.events else name


def _usually(name: str, protocol: Protocol) -> str:
    """Return how long an event usually takes, in brackets."""
    event = protocol.events.get(name)
    return f" (usually {event.usually})" if event and event.usually else ""


def _sentence(condition: str, text: str) -> str:
    """Put the condition first; where a colon follows in the text, a comma serves before it."""
    if not condition:
        return text[:1].upper() + text[1:]
    return f"{condition.removesuffix(': ')}, {text}" if ": " in text else f"{condition}{text}"


# Each kind of rule


def _read_restriction(rule: Restriction, protocol: Protocol, *, frees_others: bool) -> Lines:
    """Read a restriction; `frees_others` where no other holds the same off from those it spares."""
    condition = _condition(rule, protocol)

    def say(text: str) -> str:
        return _sentence(condition, text)

    ends = list(_ends_of(rule, protocol))
    is_for_good = rule.wait is not None and rule.wait.least is None
    yield say(f"do not {rule.activity}{_until_of(rule, protocol)}{', at any time' * is_for_good}.")
    yield say(f"not yet: {rule.label}.")
    yield from map(say, ends)
    yield from map(say, _ways_to_better(rule, protocol))
    yield from (f"Until then: {text}." for text in [without_stop(rule.in_between or "")] if text)
    if ends and not rule.about and not _asks(rule, protocol):
        yield from map(say, _read_yes(rule.label, protocol))
    if _is_dated(rule):
        yield _until_visit(condition, rule.label)
    else:
        yield say(f"ask your clinic before you {rule.activity}.")
    if condition and frees_others and (rule.wait or not _asks(rule, protocol)):
        yield "Otherwise: OK now."
    yield from (f"Until then: {text}" for text in [rule.meanwhile] if text)
    yield from (f"Why: {text}" for text in [rule.why] if text)


def _is_dated(rule: Restriction) -> bool:
    """Whether its wait alone decides: what no date ends is a question before a visit (TIME-10)."""
    has_end = rule.wait is not None and rule.wait.has_end
    return has_end and rule.until is None and rule.after is None


def _ways_to_better(rule: Restriction, protocol: Protocol) -> Lines:
    """Say the time between the two ends of a wait, in which it is better to go on waiting."""
    wait = rule.wait
    if wait is None or wait.least is None or wait.most is None or wait.is_single:
        return
    origin = _origin(rule, protocol)
    yield f"better to wait from {say_after(wait.least, origin)}, OK from {wait.most}."
    yield f"easier from {say_after(wait.least, origin)}, but better to wait."
    yield f"better to wait: {rule.label}."


def _until_visit(condition: str, label: str) -> str:
    """Say that what is OK will wait again after a visit that is booked."""
    return f"For now, OK until your visit: {condition[:1].lower()}{condition[1:]}{label}."


def _read_yes(label: str, protocol: Protocol) -> Lines:
    area = protocol.protocol.area or "the treated area"
    yield f"OK now: {label}, only if {area} looks and feels normal."


def _until_of(rule: Restriction, protocol: Protocol) -> str:
    if _is_past(rule) and rule.wait and rule.wait.most:
        return f" until {say_after(rule.wait.most, _origin(rule, protocol))}"
    if rule.until:
        return f" until {_event(rule.until, protocol)}"
    return f" for {rule.about}" if rule.about else ""


def _asks(rule: Restriction, protocol: Protocol) -> bool:
    """Whether its answer is ever to ask: where the clinic decides, or no date ends it."""
    event = protocol.events.get(rule.until or "")
    decided_by = rule.decided_by or (event.decided_by if event else None)
    has_open_end = rule.wait is not None and rule.wait.least is not None and not rule.wait.most
    waits = rule.after is not None and not _is_past(rule)
    return decided_by is Decider.CLINIC or has_open_end or waits


def _is_past(rule: Restriction) -> bool:
    """Whether it holds until its event is past by the wait: `until` and `after` name that event."""
    return rule.after is not None and rule.after == rule.until


def _ends_of(rule: Restriction, protocol: Protocol) -> Lines:
    wait, origin = rule.wait, _origin(rule, protocol)
    if wait is not None and wait.least is not None:
        least, most = (length and say_after(length, origin) for length in wait)
        if most is None:
            yield f"not before {least}; then ask your clinic."
        elif rule.until and wait.is_single and not _is_past(rule):
            yield f"not before {most}."
        elif wait.is_single:
            yield f"OK from {most}."
        else:
            yield f"not before {least}. Best from {most}."
    if rule.until and not _is_past(rule):
        yield f"OK once {_event(rule.until, protocol)}{_usually(rule.until, protocol)}."
    if rule.about:
        yield f"not yet, for {rule.about}: no date ends it."
        yield "unsure if that is over? Ask your clinic."


def _read_allowed(item: Allowed, protocol: Protocol) -> Lines:
    condition = _condition(item, protocol)
    if item.from_:
        yield f"Not yet: {item.label}."
        start = _say_range(item.from_, "your session")
        yield _sentence(condition, f"OK from {start}: {item.label}.")
    yield from (_sentence(condition, text) for text in _read_yes(item.label, protocol))
    yield from [_until_visit(condition, item.label)] * bool(item.from_)
    yield from (f"Why: {text}" for text in [item.why] if text)


def _read_care(care: Care, protocol: Protocol) -> Lines:
    parts = [care.do, care.how_often or ""]
    origin = _origin(care, protocol)
    if care.after and not (care.on or care.from_):
        parts.append(f"once {_event(care.after, protocol)}{_usually(care.after, protocol)}")
    if care.on:
        parts.append("on " + ", ".join(_say_day(day, origin) for day in care.on))
    if care.from_:
        parts.append(f"from {_say_range(care.from_, origin)}")
    if care.for_:
        parts.append(_for(str(care.for_)))
    if care.about:
        parts.append(_for(care.about))
    if care.through:
        day = f"through {care.through}"
        parts.append(f"{day} after {origin}" if care.after else day)
    if care.until:
        parts.append(f"until {_event(care.until, protocol)}{_usually(care.until, protocol)}")
    yield _sentence(_condition(care, protocol), f"{', '.join(filter(None, parts))}.")
    yield from (f"Why: {text}" for text in [care.why] if text)


def _read_after_effect(effect: AfterEffect, protocol: Protocol) -> Lines:
    condition, origin = _condition(effect, protocol), _origin(effect, protocol)
    begins = f", from {effect.from_} after {origin}" if effect.from_ else ""
    if effect.after and not effect.from_:
        begins = f", once {_event(effect.after, protocol)}{_usually(effect.after, protocol)}"
    if effect.expect:
        lasts = f", {_for(length)}" if (length := str(effect.lasts or effect.about or "")) else ""
        yield _sentence(condition, f"you can expect {effect.what}{begins}{lasts}.")
    else:
        length = _for(str(effect.lasts or effect.about))
        yield _sentence(condition, f"{effect.what}{begins}: normal {length}.")
    if effect.call_after:
        call = say_after(effect.call_after.least, origin)
        yield _sentence(condition, f"still there at {call}? Call your clinic.")


def _when_of(sign: Sign, protocol: Protocol) -> str:
    parts, origin = [], _origin(sign, protocol)
    if sign.after and not (sign.from_ or sign.until):
        parts.append(f"once {_event(sign.after, protocol)}{_usually(sign.after, protocol)}")
    if sign.from_:
        parts.append(f"from {_say_range(sign.from_, origin)}")
    if sign.until:
        parts.append(f"until {say_after(sign.until.most, origin)}")
    return f" ({', '.join(parts)})" if parts else ""


def _read_watch(watch: Watch) -> Lines:
    signs, span = ", ".join(watch.signs), f"for {watch.for_} after each session"
    if watch.do:
        yield f"{capital(watch.do)}, {span}. Ring your clinic about: {signs}."
    yield f"Keep looking for {signs}, {span}."
    yield from (f"Why: {text}" for text in [watch.why] if text)


def _say_day_before(item: Preparation, start: Length) -> str:
    """Say the day or the hour of a day from which something is prepared, or that day alone."""
    named = {0: "the day of", -1: "the day before"}.get(start.day_number)
    count = f"{-start.day_number} days before"
    if item.on is not None:
        return f"on {named}" if named else count
    day = named or f"the day {count}"
    is_hour = start.unit is Unit.CLOCK
    return f"from {start.clock:%H:%M} on {day}" if is_hour else f"from the start of {day}"


def _read_preparation(item: Preparation, protocol: Protocol) -> Lines:
    condition, lead = _condition(item, protocol), item.lead
    if lead and lead.least.unit in (Unit.DATES, Unit.CLOCK):
        what = item.do or f"do not {item.do_not}"
        yield _sentence(condition, f"{what}, {_say_day_before(item, lead.least)} your session.")
    elif item.do:
        when = f", from {lead} before" if lead else f": {item.about} before" if item.about else ""
        said = f"{item.do}{when} your session." if when else f"before your session: {item.do}."
        yield _sentence(condition, said)
    elif item.about:
        yield _sentence(condition, f"do not {item.do_not} for {item.about} before your session.")
        yield _sentence(condition, f"ask your clinic before you {item.do_not}.")
    elif lead:
        if not lead.is_single:
            advice = f"better not to {item.do_not} from {lead.most} before your session."
            yield _sentence(condition, advice)
        yield _sentence(condition, f"do not {item.do_not} from {lead.least} before your session.")
    if item.do_not and _is_held_after(item, protocol):
        yield "It has to wait again before your next visit."
    yield from (f"Why: {text}" for text in [item.why] if text)


def _is_held_after(item: Preparation, protocol: Protocol) -> bool:
    """Whether a restriction holds the same off after a session."""
    held = {activity_key(rule.activity) for rule in protocol.restrictions.values()}
    return activity_key(item.do_not or "") in held


def _read_course(course: Course, words: FactWords) -> Lines:
    yield from (words.vague_course.format(about=capital(it)) for it in [course.about] if it)
    phases = course.all_phases
    for phase in phases if not course.is_one_session else ():
        best = f", best after {phase.recommended}" if phase.recommended else ""
        visits = "visit" if phase.sessions.most == 1 else "visits"
        how_many = f"{phase.sessions} {visits}"
        if phase.sessions.least == 0:
            how_many = f"up to {phase.sessions.most} more, if needed"
        yield capital(f"{how_many}, {phase.gap} apart{best}.")
    least = sum(phase.sessions.least for phase in phases)
    most = sum(phase.sessions.most for phase in phases)
    if least != most:
        yield words.how_many.format(count=Count(least, most), least=least)
        yield words.optional
    elif phases:
        yield words.how_many_fixed[least > 1].format(count=least)
    yield from (words.takes.format(length=it) for it in [course.takes] if it)
    yield from (f"{capital(without_stop(it))}." for it in [course.results] if it)
    if course.maintenance:
        yield words.maintenance.format(gap=_say_pace(course.maintenance))
        window = f"after {course.maintenance}"
        yield f"{words.course_done} {words.one_more_visit.format(window=window)}"


def _say_pace(gap: Gap) -> str:
    """Say a gap after "every": `1 to 3 years`, `year`."""
    is_one = gap.is_single and gap.least.number == 1
    return gap.least.unit.value if is_one else str(gap)
