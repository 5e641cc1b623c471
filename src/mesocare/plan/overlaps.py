"""Where several rules speak of one thing that is asked: which of them need not be said."""

from collections.abc import Collection, Sequence

from mesocare.plan.answered import Answered, date_all, is_asked_of_a_visit
from mesocare.plan.facts import YES, DatedAllowed, DatedPreparation, DatedRestriction, Plan
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind
from mesocare.plan.outline import outline_of
from mesocare.plan.spans import Span
from mesocare.rules.protocol import Status, activity_key

_HELD = (Status.AVOID, Status.CAUTION)
_ASKED_FOR = (Kind.CARE, Kind.PREPARATION)
"""What a sheet asks for."""


def without_milder_twins(
    found: dict[tuple[Kind, str], Answered],
) -> dict[tuple[Kind, str], Answered]:
    """Leave out what a rule frees of an activity that another, for everybody, still holds off.

    So it does where that other one will, as what a visit asks of everybody before it; then it need
    not say that the visit holds it off, either. A twin frees nothing that its restriction holds.
    """
    rules = {key: one.rule for key, one in found.items() if isinstance(one.rule, DatedRestriction)}
    for_all = [
        (activity_key(dated.rule.activity), dated.twin_of, found[key].status)
        for key, dated in rules.items()
        if not (dated.rule.only_if or dated.rule.unless)
    ]
    held = {activity for activity, twin_of, status in for_all if twin_of or status not in YES}
    told = {activity for activity, twin_of, status in for_all if twin_of and status not in YES}
    held_from_any = {
        activity_key(dated.rule.activity)
        for key, dated in rules.items()
        if found[key].status not in YES
    }

    def is_milder(dated: DatedRestriction, answered: Answered) -> bool:
        activity = activity_key(dated.rule.activity)
        if dated.twin_of:
            return answered.status in YES and activity in held_from_any
        if answered.status in YES:
            return activity in held
        return activity in told and dated.is_free_but_for_a_visit(answered.strict_at)

    return {
        key: one for key, one in found.items() if key not in rules or not is_milder(rules[key], one)
    }


def with_food_bans(
    answered: list[Answered], plan: Plan, spans: Sequence[Span], lexicon: Lexicon
) -> list[Answered]:
    """Add what holds off all food or drink to what is some of it, and is not held off itself.

    A visit's fast is none of a time that only its own rule does not cover, and makes a question of
    what is more than that food (TIME-13).
    """
    texts = [text for one in answered if one.status not in _HELD for text in _activities(one)]
    whole = [owner for owner, food in lexicon.food_bans if any(map(food.covers_all, texts))]
    bans = [owner for owner, food in lexicon.food_bans if any(map(food.covers, texts))]
    known = {(one.kind, one.id) for one in answered}
    added = [
        one
        for owner in bans
        for one in date_all(plan, [owner], spans, lexicon)
        if isinstance(one.rule, DatedRestriction) and (one.kind, one.id) not in known
        if (one.status in _HELD and (owner in whole or not one.rule.is_preparation))
        or (one.status is Status.ASK and not one.rule.is_preparation)
    ]
    return [*answered, *added]


def _activities(answered: Answered) -> list[str]:
    """Return what a rule is about, in its own words."""
    rule = getattr(answered.rule, "rule", None)
    names = ("activity", "do", "do_not")
    return [text for name in names if (text := getattr(rule, name, None))]


def without_idle_long_bans(
    found: dict[tuple[Kind, str], Answered], lexicon: Lexicon
) -> dict[tuple[Kind, str], Answered]:
    """Leave out that something is OK for long, beside what says whether it is at all."""
    long = {(ban.kind, ban.id) for ban in lexicon.long_bans}
    idle = {key for key in long.intersection(found) if found[key].status in YES}
    return {key: one for key, one in found.items() if key not in idle or idle == set(found)}


def without_old_bans(answered: list[Answered], plan: Plan) -> list[Answered]:
    """Leave out what a visit banned that is over, where the rules allow what is asked."""
    ids = {one.id for one in answered if one.kind is Kind.ALLOWED}
    spoken_of = bans_named_by(ids, plan)
    return [one for one in answered if one.id not in spoken_of or is_asked_of_a_visit(one)]


def bans_named_by(allowed: Collection[str], plan: Plan) -> set[str]:
    """Return the preparations that ban any of what some rules allow."""
    return {
        key
        for line in outline_of(plan.protocol).allowed
        if line.rule.id in allowed
        for key in (*line.permit.bans, *line.permit.bans_of_a_part)
    }


def without_idle_care(answered: list[Answered]) -> list[Answered]:
    """Leave out care that is later or over, where something else says more.

    What the sheet asks for now, it need not allow as well, or only after a visit; what it allows
    later only, it says.
    """
    if any(one.kind in _ASKED_FOR and one.status in YES for one in answered):
        return [one for one in answered if not (_is_allowed_as_well(one) or _is_idle(one))]
    if any(one.kind is Kind.ALLOWED and one.status in YES for one in answered):
        return [one for one in answered if not (_is_idle(one) or _is_for_no_visit(one))]
    if any(one.kind is not Kind.CARE for one in answered):
        is_kept = _is_held_for_some_alone(answered)
        return [one for one in answered if not _is_idle(one) or (is_kept and one.is_for_some)]
    return answered


def _is_held_for_some_alone(answered: Sequence[Answered]) -> bool:
    """Return whether something is held off, and from nobody but those of some condition."""
    held = [
        one.rule.rule
        for one in answered
        if isinstance(one.rule, DatedRestriction) and one.status not in YES
    ]
    return bool(held) and all(rule.only_if or rule.unless for rule in held)


def _is_for_no_visit(answered: Answered) -> bool:
    """Return whether it is to be done before a visit, and none is known to come."""
    return isinstance(answered.rule, DatedPreparation) and answered.rule.session_at is None


def _is_allowed_as_well(answered: Answered) -> bool:
    """Return whether something is allowed, or is not yet since no visit has been."""
    dated = answered.rule
    if not isinstance(dated, DatedAllowed):
        return False
    if answered.status in YES:
        return True
    others = (hold for hold in dated.holds if hold.until_at != dated.begins_at)
    is_held = any(hold.holds_at(answered.strict_at) for hold in others)
    return answered.strict_at < dated.begins_at and not is_held


def _is_idle(answered: Answered) -> bool:
    return answered.kind is Kind.CARE and answered.status not in YES
