"""May I do this now? One question in a patient's words, one answer (CAN-1 to CAN-4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mesocare.plan.activities import Understood, check_question, find_activities
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Plan
from mesocare.rules.protocol import Restriction, Status

_YES = (Status.CLEAR, Status.UPCOMING)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question."""

    status: Status
    """The strictest that counts; `ask` where any of the question is not covered (CAN-3)."""
    answers: tuple[DatedRestriction, ...]
    """What the question surely means, strictest first (CAN-2)."""
    did_you_mean: tuple[DatedRestriction, ...]
    """What it may have meant; never an answer."""
    has_unknown_part: bool
    """Whether a part of the question is not covered, beside what is answered."""


def make_answer(plan: Plan, words: str) -> Answer:
    """Answer whether something may be done at the plan's moment.

    Only an activity of the protocol can be answered with a yes, and only where every word of the
    question is explained: a doubtful match is never a yes (CAN-3).

    Raises:
        InputRefusedError: without words, or with over 200 characters.

    """
    activities = activities_of(plan)
    understood = find_activities(check_question(words), names_of(activities.values()))
    meant = [activities[key] for key in understood.sure]
    doubtful = [dated for dated in meant if _is_doubtful(dated, understood, plan)]
    sure = [dated for dated in meant if dated not in doubtful]
    statuses = [dated.status for dated in sure]
    if not sure or understood.has_unknown_part:
        statuses.append(Status.ASK)
    return Answer(
        status=min(statuses, key=STRICTEST_FIRST.index),
        answers=tuple(sorted(sure, key=lambda dated: STRICTEST_FIRST.index(dated.status))),
        did_you_mean=(*doubtful, *(activities[key] for key in understood.near)),
        has_unknown_part=understood.has_unknown_part,
    )


def _is_doubtful(dated: DatedRestriction, understood: Understood, plan: Plan) -> bool:
    """Whether a yes would say more than is known: of other words, or of a time that changes it."""
    if dated.status not in _YES:
        return False
    is_about_later = understood.has_other_time and any(dated.changes_after(plan.at))
    return is_about_later or not understood.is_whole


def activities_of(plan: Plan) -> dict[str, DatedRestriction]:
    """Give all that the protocol knows of, dated: its restrictions, then what is always allowed."""
    allowed = {
        item.id: DatedRestriction(
            id=item.id,
            rule=Restriction(
                activity=item.activity,
                also_called=item.also_called,
                only_if=item.only_if,
                basis=item.basis,
                sources=item.sources,
            ),
            status=Status.CLEAR,
            caution_at=None,
            clear_at=None,
            holds=(),
            latest_session_at=plan.sessions[0].ended_at,
        )
        for item in plan.protocol.allowed
    }
    return allowed | {dated.id: dated for dated in plan.restrictions}


def names_of(activities: Iterable[DatedRestriction]) -> Mapping[str, tuple[str, ...]]:
    """Give each activity's id its text and its aliases."""
    return {dated.id: (dated.rule.activity, *dated.rule.also_called) for dated in activities}
