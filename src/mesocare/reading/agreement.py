"""Whether the parts of a rule file agree: what no single field can tell.

The checks work on the protocol itself, after its shape. Of a file whose shape has problems they see
the parts that are sound; `named` says which ids its sections have, sound or not.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from mesocare.characters import find_near, shorten
from mesocare.dates.waits import Count, Length, Wait
from mesocare.language.en.frames import WELL
from mesocare.reading.phrases import find_phrase_misfits
from mesocare.reading.yaml_tree import Path
from mesocare.rules.protocol import (
    LAST_SESSION,
    About,
    AfterEffect,
    Care,
    Course,
    Example,
    Phase,
    Preparation,
    Protocol,
    Restriction,
    Sign,
    Status,
    Watch,
    activity_key,
)

MOST_SESSIONS = 100
"""The longest course, over all its phases."""
MOST_EXAMPLES = 100
MOST_EXPECTED = 1_000
"""In all examples of a file; each is worked out when the file is checked."""
SPOKEN = ("en",)
"""The languages that a rule file may be written in."""
NO_TIME = (
    "no time is given. Where the leaflet names a length, write it as 'wait: 48 hours'; where it "
    "names something that must happen, write 'until: the scabs have gone'; where it is vague, "
    "write its words, 'about: a few days'; where it never ends, 'wait: always'."
)
_STATUSES = {
    "care": ("later", "now", "over"),
    "after_effects": ("later", "normal", "call", "over"),
    "before_session": ("later", "advised", "now", "over"),
    "can": ("yes", "better", "not-yet", "ask", "effect", "sign"),
}
"""What an example may expect of each kind of rule, restrictions aside."""
_FIELDS = {"from": "from_", "for": "for_"}
"""The keys that Python keeps for itself."""
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|none")


class Disagreement(NamedTuple):
    """Where two parts do not agree, the sentence about it, and the id of its kind."""

    path: Path
    message: str
    id: str
    now: str | None = None
    """What to write in place of what stands there, where that is known."""


class Named(NamedTuple):
    """The ids that a rule file gives, whether what stands under them is sound or not."""

    restrictions: Collection[str]
    sources: Collection[str]
    questions: Collection[str]
    events: Collection[str]
    allowed: Collection[str]
    care: Collection[str]
    after_effects: Collection[str]
    before_session: Collection[str]


class Gaps(NamedTuple):
    """What of a rule file is not sound, where some of it is."""

    partly: Collection[Path] = ()
    """Rules that lost keys: what their keys say together is not known."""
    unnamed: Collection[Path] = ()
    """Rules that lack their words, so that others stand there."""


def names_of(protocol: Protocol) -> Named:
    """Return the ids of a protocol."""
    return Named(
        protocol.restrictions,
        protocol.sources,
        protocol.questions,
        protocol.events,
        [item.id for item in protocol.allowed],
        protocol.care,
        protocol.after_effects,
        protocol.before_session,
    )


def find_disagreements(
    protocol: Protocol, named: Named | None = None, gaps: Gaps | None = None
) -> Iterator[Disagreement]:
    """Return each disagreement between the parts of a protocol."""
    named, gaps = named or names_of(protocol), gaps or Gaps()
    yield from _check_about(protocol.protocol)
    if not named.restrictions:
        message = "no restriction stands here. Write one at least."
        yield Disagreement(("restrictions",), message, "no-restriction")
    if LAST_SESSION in named.events:
        message = f"the event '{LAST_SESSION}' is built in. Take it out, or give it another id."
        yield Disagreement(("events", LAST_SESSION), message, "built-in-event")
    events = {without_articles(event.what): key for key, event in protocol.events.items()}
    questions = {without_articles(one.if_yes): key for key, one in protocol.questions.items()}
    for path, rule in rules_of(protocol):
        if path not in gaps.partly:
            yield from _check_keys(path, rule)
        yield from _check_names(path, rule, named)
        for key, ids in (("until", events), ("only_if", questions)):
            yield from _check_words((*path, key), getattr(rule, key, None), ids)
    yield from _check_whom(protocol)
    yield from _check_identity(protocol, {*gaps.partly, *gaps.unnamed})
    if protocol.course is not None:
        yield from _check_course(("course",), protocol.course)
    yield from check_how_many(("examples",), protocol.examples)
    for place, example in enumerate(protocol.examples):
        path = ("examples", place)
        yield from _check_example(path, example, named, is_whole=path not in gaps.partly)


def rules_of(protocol: Protocol) -> Iterator[tuple[Path, Any]]:
    """Return each part of a protocol that holds words or sources, with its path."""
    for section in ("questions", "events", "restrictions", "care", "after_effects"):
        for key, rule in getattr(protocol, section).items():
            yield (section, key), rule
    for key, item in protocol.before_session.items():
        yield ("before_session", key), item
    for place, allowed in enumerate(protocol.allowed):
        yield ("allowed", place), allowed
    for level in ("emergency", "urgent", "clinic"):
        for place, sign in enumerate(getattr(protocol.warning_signs, level)):
            yield ("warning_signs", level, place), sign
    for section in ("watch", "course"):
        if (part := getattr(protocol, section)) is not None:
            yield (section,), part


def _check_about(about: About) -> Iterator[Disagreement]:
    if about.language not in SPOKEN:
        message = (
            f"{shorten(about.language)} is not spoken yet. Rule files can be written in English, "
            "'en', alone so far."
        )
        yield Disagreement(("protocol", "language"), message, "language")
    for key, message in find_phrase_misfits(about):
        yield Disagreement(("protocol", key), message, "phrase")
    last_seen = about.reviewed_on or about.written_on
    if about.review_by and about.review_by < last_seen:
        since = "reviewed_on" if about.reviewed_on else "written_on"
        message = f"the review lies before '{since}'. Write a later date."
        yield Disagreement(("protocol", "review_by"), message, "review-before-written")


# One rule


def _check_keys(path: Path, rule: Any) -> Iterator[Disagreement]:
    """Check that the keys of one rule go together."""
    match rule:
        case Restriction():
            yield from check_restriction(path, rule)
        case Care():
            yield from _check_care(path, rule)
        case AfterEffect():
            yield from _check_after_effect(path, rule)
        case Preparation():
            yield from _check_preparation(path, rule)
        case Sign():
            yield from _check_sign(path, rule)
        case Watch() if not rule.signs:
            message = (
                "it is not said what to look out for. Write 'signs', as they follow \"Ring your "
                "clinic about\": 'signs: [a new lump]'."
            )
            yield Disagreement(path, message, "watch-without-signs")
    if getattr(rule, "only_if", None) is not None and rule.unless is not None:
        message = "'only_if' and 'unless' both stand here. Write one, with all of the condition."
        yield Disagreement((*path, "unless"), message, "only-if-and-unless")


def _check_names(path: Path, rule: Any, named: Named) -> Iterator[Disagreement]:
    """Check the words of one rule, and the ids that it names."""
    for key, message in find_phrase_misfits(rule):
        if not (key == "until" and _is_id(rule.until, named.events)):
            yield Disagreement((*path, key), message, "phrase")
    yield from _check_events(path, rule, named)
    yield from _check_questions(path, rule, named)
    for place, name in enumerate(getattr(rule, "sources", None) or ()):
        if name not in named.sources:
            message = say_unknown(name, named.sources, "source")
            yield Disagreement((*path, "sources", place), message, "unknown-source")
    companion = getattr(rule, "goes_with", None)
    if companion is not None and companion not in named.restrictions:
        message = say_unknown(companion, named.restrictions, "restriction")
        yield Disagreement((*path, "goes_with"), message, "unknown-restriction")
    yield from check_aliases((*path, "also_called"), getattr(rule, "also_called", None) or ())


def check_restriction(path: Path, rule: Restriction) -> Iterator[Disagreement]:
    """Check that a restriction has an end, or says that it has none (TIME-10)."""
    wait = rule.wait
    if wait is None and rule.until is None and rule.about is None:
        yield Disagreement(path, NO_TIME, "no-wait")
    yield from _check_about_alone(path, rule, ("wait", "until"))
    if rule.in_between is not None and (wait is None or not wait.has_end or wait.is_single):
        message = (
            "'in_between' is for a wait with two ends, such as '24 to 48 hours'. Write as the "
            "first end when it may be done in that way; what may be done in its place is "
            "'meanwhile'."
        )
        yield Disagreement((*path, "in_between"), message, "in-between-alone")
    if rule.decided_by is not None and rule.until is None and rule.about is None:
        message = "'decided_by' goes with an 'until' or an 'about'. Take it out, or write those."
        yield Disagreement((*path, "decided_by"), message, "decided-by-alone")
    if rule.after is not None and wait is None:
        message = "'after' says what a 'wait' counts from. Write how long, as 'wait: 7 days'."
        yield Disagreement((*path, "after"), message, "after-alone")
    for key in ("until", "after"):
        if wait is not None and wait.least is None and getattr(rule, key) is not None:
            message = f"'wait: always' never ends, so '{key}' says nothing. Write one of the two."
            yield Disagreement((*path, key), message, "until-after-always")


def _check_care(path: Path, care: Care) -> Iterator[Disagreement]:
    for key in ("from", "for", "about", "through", "until"):
        if care.on and getattr(care, _FIELDS.get(key, key)) is not None:
            message = (
                f"'on' names whole days, and '{key}' goes with a stretch. Write the days alone, or "
                "a stretch alone, with 'from' and with 'for' or 'through'."
            )
            yield Disagreement((*path, key), message, "on-and-more")
    if care.for_ is not None and care.through is not None:
        message = "'for' and 'through' both say when it ends. Write one of the two."
        yield Disagreement((*path, "through"), message, "for-and-through")
    yield from _check_about_alone(path, care, ("for", "through"))
    if care.from_ and care.through and _is_longer(care.from_.least, care.through):
        message = f"it ends with '{care.through}', before it begins. Write a later day."
        yield Disagreement((*path, "through"), message, "ends-before-it-begins")


def _check_after_effect(path: Path, effect: AfterEffect) -> Iterator[Disagreement]:
    yield from _check_about_alone(path, effect, ("lasts",))
    if effect.lasts is None and effect.about is None and not effect.expect:
        message = (
            "it is not said how long this is normal. Write 'lasts: 2 days', or the leaflet's own "
            "words, 'about: a few days'. Where it has none, 'about: a while' is true."
        )
        yield Disagreement(path, message, "no-length")
    if effect.expect and effect.call_after is not None:
        message = (
            "a result to look forward to is no reason to call. Make a warning sign of it, with "
            f"'from: {effect.call_after.least}'."
        )
        yield Disagreement((*path, "call_after"), message, "call-after-expected")


def _check_preparation(path: Path, rule: Preparation) -> Iterator[Disagreement]:
    if (rule.do is None) is (rule.do_not is None):
        there = (
            "neither 'do' nor 'do_not' stands"
            if rule.do is None
            else "both 'do' and 'do_not' stand"
        )
        message = f"{there} here. Write one of them."
        yield Disagreement(path, message, "do-or-do-not")
    if rule.do_not is not None and rule.lead is None and rule.about is None:
        message = (
            "'do_not' needs a 'from'. Write how long before the session, as 'from: 2 days'; where "
            "the leaflet is vague, write its words, 'about: a few weeks'."
        )
        yield Disagreement(path, message, "no-from")
    if rule.on is not None and rule.from_ is not None:
        message = "'on' is the one day to do it, 'from' its start. Write one of the two."
        yield Disagreement((*path, "on"), message, "on-alone")
    if rule.on is not None and rule.do_not is not None:
        message = (
            f"a ban holds until the session is over. Write 'from: {rule.on}', or 'do' with what is "
            "done on that day."
        )
        yield Disagreement((*path, "on"), message, "on-bans")
    yield from _check_about_alone(path, rule, ("from", "on"))


def _check_sign(path: Path, sign: Sign) -> Iterator[Disagreement]:
    if sign.from_ and sign.until and _is_longer(sign.from_.least, sign.until.most):
        message = "it ends before it begins. Write a longer 'until'."
        yield Disagreement((*path, "until"), message, "ends-before-it-begins")


def _check_about_alone(path: Path, rule: Any, others: Sequence[str]) -> Iterator[Disagreement]:
    """Check that a vague length is the only one."""
    for key in others:
        if rule.about is not None and getattr(rule, _FIELDS.get(key, key)) is not None:
            message = (
                f"'about' has no date, and '{key}' stands beside it: one of the two would be lost. "
                "Write the one that the leaflet says."
            )
            yield Disagreement((*path, "about"), message, "about-and-more")


def _is_longer(one: Length, other: Length) -> bool:
    return one.nominal_minutes > other.nominal_minutes


# What a rule names


def _check_events(path: Path, rule: Any, named: Named) -> Iterator[Disagreement]:
    known = [*named.events, LAST_SESSION]
    after = getattr(rule, "after", None)
    if after is not None and after not in known:
        message = _say_no_event(after, named.events)
        yield Disagreement((*path, "after"), message, "unknown-event", _if_id(after, known))
    until = getattr(rule, "until", None)
    if type(until) is str and until not in known and _is_id(until, known):
        message = f"{_say_no_event(until, named.events)} Or say in words what must have happened."
        yield Disagreement((*path, "until"), message, "unknown-event", _if_id(until, known))


def _say_no_event(name: str, known: Collection[str]) -> str:
    near = find_near(_as_id(name), [*known, LAST_SESSION])
    hint = (
        f"Did you mean {near[0]!r}?"
        if near
        else f"Write it below 'events', as '{name[:40]}: {{what: …}}', with what has happened then."
    )
    return f"there is no event {shorten(name)}. {hint}"


def _check_questions(path: Path, rule: Any, named: Named) -> Iterator[Disagreement]:
    for key in ("only_if", "unless"):
        text = getattr(rule, key, None)
        if text is not None and text not in named.questions and _is_id(text, named.questions):
            near = find_near(_as_id(text), named.questions)
            hint = (
                f"Did you mean {near[0]!r}?"
                if near
                else f"Write it below 'questions', as '{text[:40]}: {{ask: …, if_yes: …}}'."
            )
            message = f"there is no question {shorten(text)}. {hint} Or say it in words."
            now = _if_id(text, named.questions)
            yield Disagreement((*path, key), message, "unknown-question", now)


def _check_words(path: Path, text: object, ids: Mapping[str, str]) -> Iterator[Disagreement]:
    """Check that what has an id is named by it: who tells it then ends the wait."""
    if type(text) is str and text not in ids.values():
        known = ids.get(without_articles(text))
        if known is not None:
            message = f"{shorten(text)} has an id. Write '{known}': only so is it known when told."
            yield Disagreement(path, message, "words-for-an-id", known)


def without_articles(text: str) -> str:
    """Return words as they are compared: `Your scabs have gone.` is `scabs have gone`."""
    return " ".join(re.sub(r"\b(?:the|your|all|any|a|an|my)\b|[.]", " ", text.casefold()).split())


def _as_id(text: str) -> str:
    """Return a text as an id would be written: `Scabs gone` is `scabs-gone`."""
    return re.sub(r"[ _]+", "-", text.strip().casefold())


def _if_id(text: str, known: Collection[str]) -> str | None:
    """Return the id that a text is, but for its letters' size and its gaps."""
    return meant if (meant := _as_id(text)) in known else None


def _is_id(text: str, known: Collection[str]) -> bool:
    """Whether a text names an id, or looks as if it should: letters, hyphens, no blank."""
    if (meant := _as_id(text)) in known:
        return True
    if not re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", text):
        return False
    return "-" in text or bool(find_near(meant, known))


def say_unknown(name: str, known: Collection[str], what: str) -> str:
    """Say that an id is not known, with the nearest one that is."""
    near = find_near(name, known)
    hint = f"Did you mean {near[0]!r}?" if near else f"Write the id of a {what} of these rules."
    return f"there is no {what} {shorten(name)}. {hint}"


def check_aliases(path: Path, names: Sequence[str]) -> Iterator[Disagreement]:
    """Check that no list of a patient's words holds one twice."""
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        folded = activity_key(name)
        if folded in seen:
            message = f"{shorten(name)} stands here twice. Take one of them out."
            yield Disagreement((*path, place), message, "alias-twice")
        seen.setdefault(folded, place)


# One id, one thing; one activity, one rule


def _check_whom(protocol: Protocol) -> Iterator[Disagreement]:
    """Refuse a ban for whoever is well: who is not would read that it is OK."""
    for key, rule in protocol.restrictions.items():
        question = protocol.questions.get(rule.only_if or "")
        whom = question.if_yes if question else rule.only_if or ""
        if WELL.match(whom):
            message = (
                f"{shorten(whom)} holds this off from whoever is well, and all others read 'OK'. "
                "Leave 'only_if' out: at its end stands 'only if … looks and feels normal' anyway. "
                f"Or write 'allowed' in its place, with{_say_start(rule.wait)} 'only_if: {whom}'."
            )
            yield Disagreement(("restrictions", key, "only_if"), message, "well-only")


def _say_start(wait: Wait | None) -> str:
    return f" 'from: {wait.most}' and" if wait and wait.is_single else ""


def _check_identity(protocol: Protocol, passed_over: Collection[Path]) -> Iterator[Disagreement]:
    restrictions, preparations = protocol.restrictions, protocol.before_session
    for key, item in preparations.items():
        rule = restrictions.get(key)
        is_known = not {("restrictions", key), ("before_session", key)} & set(passed_over)
        is_one = rule is not None and activity_key(item.do_not or "") == activity_key(rule.activity)
        if rule and is_known and not is_one:
            message = (
                f"the restriction {key!r} is about something else, {shorten(rule.activity)}. "
                f"Give one of the two another id, such as '{key}-before'."
            )
            yield Disagreement(("before_session", key), message, "id-twice")
    seen: dict[str, Path] = {key: ("restrictions", key) for key in restrictions}
    seen |= {key: ("before_session", key) for key in preparations if key not in seen}
    for place, allowed in enumerate(protocol.allowed):
        if allowed.id in seen:
            message = f"{say_path(seen[allowed.id])} has this id already. Write another one."
            yield Disagreement(("allowed", place, "id"), message, "id-twice")
        seen.setdefault(allowed.id, ("allowed", place))
    yield from _check_activities(protocol, passed_over)


def _check_activities(protocol: Protocol, passed_over: Collection[Path]) -> Iterator[Disagreement]:
    """Refuse two rules of one activity that both hold for everybody: one of them would be false."""
    held = ((("restrictions", key), rule) for key, rule in protocol.restrictions.items())
    free = ((("allowed", place), item) for place, item in enumerate(protocol.allowed))
    seen: dict[str, Path] = {}
    for path, rule in chain[tuple[Path, Any]](held, free):
        if rule.only_if is None and rule.unless is None and path not in passed_over:
            yield from _check_activity((*path, "activity"), rule.activity, seen)
    before: dict[str, Path] = {}
    for key, item in protocol.before_session.items():
        if item.do_not is not None and item.only_if is None and item.unless is None:
            yield from _check_activity(("before_session", key, "do_not"), item.do_not, before)


def _check_activity(path: Path, activity: str, seen: dict[str, Path]) -> Iterator[Disagreement]:
    folded = activity_key(activity)
    if folded in seen:
        message = (
            f"this activity stands at {say_path(seen[folded][:-1])} too. Put both into one "
            "rule, or say with 'only_if' whom each concerns."
        )
        yield Disagreement(path, message, "activity-twice")
    seen.setdefault(folded, path)


def say_path(path: Path) -> str:
    """Return a path as people read it: `examples[2].at`."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


# The course


def _check_course(path: Path, course: Course) -> Iterator[Disagreement]:
    """Check that a course has one gap for all or phases, and recommended gaps inside its gaps."""
    yield from _check_about_alone(path, course, ("sessions", "gap", "recommended"))
    if course.about and not course.phases:
        return
    given = [key for key in ("sessions", "gap") if getattr(course, key) is not None]
    if course.about:
        message = "'about' and 'phases' both say how many visits. Write one of the two."
        yield Disagreement((*path, "about"), message, "about-and-more")
    if bool(given) is bool(course.phases):
        there = "both stand" if given else "neither stands"
        message = f"'sessions' and 'gap', or 'phases': {there} here. Write one of the two."
        if not given:
            message += (
                " For one session alone, write 'sessions: 1'; where the leaflet is vague, its "
                "words, 'about: several visits, a few weeks apart'."
            )
        yield Disagreement(path, message, "course-or-phases")
    elif len(given) == 1 and not course.is_one_session:
        missing = "gap" if given == ["sessions"] else "sessions"
        message = f"the key {missing!r} is missing. Write it, or take {given[0]!r} out."
        yield Disagreement(path, message, "missing-key")
    if course.phases and course.recommended is not None:
        message = (
            "beside 'phases' nothing follows 'recommended'. Write it into each phase that has a "
            "best gap."
        )
        yield Disagreement((*path, "recommended"), message, "recommended-beside-phases")
    elif course.gap is not None:
        yield from _check_recommended(path, course)
    for place, phase in enumerate(course.phases):
        yield from _check_recommended((*path, "phases", place), phase)
    yield from _check_how_many(path, course)


def _check_how_many(path: Path, course: Course) -> Iterator[Disagreement]:
    counts = [phase.sessions for phase in course.all_phases]
    if counts and counts[0].least == 0:
        message = f"a course has one session at least. Write '{Count(1, counts[0].most)}'."
        key: Path = ("phases", 0, "sessions") if course.phases else ("sessions",)
        yield Disagreement((*path, *key), message, "no-session")
    total = sum(count.most for count in counts)
    if total > MOST_SESSIONS:
        message = f"{total} sessions are over {MOST_SESSIONS}. Write a shorter course."
        yield Disagreement(path, message, "long-course")


def _check_recommended(path: Path, phase: Phase | Course) -> Iterator[Disagreement]:
    gap, recommended = phase.gap, phase.recommended
    if gap is None or recommended is None:
        return
    most = gap.most or recommended
    if _is_longer(gap.least, recommended) or _is_longer(recommended, most):
        message = f"'{recommended}' lies outside the gap of '{gap}'. Write a length inside it."
        yield Disagreement((*path, "recommended"), message, "recommended-outside-gap")


# Examples


def check_how_many(path: Path, examples: Sequence[Example]) -> Iterator[Disagreement]:
    """Check that examples are worked out within a second."""
    expected = sum(len(example.expect) for example in examples)
    if len(examples) > MOST_EXAMPLES or expected > MOST_EXPECTED:
        message = (
            f"{len(examples)} examples with {expected} answers are too many. Keep to "
            f"{MOST_EXAMPLES} with {MOST_EXPECTED:,} in all: those that the rules turn on."
        )
        yield Disagreement(path, message, "many-examples")


def _check_example(
    path: Path, example: Example, named: Named, *, is_whole: bool
) -> Iterator[Disagreement]:
    """Check that an example has sessions, moments, and ids that exist."""
    if is_whole and (example.session is None) is not bool(example.sessions):
        message = "one of 'session' and 'sessions' must stand here. Write one of the two."
        yield Disagreement(path, message, "example-session")
    for key, moment in _moments_of(example):
        if not _MOMENT.fullmatch(moment):
            message = f"{shorten(moment)} is not a moment. Write it like '2026-11-20T14:30'."
            yield Disagreement((*path, *key), message, "not-a-moment")
    for name, expected in example.expect.items():
        yield from _check_expected((*path, "expect", name), name, expected, named)
    for answer, answered in (("with", example.with_), ("without", example.without)):
        for place, name in enumerate(answered):
            if name not in named.questions:
                message = say_unknown(name, named.questions, "question")
                yield Disagreement((*path, answer, place), message, "unknown-question")
    for name in example.happened:
        if name not in named.events and name != LAST_SESSION:
            message = say_unknown(name, [*named.events, LAST_SESSION], "event")
            yield Disagreement((*path, "happened", name), message, "unknown-event")


def _moments_of(example: Example) -> Iterator[tuple[Path, str]]:
    yield ("at",), example.at
    if example.session is not None:
        yield ("session",), example.session
    for place, moment in enumerate(example.sessions):
        yield ("sessions", place), moment
    for event, moment in example.happened.items():
        yield ("happened", event), moment


def _check_expected(path: Path, name: str, expected: str, named: Named) -> Iterator[Disagreement]:
    kind, _, key = name.partition(".")
    statuses: Iterable[str] = tuple(Status)
    if name.startswith("can "):
        statuses = _STATUSES["can"]
    elif name == "next_session":
        if not _DAY.fullmatch(expected):
            message = f"{shorten(expected)} is not a day. Write it like '2026-12-11', or 'none'."
            yield Disagreement(path, message, "not-a-day")
        return
    elif key and kind in _STATUSES:
        statuses, known = _STATUSES[kind], getattr(named, kind)
        if key not in known:
            message = say_unknown(key, known, _NOUNS[kind])
            yield Disagreement(path, message, f"unknown-{_NOUNS[kind].replace(' ', '-')}")
    else:
        known = {*named.restrictions, *named.before_session, *named.allowed}
        if name not in known:
            message = say_unknown(name, sorted(known), "restriction")
            yield Disagreement(path, message, "unknown-restriction")
    if expected not in statuses:
        message = f"{shorten(expected)} is not known here. Write one of {', '.join(statuses)}."
        yield Disagreement(path, message, "unknown-status")


_NOUNS: Mapping[str, str] = {
    "care": "care",
    "after_effects": "after-effect",
    "before_session": "preparation",
}
