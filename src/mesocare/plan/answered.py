"""What a question names, dated for the time that it asks about."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from mesocare.language.words.heard import Heard
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import (
    STRICTEST_FIRST,
    YES,
    CareStatus,
    DatedAllowed,
    DatedCare,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind, Named
from mesocare.plan.outline import outline_of
from mesocare.plan.spans import Span
from mesocare.plan.vocabulary import fold
from mesocare.rules.protocol import LAST_SESSION, Care, Preparation, Status, Watch


class Answered(NamedTuple):
    """One thing that a question means, with the facts of its answer."""

    kind: Kind
    id: str
    rule: DatedRestriction | DatedAllowed | DatedCare | DatedPreparation | Watch
    status: Status
    """The strictest of the time asked about."""
    strict_at: datetime
    """When it first has that status in the time asked about."""
    better_at: datetime | None = None
    """From here on it is only better to wait."""
    ok_at: datetime | None = None
    """From here on it is OK; none where no date makes it so."""
    is_for_some: bool = False
    """Whether the sheet asks it of those alone of whom its condition is true: a yes for them, and
    a question for all others (CAN-6)."""

    @property
    def is_yes_for_any(self) -> bool:
        """Whether it is a yes, or one for those of whom its condition is true."""
        return self.is_for_some or self.status in YES

    def without_yes(self) -> "Answered":
        """Return it as a question, whatever it was."""
        return self._replace(status=Status.ASK, better_at=None, ok_at=None, is_for_some=False)


def date_all(
    plan: Plan, owners: Iterable[Named], spans: Sequence[Span], lexicon: Lexicon
) -> list[Answered]:
    """Date what some names stand for, each for the strictest of the times asked about.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    dated = []
    for owner in owners:
        readings: dict[str, list[Answered]] = {}
        for span in spans:
            for one in _date(plan, owner, span, lexicon):
                readings.setdefault(one.id, []).append(one)
        dated += [
            min(same, key=lambda one: STRICTEST_FIRST.index(one.status))
            for same in readings.values()
        ]
    return dated


def _date(plan: Plan, owner: Named, span: Span, lexicon: Lexicon) -> list[Answered]:
    """Date one thing for a span, in the plan that the span assumes."""
    if span.assumed is not None:
        plan = make_plan(
            plan.protocol,
            [*plan.sessions, span.assumed],
            at=plan.at,
            zone=plan.zone,
            clinic=plan.clinic,
            happened={event: when for event, when in plan.told if event != LAST_SESSION},
            booked=plan.booked,
            doubts=plan.doubts,
        )
    match owner.kind:
        case Kind.RESTRICTION:
            return [
                answered
                for dated in (*plan.restrictions, *plan.unlisted)
                if owner.id in (dated.id, _twin_ahead(dated, span))
                for answered in _date_ban(dated, span, plan)
            ]
        case Kind.ALLOWED:
            return [_date_allowed(dated, span) for dated in plan.allowed if dated.id == owner.id]
        case Kind.CARE:
            return [_date_care(dated, span) for dated in plan.care if dated.id == owner.id]
        case Kind.PREPARATION:
            return [
                _date_preparation(dated, span, lexicon)
                for dated in plan.preparations
                if dated.id == owner.id
            ]
    watch = plan.protocol.watch
    assert watch is not None  # nothing else has a name, but for complaints
    last_at = max(span.first, span.last - timedelta.resolution)
    status = Status.CLEAR if plan.watches_at(last_at) else Status.ASK
    return [Answered(owner.kind, owner.id, watch, status, span.first)]


def _twin_ahead(dated: DatedRestriction, span: Span) -> str | None:
    """Return the restriction whose twin it is, as long as a visit to come asks for it."""
    return dated.twin_of if dated.twin_of and dated.is_asked_ahead(span.first) else None


def _date_restriction(dated: DatedRestriction, span: Span) -> Answered:
    span = span.with_all_it_goes_on()
    status = dated.status_between(span.first, span.last)
    changes = list(dated.changes_after(span.first))
    strict_at = span.first
    if dated.status_at(span.first) is not status:
        strict_at = next(change.at for change in changes if change.status is status)
    later = [change for change in changes if change.at > strict_at]
    better_at = next((c.at for c in later if c.status is Status.CAUTION), None)
    ok_at = strict_at if status in YES else dated.ok_after(strict_at)
    return Answered(Kind.RESTRICTION, dated.id, dated, status, strict_at, better_at, ok_at)


def _date_ban(dated: DatedRestriction, span: Span, plan: Plan) -> list[Answered]:
    """Date what is banned; after a visit, what it alone banned is what the rules allow then."""
    answered = _date_restriction(dated, span)
    if is_asked_of_a_visit(answered):
        return [answered]
    lines = outline_of(plan.protocol).allowed_after.get(dated.id, ())
    ids = {line.rule.id for line in lines}
    allowed = [_date_allowed(one, span) for one in plan.allowed if one.id in ids]
    return allowed or [answered]


def is_asked_of_a_visit(answered: Answered) -> bool:
    """Return whether a ban is more than what a visit alone asked that is over."""
    dated = answered.rule
    return (
        not isinstance(dated, DatedRestriction)
        or not dated.is_preparation
        or dated.is_asked_ahead(answered.strict_at)
    )


def _date_allowed(dated: DatedAllowed, span: Span) -> Answered:
    held = _date_restriction(dated.as_restriction(), span)
    ok_at = dated.opens_at(held.strict_at)
    return held._replace(kind=Kind.ALLOWED, rule=dated, better_at=None, ok_at=ok_at)


def _date_care(dated: DatedCare, span: Span) -> Answered:
    """Allow what a sheet asks for, while it asks for it (CAN-4)."""
    from_at, until_at = dated.from_at, dated.until_at
    is_over = dated.status is CareStatus.OVER or (until_at is not None and until_at <= span.last)
    starts_late = from_at is None or from_at > span.first
    ok_at = from_at if starts_late and not is_over else None
    answered = Answered(Kind.CARE, dated.id, dated, Status.ASK, span.first, ok_at=ok_at)
    return answered if is_over or starts_late else _asked_for(answered, dated.rule)


def _date_preparation(dated: DatedPreparation, span: Span, lexicon: Lexicon) -> Answered:
    """Allow something to do before a visit that was given; to ask or to tell stays a question.

    Before one that is only projected it is a question too: nobody knows that day (TIME-13).
    """
    answered = Answered(Kind.PREPARATION, dated.id, dated, Status.ASK, span.first)
    is_question = is_to_ask_or_tell(dated.rule, lexicon.heard)
    starts = dated.advised_from_at or dated.holds_from_at
    is_early = dated.rule.lead is not None and (starts is None or span.first < starts)
    is_over = dated.until_at is None or dated.until_at <= span.last
    is_no_yes = is_question or dated.is_projected or is_early or is_over
    return answered if is_no_yes else _asked_for(answered, dated.rule)


def is_to_ask_or_tell(rule: Preparation, heard: Heard) -> bool:
    """Return whether it is something to ask, to tell or to keep on with: never a yes."""
    return fold(rule.do or "").split(" ")[0] in heard.asking


def _asked_for(answered: Answered, rule: Care | Preparation) -> Answered:
    """Return what the sheet asks for now: a yes, or one for some patients (CAN-4, CAN-6)."""
    if rule.only_if or rule.unless:
        return answered._replace(is_for_some=True)
    return answered._replace(status=Status.CLEAR)
