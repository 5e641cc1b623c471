"""May I do this? One question in a patient's words, one answer (CAN-1 to CAN-8)."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Literal

from mesocare.errors import InputRefusedError
from mesocare.plan.answered import Answered, date_all
from mesocare.plan.facts import (
    STRICTEST_FIRST,
    YES,
    DatedAfterEffect,
    DatedCare,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.plan.hidden import find_all_complaints
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.long_bans import lengths_said
from mesocare.plan.matches import exact_names
from mesocare.plan.moments import Asked, read_times, refuse_vague
from mesocare.plan.names import COMPLAINTS, Kind, Named
from mesocare.plan.overlaps import (
    bans_named_by,
    with_food_bans,
    without_idle_care,
    without_idle_long_bans,
    without_milder_twins,
    without_old_bans,
)
from mesocare.plan.question import (
    Meaning,
    Reading,
    check_question,
    read_meanings,
    readings_of,
    readings_of_ends,
    readings_of_lengths,
)
from mesocare.plan.rivals import other_readings
from mesocare.plan.signs import DatedSign
from mesocare.plan.spans import Span
from mesocare.plan.vocabulary import fold
from mesocare.rules.protocol import Status

_QUESTIONS = (Kind.RESTRICTION, Kind.PREPARATION)
"""What may be a question for the clinic or the doctor, whichever way round it is asked."""

_NEVER = datetime.max.replace(tzinfo=UTC)

Verdict = Literal["sign", "effect", "yes", "better", "not-yet", "ask"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question."""

    verdict: Verdict
    """In one word; `effect` is of what is normal after a session, `sign` of a danger."""
    status: Status
    """The strictest that counts; `ask` where any of the question is not covered (CAN-3)."""
    asked: Asked
    answers: tuple[Answered, ...] = ()
    """What the question surely means, strictest first (CAN-2)."""
    signs: tuple[DatedSign, ...] = ()
    """The warning signs that it tells of, the most urgent first (CAN-1)."""
    after_effects: tuple[DatedAfterEffect, ...] = ()
    did_you_mean: tuple[Named, ...] = ()
    """What it may have meant; never an answer."""
    has_unknown_part: bool = False
    """Whether a part of the question is not covered, beside what is answered."""
    is_more_than_rules_say: bool = False
    """Whether it joins things that the rules name apart, so that nothing in it is a yes."""
    is_longer_than_rules_say: bool = False
    """Whether what is allowed is asked about for hours, or a night, so that it is no yes."""
    is_more_often_than_rules_say: bool = False
    """Whether a medicine that is allowed is asked about once more, so that it is no yes."""
    is_about_all_of_life: bool = False
    """Whether what is allowed sounds like all that one does: "my normal activities"."""
    is_about_the_body: bool = False
    """Whether it tells how a body is, so that nothing in it is a permission (CAN-1)."""
    may_be_ill: bool = False
    """Whether a word that nothing explains may tell of an illness."""
    is_crisis: bool = False
    """Whether its sign is that somebody thinks of dying: then the words are kind."""
    is_year_in_doubt: bool = False
    """Whether a session's year looks like a slip, so that no date can be trusted (TIME-16)."""


_VERDICTS: dict[Status, Verdict] = {
    Status.CLEAR: "yes",
    Status.UPCOMING: "yes",
    Status.CAUTION: "better",
    Status.AVOID: "not-yet",
    Status.ASK: "ask",
}


def make_answer(
    plan: Plan,
    words: str,
    lexicon: Lexicon | None = None,
    *,
    through: datetime | None = None,
) -> Answer:
    """Answer whether something may be done, danger first (CAN-1).

    Without a time in the question it is asked of the plan's moment, or of the span from there to
    `through`. Only what the protocol names can be answered with a yes, and only where every word
    of the question is explained. Where a slip may be of several names, the strictest counts.

    Raises:
        InputRefusedError: without words, with over 200 characters, or with a time that cannot be
            read.

    """
    lexicon = lexicon or make_lexicon(plan.protocol)
    text = lexicon.respell(fold(check_question(words)))
    is_body = lexicon.speaks_of_body(text)
    told_of = find_all_complaints(plan, words, text, lexicon)
    if told_of.signs or told_of.after_effects:
        answer = Answer(
            verdict="effect" if told_of.after_effects else "sign",
            status=Status.ASK,
            asked=Asked(),
            signs=told_of.signs,
            after_effects=told_of.after_effects,
            is_about_the_body=True,
            is_crisis=told_of.is_crisis,
        )
        return answer if answer.signs else _with_what_is_held(answer, plan, text, lexicon, through)
    as_named = lexicon.respell_around_names(fold(words))
    if told_of.is_unexplained and not _is_asked_for(as_named, lexicon):
        return Answer("ask", Status.ASK, Asked(), is_about_the_body=True)
    folded, is_turned = lexicon.turn(fold(words))
    asks = partial(_answer_reading, plan, lexicon, through, is_body=is_body, is_turned=is_turned)
    for reading in (*readings_of_ends(folded, lexicon), *readings_of_lengths(folded, lexicon)):
        if _is_sure(answer := asks(reading)):
            return answer
    usual, *by_name = readings_of(folded, lexicon)
    answer = asks(usual)
    if answer.answers:
        return answer
    # Nothing is known of it so read: but a sheet may name it in the words that were put aside.
    named = (other for reading in by_name if _is_sure(other := asks(reading)))
    return next(named, answer)


def _is_sure(answer: Answer) -> bool:
    return bool(answer.answers) and not answer.has_unknown_part


def _answer_reading(
    plan: Plan,
    lexicon: Lexicon,
    through: datetime | None,
    reading: Reading,
    *,
    is_body: bool,
    is_turned: bool,
) -> Answer:
    """Answer what is asked in one reading of the words."""
    text = clause = reading.text
    is_told = re.search(lexicon.heard.told, text) is not None
    if is_body and not is_told:
        asked_for = re.split(lexicon.heard.permission, text, maxsplit=1)
        if len(asked_for) == 1:
            return Answer("ask", Status.ASK, Asked(), is_about_the_body=True)
        clause = asked_for[-1]
    clause = clause.replace("-", " ") if not _has_date(clause) else clause
    try:
        weighed = clause if _is_asked_for(clause, lexicon) else lexicon.weigh(clause)
        rest, asked = (
            read_times(weighed, plan, lexicon.heard) if reading.has_times else (weighed, Asked())
        )
    except InputRefusedError:
        if lexicon.unwell.search(text):
            return Answer("ask", Status.ASK, Asked(), is_about_the_body=True)
        raise
    asked = asked._replace(is_past=asked.is_past or is_told, is_turned=is_turned)
    if is_told:  # "we swam on Saturday": that is no Saturday to come
        asked = asked._replace(spans=())
    answers = partial(
        _answer_activities,
        plan,
        asked=asked,
        lexicon=lexicon,
        through=through,
        is_body=is_body,
        whole=clause,
    )
    return _with_slips(answers(rest), rest, answers, plan, lexicon)


def _with_slips(
    answer: Answer, text: str, answers: Callable[[str], Answer], plan: Plan, lexicon: Lexicon
) -> Answer:
    """Return the strictest answer to all that a question may say, where its words may be slips."""
    if answer.verdict not in ("yes", "better", "not-yet"):
        return answer
    others = other_readings(text, lexicon)
    if others is None:
        return Answer("ask", Status.ASK, answer.asked)
    for other in others:
        respelled = lexicon.respell(other)
        if signs := find_all_complaints(plan, other, respelled, lexicon).signs:
            return replace(
                answer,
                verdict="sign",
                status=Status.ASK,
                answers=(),
                signs=signs,
                is_about_the_body=True,
            )
        with suppress(InputRefusedError):
            answer = _stricter(answer, answers(respelled))
    return answer


def _stricter(answer: Answer, other: Answer) -> Answer:
    """Return the stricter of two answers to one slip; one that names nothing counts for nothing."""
    answers = [answer, *([other] if other.answers else [])]
    latest_first = sorted(answers, key=_ok_at, reverse=True)
    return min(latest_first, key=lambda one: STRICTEST_FIRST.index(one.status))


def _ok_at(answer: Answer) -> datetime:
    """Return when all that an answer is about is OK; without a date, it never is."""
    strict = [one for one in answer.answers if one.status is answer.status]
    return max((one.ok_at or _NEVER for one in strict), default=_NEVER)


def _is_asked_for(text: str, lexicon: Lexicon) -> bool:
    """Return whether the sheet asks for it in these words: "drink plenty of water" is no excess."""
    names = exact_names(lexicon.tokens(text), lexicon)
    return any(name.owner.kind is Kind.CARE for name in names)


def _with_what_is_held(
    effect: Answer, plan: Plan, text: str, lexicon: Lexicon, through: datetime | None
) -> Answer:
    """Say beside an after-effect that what is asked for with it is not yet to be done."""
    *_, clause = re.split(lexicon.heard.permission, text, maxsplit=1)
    try:
        rest, asked = read_times(lexicon.weigh(clause), plan, lexicon.heard)
    except InputRefusedError:
        return effect
    is_told = clause == text or re.search(lexicon.heard.told, text) is not None
    if is_told or asked.is_past:
        return effect
    held = _answer_activities(plan, rest, asked, lexicon, through, is_body=True, whole="").answers
    if not held or plan.meant_years:
        return effect
    return replace(
        effect, verdict=_VERDICTS[Status.AVOID], status=Status.AVOID, asked=asked, answers=held
    )


def _has_date(text: str) -> bool:
    return re.search(r"[0-9] ?- ?[0-9]", text) is not None


def _answer_activities(
    plan: Plan,
    text: str,
    asked: Asked,
    lexicon: Lexicon,
    through: datetime | None,
    *,
    is_body: bool,
    whole: str,
) -> Answer:
    """Answer what is asked of some activities; `whole` has the times that `text` is without."""
    is_told_of_body = is_body
    meanings = read_meanings(text, lexicon)
    asked = _with_untimed(asked, Span(plan.at, through or plan.at), lexicon)
    now = Span(plan.at, through or plan.at, goes_on=asked.is_again)
    spans = asked.spans or (now,)
    found: dict[tuple[Kind, str], Answered] = {}
    hints: dict[Named, None] = {}
    has_unknown = not meanings
    is_too_long = _is_longer_than_said(meanings, whole, lexicon)
    is_too_often = _is_a_medicine_again(meanings, asked, whole, lexicon)
    is_together = _is_beside_a_medicine(meanings, lexicon, plan)
    is_never_yes = is_together or is_too_long or is_too_often
    for meaning in meanings:
        owners = [owner for owner in meaning.owners if owner.kind not in COMPLAINTS]
        answered = _answer_part(plan, owners, spans, asked, lexicon)
        answered = [
            one.without_yes() if _asks_for_the_opposite(one, text, lexicon) else one
            for one in answered
        ]
        if meaning.is_negated:
            answered = [
                one for one in answered if one.status is Status.ASK and one.kind in _QUESTIONS
            ]
        if meaning.is_near and not meaning.is_sure:
            answered = [one for one in answered if one.kind is Kind.RESTRICTION]
            answered = answered if all(one.status not in YES for one in answered) else []
        if (meaning.is_near or meaning.is_negated) and answered:
            found |= {(one.kind, one.id): one for one in answered}
            has_unknown = has_unknown or meaning.is_negated
            is_never_yes = is_never_yes or meaning.is_never_yes
        else:
            has_unknown = True
            hints |= dict.fromkeys(owners)
    is_unwell = lexicon.unwell.search(text) is not None
    is_body = is_body or (is_unwell and (has_unknown or not found))
    named = [owner for meaning in meanings for owner in meaning.owners]
    may_be_ill = has_unknown and (is_unwell or lexicon.has_strange_words(text, named))
    if may_be_ill:
        hints |= dict.fromkeys(_take_yes(found, lexicon))
    found = without_idle_long_bans(without_milder_twins(found), lexicon)
    answers = sorted(found.values(), key=lambda one: STRICTEST_FIRST.index(one.status))
    if is_body:
        answers = [one for one in answers if one.status is Status.AVOID]
    statuses = [one.status for one in answers]
    if asked.is_vague and not is_body and not (answers and all(map(_never_changes, answers))):
        raise refuse_vague()
    is_doubtful = bool(plan.meant_years or plan.doubts)
    if not answers or has_unknown or is_never_yes or asked.is_past or is_doubtful or is_body:
        statuses.append(Status.ASK)
    status = min(statuses, key=STRICTEST_FIRST.index)
    if plan.meant_years:
        status = Status.ASK
    return Answer(
        verdict=_VERDICTS[status],
        status=status,
        asked=asked,
        answers=tuple(answers),
        did_you_mean=() if is_told_of_body else tuple(hints),
        has_unknown_part=bool(answers) and has_unknown,
        is_more_than_rules_say=is_never_yes and status is Status.ASK,
        is_longer_than_rules_say=is_too_long and status is Status.ASK,
        is_more_often_than_rules_say=is_too_often and not is_together and status is Status.ASK,
        is_about_all_of_life=_is_about_all_of_life(meanings, text, lexicon),
        is_about_the_body=is_body,
        may_be_ill=may_be_ill,
        is_year_in_doubt=bool(plan.meant_years),
    )


def _is_a_medicine_again(
    meanings: Sequence[Meaning], asked: Asked, whole: str, lexicon: Lexicon
) -> bool:
    """Return whether a medicine is taken for days, or once more: "paracetamol again in an hour".

    Whoever may eat again had nothing of it yet: that is no second dose.
    """
    is_often = asked.is_again or len(asked.spans) > 1 or re.search(lexicon.heard.once_more, whole)
    owners = [one for meaning in meanings for one in meaning.owners]
    return bool(is_often) and any(map(lexicon.is_free_medicine, owners))


def _is_beside_a_medicine(meanings: Sequence[Meaning], lexicon: Lexicon, plan: Plan) -> bool:
    """Return whether a medicine is taken beside something else: with a beer.

    Beside itself as well: "paracetamol and Panadol" is one medicine twice. What a visit bans and
    what is allowed after it is one thing.
    """
    taken = [one for meaning in meanings for one in meaning.owners if lexicon.is_taken(one)]
    allowed = {one.id for one in taken if one.kind is Kind.ALLOWED}
    bans = bans_named_by(allowed, plan) - set(plan.protocol.restrictions)
    taken = [one for one in taken if one.kind is not Kind.RESTRICTION or one.id not in bans]
    verbs = {verb for one in taken if one.id in allowed for verb in lexicon.verbs_of(one)}
    taken = [
        one
        for one in taken
        if not (one.is_ban and any(lexicon.is_called(one, verb) for verb in verbs))
    ]
    return len(taken) > 1 and any(
        one.kind is Kind.ALLOWED or (one.kind is Kind.CARE and lexicon.is_medicine(one))
        for one in taken
    )


def _is_about_all_of_life(meanings: Sequence[Meaning], text: str, lexicon: Lexicon) -> bool:
    """Return whether what is allowed sounds like all of it: "back to normal", "everyday life".

    The sheet means what no other rule holds off; whoever asks may mean the gym.
    """
    general = lexicon.heard.all_of_life
    return re.search(general, text) is not None and any(
        one.kind is Kind.ALLOWED and any(re.search(general, fold(said)) for said in one.texts)
        for meaning in meanings
        for one in meaning.owners
    )


def _is_longer_than_said(meanings: Sequence[Meaning], whole: str, lexicon: Lexicon) -> bool:
    """Return whether something is asked about for hours, or for another time than the sheet says.

    A cool pack is not used for hours, nor what is to be done "for 10 minutes" for 20; sleep is.
    """
    owners = [one for each in meanings for one in each.owners if not one.is_ban]
    lengths = lengths_said(whole, lexicon.heard)
    if any(_is_for_another_time(one, lengths, lexicon) for one in owners):
        return True
    if not re.search(lexicon.heard.long_times, whole):
        return False
    long_deeds = lexicon.roots(lexicon.heard.long_deeds)
    allowed = [one for one in owners if one.kind is Kind.ALLOWED]
    return any(long_deeds.isdisjoint(lexicon.own_roots(one)) for one in allowed)


def _is_for_another_time(owner: Named, lengths: set[str], lexicon: Lexicon) -> bool:
    said = {one for text in owner.texts for one in lengths_said(text, lexicon.heard)}
    return bool(said) and not lengths <= said


def _with_untimed(asked: Asked, now: Span, lexicon: Lexicon) -> Asked:
    """Return what is asked about with the plan's moment, where something is asked without a time.

    In "I travel on Tuesday, can I swim", the swim may be meant for now.
    """
    is_asked = any(meaning.owners for meaning in read_meanings(asked.untimed, lexicon))
    return asked._replace(spans=(now, *asked.spans)) if asked.spans and is_asked else asked


def _answer_part(
    plan: Plan, owners: Iterable[Named], spans: Sequence[Span], asked: Asked, lexicon: Lexicon
) -> list[Answered]:
    """Answer what one part of a question names."""
    answered = with_food_bans(date_all(plan, owners, spans, lexicon), plan, spans, lexicon)
    answered = without_idle_care(answered)
    answered = without_old_bans(answered, plan)
    if asked.is_turned:  # "Yes: your sheet asks for it" would say the opposite
        answered = [one for one in answered if one.kind is Kind.RESTRICTION]
    if asked.lacks_session or plan.meant_years:
        return [one.without_yes() for one in answered]
    if plan.doubts:
        return [one for one in answered if isinstance(one.rule, DatedRestriction)]
    return answered


def _asks_for_the_opposite(answered: Answered, text: str, lexicon: Lexicon) -> bool:
    """Return whether the sheet asks to stop what is asked about: "take warfarin"."""
    rule, stopping = answered.rule, lexicon.heard.stopping
    if not isinstance(rule, DatedCare | DatedPreparation) or re.search(stopping, text):
        return False
    return re.match(stopping, fold(rule.rule.do or "")) is not None


def _never_changes(answered: Answered) -> bool:
    """Return whether a thing is forbidden, or a question, whatever the time."""
    dated = answered.rule
    return (
        isinstance(dated, DatedRestriction)
        and answered.status in (Status.AVOID, Status.ASK)
        and next(dated.changes_after(answered.strict_at), None) is None
    )


def _take_yes(found: dict[tuple[Kind, str], Answered], lexicon: Lexicon) -> list[Named]:
    """Take out what is a yes, and name it: no part of a question may pass for the whole."""
    taken = [key for key, one in found.items() if one.is_yes_for_any]
    for key in taken:
        del found[key]
    return [owner for owner in lexicon.named if (owner.kind, owner.id) in taken]
