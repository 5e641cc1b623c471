"""What does a question about an event get for an answer, in sentences?"""

from collections.abc import Iterator
from dataclasses import dataclass

from mesocare.plan.before import ActivityBefore, BeforeEvent, Days, WindowFit
from mesocare.plan.course import NextSession
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import WORDS, say_day, say_moment


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked about an event, besides its moment."""

    protocol: Protocol
    not_covered: int = 0
    """How many of the activities that were asked about the protocol does not know (CAN-3)."""
    window: NextSession | None = None
    """The next session, where sessions are known."""
    fit: WindowFit | None = None
    blocked: tuple[str, ...] = ()
    """Activities that the sessions already given keep from being clear at the event."""
    allowed: tuple[str, ...] = ()
    """Activities asked about that need no wait at all."""
    is_over: bool = False
    """Whether the event lies in the past."""


def before_title(question: Question) -> str:
    """Give the title of the answer."""
    return WORDS.before_title.format(title=question.protocol.protocol.title)


def before_sections(found: BeforeEvent, question: Question) -> Iterator[tuple[str, list[str]]]:
    """Give the answer as headings and their sentences: for all together, then for each."""
    event = say_moment(found.event_at, found.zone)
    over = [WORDS.before_over] if question.is_over else []
    yield "", [WORDS.before_event.format(moment=event, zone=found.zone.key), *over]
    if found.clear_if:
        day = say_day(found.clear_if.session_on)
        moment = say_moment(found.clear_if.ended_by, found.zone)
        yield WORDS.before_all, [WORDS.before_all_clear.format(day=day, moment=moment)]
    always = [WORDS.before_allowed.format(activity=activity) for activity in question.allowed]
    yield WORDS.before_activity, [*(_activity(one, found) for one in found.activities), *always]
    yield "", [WORDS.before_blocked.format(activity=activity) for activity in question.blocked]
    if question.not_covered:
        count = question.not_covered
        yield WORDS.status["ask"], [WORDS.before_not_covered.format(count=count)]
    if question.window and question.fit and not question.blocked:
        yield WORDS.before_window, list(_window(question.window, question.fit))
    yield "", [WORDS.clinic_first]


def _activity(one: ActivityBefore, found: BeforeEvent) -> str:
    activity = one.rule.activity
    if one.clear_if is None or one.caution_if is None:
        return WORDS.before_question.format(activity=activity, condition=one.rule.condition)
    clear = say_moment(one.clear_if.ended_by, found.zone)
    if one.caution_if == one.clear_if:
        return WORDS.before_single.format(activity=activity, clear=clear)
    caution = say_moment(one.caution_if.ended_by, found.zone)
    return WORDS.before_line.format(activity=activity, clear=clear, caution=caution)


def _window(window: NextSession, fit: WindowFit) -> Iterator[str]:
    said = WORDS.before_fits if fit.is_recommended_fitting else WORDS.before_does_not_fit
    yield said.format(day=say_day(window.recommended_on))
    for days, words in (
        (fit.early_enough, WORDS.before_early_enough),
        (fit.after_event, WORDS.before_after_event),
    ):
        if days:
            yield words.format(days=_say_days(days))
    if not fit.early_enough and not fit.after_event:
        yield WORDS.before_no_day


def _say_days(days: Days) -> str:
    if days.first_on == days.last_on:
        return say_day(days.first_on)
    return WORDS.days_from_to.format(first=say_day(days.first_on), last=say_day(days.last_on))
