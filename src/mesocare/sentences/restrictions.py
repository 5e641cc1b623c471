"""What does a plan say, in sentences? The facts of a plan as plain words, for every view.

Each function gives finished sentences; a view only breaks and places them.
"""

from collections.abc import Iterator

from mesocare.dates.moments import start_of
from mesocare.plan.facts import (
    DatedRestriction,
    Plan,
    turns,
)
from mesocare.plan.preparation import DatedPreparation, preparation_from
from mesocare.rules.protocol import Status
from mesocare.sentences.course import say_preparation
from mesocare.sentences.days import (
    WORDS,
    _capital,
    say_day,
    say_moment,
    say_span,
)
from mesocare.sentences.rules import changed_sentences

# The sessions


# The restrictions


def restriction_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say where an activity stands, and each moment at which that changes or has changed."""
    template = {
        Status.AVOID: WORDS.avoid,
        Status.CAUTION: WORDS.caution,
        Status.ASK: WORDS.ask,
        Status.CLEAR: WORDS.clear,
        Status.UPCOMING: WORDS.upcoming,
    }[dated.status]
    yield template.format(activity=dated.rule.activity)
    if dated.rule.only_if:
        yield WORDS.only_if.format(condition=dated.rule.only_if)
    for change in turns(dated, plan.at):
        said = WORDS.change_since if change.at <= plan.at else WORDS.change_from
        yield said.format(
            moment=say_moment(change.at, plan.zone), change=WORDS.change[change.status]
        )
    if dated.rule.condition:
        yield WORDS.until.format(condition=dated.rule.condition)
    yield from near_session_sentences(dated, plan)
    yield from changed_sentences(dated, plan)


def near_session_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say of a yes that the next session is so near that its preparation has begun (TIME-13)."""
    item = plan.protocol.before_session.get(dated.id)
    is_yes = dated.status in (Status.CLEAR, Status.UPCOMING)
    if item is None or not is_yes or not plan.next_sessions:
        return
    session = plan.next_sessions[0]
    starts = preparation_from(item, start_of(session.recommended_on, plan.zone), plan.zone)
    begun = [start for start in starts if start is not None and start <= plan.at]
    if begun and plan.today <= session.latest_on:
        prepared = DatedPreparation(dated.id, item, *starts)
        yield WORDS.near_session.format(
            number=session.number,
            day=say_day(session.recommended_on),
            preparation=say_preparation(prepared, plan.zone),
        )


def next_change_section(plan: Plan) -> tuple[str, list[str]]:
    """Say when the next change comes and in how long, as a heading, then what it changes."""
    upcoming = [
        (change, dated)
        for dated in plan.listed
        if (change := next(dated.changes_after(plan.at), None)) is not None
    ]
    if not upcoming:
        return WORDS.next_change, [WORDS.no_change]
    moment = min(change.at for change, _ in upcoming)
    heading = WORDS.next_change_at.format(
        moment=say_moment(moment, plan.zone), span=say_span(moment - plan.at)
    )
    return heading, [
        _capital(WORDS.changes_to[change.status].format(activity=dated.rule.activity))
        for change, dated in upcoming
        if change.at == moment
    ]


# The course


# Care, what is normal, and help
