"""What does the course say, in sentences? Each session that was, and each that is to come."""

from collections.abc import Iterator

from mesocare import sentences
from mesocare.plan import Plan
from mesocare.sentences import WORDS


def course_title(plan: Plan) -> str:
    """Give the title of the course."""
    return WORDS.course_title.format(title=plan.protocol.protocol.title)


def course_sections(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """Give the sections of the course as a heading and its sentences, in order of time."""
    yield "", list(sentences.as_of_sentences(plan))
    yield WORDS.course_done, [*_sessions(plan), *sentences.early_sentences(plan)]
    yield WORDS.course_next, list(_next_sessions(plan))
    yield WORDS.preparation, list(sentences.preparation_sentences(plan))
    yield WORDS.changes, list(sentences.clinic_change_sentences(plan))
    yield WORDS.trust, list(sentences.trust_sentences(plan))
    if plan.clinic:
        yield WORDS.clinic, list(sentences.clinic_sentences(plan))


def _sessions(plan: Plan) -> Iterator[str]:
    days = sorted({session.on for session in plan.sessions})
    for session in plan.sessions:
        said = WORDS.course_planned if plan.is_planned(session) else WORDS.course_session
        yield said.format(
            number=days.index(session.on) + 1, moment=sentences.say_session(session, plan.zone)
        )


def _next_sessions(plan: Plan) -> Iterator[str]:
    course = plan.protocol.course
    if course is None:
        yield WORDS.course_none
        return
    for session in plan.next_sessions:
        words = list(sentences.window_sentences(session, plan.today))
        if session.is_projected:
            words.append(WORDS.projected)
        yield " ".join(words)
    if not plan.next_sessions:
        yield WORDS.no_more_sessions
    elif course.maintenance and not plan.next_sessions[0].is_maintenance:
        yield WORDS.course_maintenance.format(gap=course.maintenance)
