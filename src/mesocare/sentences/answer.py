"""The answer to one question in five lines: verdict, its end, meanwhile, why, whom to ask."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from mesocare.language.words.answer import AnswerWords
from mesocare.language.words.facts import FactWords
from mesocare.language.words.heard import Heard
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.answer import Answer
from mesocare.plan.answered import Answered, is_to_ask_or_tell
from mesocare.plan.course import NextSession
from mesocare.plan.facts import (
    YES,
    CareStatus,
    DatedAllowed,
    DatedCare,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.plan.spans import Span
from mesocare.rules.protocol import Status
from mesocare.sentences.care import (
    after_effect_sentences,
    care_sentence,
    help_heading,
    help_numbers,
    watch_sentence,
)
from mesocare.sentences.conditions import say_area, say_condition, with_condition
from mesocare.sentences.course import (
    moved_sentences,
    overdue_ban_sentences,
    preparation_sentences,
)
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import end_sentences
from mesocare.sentences.rules import changed_sentences
from mesocare.sentences.sessions import (
    ask_if_held,
    doubt_sentences,
    year_slip_sentences,
)
from mesocare.sentences.trust import (
    clinic_sentences,
    unsure_sentence,
)

_TICK = timedelta(microseconds=1)


class Lines(NamedTuple):
    """An answer's lines; the first is the verdict."""

    verdict: str
    """As in the answer: it chooses the sign and the colour."""
    lines: tuple[str, ...]


def answer_lines(answer: Answer, plan: Plan, speaker: Speaker) -> Lines:
    """Say the answer; a warning sign is said alone (CAN-1, CAN-7)."""
    if answer.is_crisis:
        return Lines(answer.verdict, tuple(crisis_sentences(plan, speaker)))
    if answer.signs:
        return Lines(answer.verdict, tuple(_say_signs(answer, plan, speaker)))
    if answer.after_effects:
        said = [line for one in answer.answers for line in _say(one, answer, plan, speaker)]
        for dated in answer.after_effects:
            said += after_effect_sentences(dated, plan, speaker)
        said += ask_if_held(plan, speaker)
        return Lines(answer.verdict, (*said, unsure_sentence(plan, speaker)))
    if not answer.answers:
        return Lines(answer.verdict, tuple(_say_unknown(answer, plan, speaker)))
    told = worth_saying(answer)
    lines = [line for one in told for line in _say(one, answer, plan, speaker)]
    if told:
        lines += _say_details(told[0], answer, plan, speaker)
    if told and answer.is_about_all_of_life:
        lines.append(speaker.table(AnswerWords).not_all_of_life)
    doubts = list(_say_doubts(answer, plan, speaker))
    if answer.status is Status.ASK and answer.answers[0].status is not Status.ASK:
        lines = [*doubts[:-1], *lines, doubts[-1]]  # no part may pass for the whole
    else:
        lines += doubts
    return Lines(answer.verdict, tuple(lines))


def _say_signs(answer: Answer, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say the gravest level alone: whom to call, and for which sign.

    More may have been told than was heard, so the line for a danger stands below a lesser sign.
    """
    level = answer.signs[0].level
    yield help_heading(level, plan, speaker)
    for sign in answer.signs:
        if sign.level == level:
            yield f"{capital(without_stop(sign.rule.sign))}."
    if level == "clinic":
        yield from clinic_sentences(plan, speaker)
    if level != "emergency":
        yield _say_danger(plan, speaker)


def _say_danger(plan: Plan, speaker: Speaker) -> str:
    words, number = speaker.table(AnswerWords), help_numbers(plan).emergency
    return words.in_danger_call.format(number=number) if number else words.in_danger


def crisis_sentences(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say to somebody who thinks of dying whom to call, and that they are not alone."""
    words, numbers = speaker.table(AnswerWords), help_numbers(plan)
    first, second = words.crisis, words.crisis_urgent
    if numbers.emergency:
        first = words.crisis_call.format(number=numbers.emergency)
    if numbers.urgent:
        second = words.crisis_urgent_call.format(number=numbers.urgent)
    yield from (first, second, words.crisis_kind)


def _say_unknown(answer: Answer, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say that the sheet does not say; whoever may be ill is told whom to call."""
    words, numbers = speaker.table(AnswerWords), help_numbers(plan)
    if not answer.is_about_the_body:
        yield words.not_covered
    elif numbers.clinic:
        yield words.about_the_body_at.format(number=numbers.clinic)
    else:
        yield words.about_the_body
    if answer.is_about_the_body or answer.may_be_ill:
        yield _say_whom_to_call(plan, speaker)
    yield from _say_doubts(answer, plan, speaker)


def _say_whom_to_call(plan: Plan, speaker: Speaker) -> str:
    """Say what to do to whoever may be ill: a question to the clinic may be too slow."""
    words, numbers = speaker.table(AnswerWords), help_numbers(plan)
    urgent = words.if_ill
    if numbers.urgent:
        urgent = words.if_ill_call.format(number=numbers.urgent)
    return f"{urgent} {_say_danger(plan, speaker)}"


def _say(answered: Answered, answer: Answer, plan: Plan, speaker: Speaker) -> list[str]:
    """Say the verdict on one thing, and when it changes."""
    words, rule = speaker.table(AnswerWords), answered.rule
    match rule:
        case DatedRestriction():
            return _say_restriction(answered, rule, answer, plan, speaker)
        case DatedAllowed():
            return _say_allowed(answered, rule, answer, plan, speaker)
        case DatedCare() if answered.is_yes_for_any:
            return _say_asked_for(answered, rule, answer, plan, speaker)
        case DatedCare() if answered.ok_at is not None:
            moment = speaker.near_moment(answered.ok_at)
            said = words.asked_for_from.format(label=rule.rule.do, moment=moment)
            return [with_condition(said, rule.rule, plan, speaker)]
        case DatedCare() if rule.waits_for is not None or not _is_over(answered, rule):
            care = without_stop(care_sentence(rule, plan, speaker))
            return [words.says_ask_first.format(do=_small(care))]
        case DatedCare():
            return [words.asked_for_before.format(label=rule.rule.do)]
        case DatedPreparation() if answered.is_yes_for_any:
            return _say_asked_for(answered, rule, answer, plan, speaker)
        case DatedPreparation():
            return [_say_preparation(answered, rule, plan, speaker)]
        case _:  # the watch
            said = watch_sentence(plan, speaker) or ""
            return [words.asked_for, said] if answered.status is Status.CLEAR else [said]


def _is_over(answered: Answered, dated: DatedCare) -> bool:
    """Return whether the sheet asks for it no more when the time asked about begins."""
    is_past = dated.until_at is not None and dated.until_at <= answered.strict_at
    return is_past or dated.status is CareStatus.OVER


def _say_asked_for(
    answered: Answered,
    dated: DatedCare | DatedPreparation,
    answer: Answer,
    plan: Plan,
    speaker: Speaker,
) -> list[str]:
    """Say that the sheet asks for it, for whom first, in the sheet's whole words (CAN-4, CAN-6)."""
    words = speaker.table(AnswerWords)
    if isinstance(dated, DatedCare):
        to_all = dated._replace(rule=replace(dated.rule, only_if=None, unless=None))
        said = words.asked_for_by_some if answered.is_for_some else words.asked_for
        after = [care_sentence(to_all, plan, speaker)]
    else:
        said = words.asked_for_visit.format(do=without_stop(dated.rule.do or ""))
        after = []
    if not answered.is_for_some:
        return [said, *after]
    others = [words.otherwise_not_said] if len(answer.answers) == 1 else []
    return [with_condition(_small(said), dated.rule, plan, speaker), *after, *others]


def _small(sentence: str) -> str:
    """Return a sentence as it stands after a colon."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def _say_preparation(
    answered: Answered, dated: DatedPreparation, plan: Plan, speaker: Speaker
) -> str:
    """Quote what the sheet asks for before a visit, where it asks for none of it now.

    Its dates are those of a visit that was given; before any other they are a lead time in words.
    """
    words, rule = speaker.table(AnswerWords), dated.rule
    visit_at = None if dated.is_projected else dated.session_at
    if visit_at is None or answered.strict_at >= visit_at:
        dated = dated._replace(advised_from_at=None, holds_from_at=None)
    to_all = dated._replace(rule=replace(rule, only_if=None, unless=None))
    [said] = preparation_sentences(to_all, plan, speaker)
    do = _small(with_condition(_small(without_stop(said)), rule, plan, speaker))
    if is_to_ask_or_tell(rule, speaker.table(Heard)):
        return words.says.format(do=do)
    is_timed = rule.from_ is not None or rule.about is not None
    return (words.says_ask_first if is_timed else words.says_before_visit).format(do=do)


def _say_allowed(
    answered: Answered, dated: DatedAllowed, answer: Answer, plan: Plan, speaker: Speaker
) -> list[str]:
    """Say a yes with its condition, or from when on it is one."""
    words, rule = speaker.table(AnswerWords), dated.rule
    condition = say_condition(rule.only_if or rule.unless or "", plan)
    choice = 1 if rule.only_if else 2 if rule.unless else 0
    if answered.status not in YES:
        lines = [_say_verdict(answered, rule.label, answer, speaker)]
        if answered.ok_at is not None:
            moment = speaker.near_moment(answered.ok_at)
            is_before = answered.strict_at < dated.begins_at
            said = words.allowed_after_visit if is_before else words.allowed_from
            lines.append(said[choice].format(moment=moment, condition=condition))
        return lines
    lines = [words.allowed[choice].format(label=rule.label, condition=condition)]
    change = next(dated.changes_after(answered.strict_at), None)
    is_held_later = change and change.status not in YES
    if change and is_held_later and not answer.asked.lacks_session:
        lines.append(words.changes.format(moment=speaker.moment(change.at)))
    return lines


def _say_verdict(answered: Answered, label: str, answer: Answer, speaker: Speaker) -> str:
    """Say where something stands now, or at the time that was asked about."""
    words, spans = speaker.table(AnswerWords), answer.asked.spans
    if not spans or answer.asked.lacks_session:
        return words.now[answered.status].format(label=label)
    strict_at = answered.strict_at
    span = next((one for one in spans if one.first <= strict_at <= one.last), spans[0])
    return words.then[answered.status].format(label=label, time=say_span_asked(span, speaker))


def _say_restriction(
    answered: Answered, dated: DatedRestriction, answer: Answer, plan: Plan, speaker: Speaker
) -> list[str]:
    words, rule = speaker.table(AnswerWords), dated.rule
    if answered.status is Status.AVOID and dated.never_ends:
        return [with_condition(words.never.format(label=rule.label), rule, plan, speaker)]
    said = _say_verdict(answered, rule.label, answer, speaker)
    banned_at = dated.banned_before_visit_at(answered.strict_at)
    is_until_then = banned_at and not answer.asked.spans and answered.status is Status.UPCOMING
    if banned_at and is_until_then:
        said = words.ok_until.format(moment=speaker.moment(banned_at), label=rule.label)
    if answer.asked.is_turned and answered.status is Status.CLEAR:
        said = words.no_need.format(verdict=said)
    lines = [with_condition(said, rule, plan, speaker)]
    if not (answer.asked.lacks_session or is_until_then):
        lines += _say_change(answered, dated, plan, speaker)
    lines += _say_visit_between(answered, answer, plan, speaker)
    is_alone = len(answer.answers) == 1
    is_held = answered.status in (Status.AVOID, Status.CAUTION)
    if is_alone and is_held and (rule.only_if or rule.unless):
        lines.append(words.otherwise)
    return lines


def _say_change(
    answered: Answered, dated: DatedRestriction, plan: Plan, speaker: Speaker
) -> list[str]:
    """Say from when it is OK, or what it waits for."""
    words, status = speaker.table(AnswerWords), answered.status
    if status in YES:
        change = next(dated.changes_after(answered.strict_at), None)
        if change is None:
            return overdue_ban_sentences([dated.preparation], plan, speaker)
        return [words.changes.format(moment=speaker.moment(change.at))]
    before = dated.preparation
    if before is not None and before.session_at is not None and _is_near(answered, before):
        on = speaker.local(before.session_at).date()
        said = words.near_visit if on >= speaker.today else words.near_visit_due
        if not before.is_projected:
            said = words.near_booked_visit
        elif plan.next_sessions and plan.next_sessions[0].best_on is None:
            return _say_open_visit(plan.next_sessions[0], on, speaker)
        return [said.format(day=speaker.day(on))]
    question_at = dated.becomes_question_at
    is_asked_then = question_at is not None and question_at > answered.strict_at
    if answered.ok_at is None or is_asked_then:
        return end_sentences(dated._replace(status=status), speaker, since=answered.strict_at)
    if visit := _visit_to_wait_for(answered, dated, plan, speaker):
        if status is Status.AVOID and answered.better_at:
            better = speaker.moment(answered.better_at)
            return [words.better_until_visit.format(better=better, visit=visit)]
        return [words.until_visit.format(visit=visit)]
    ok = speaker.moment(answered.ok_at)
    if status is Status.AVOID and answered.better_at and answered.better_at < answered.ok_at:
        better = speaker.moment(answered.better_at)
        return [words.better_and_ok.format(better=better, ok=ok)]
    return [speaker.table(FactWords).ok_from.format(moment=ok)]


def _visit_to_wait_for(
    answered: Answered, dated: DatedRestriction, plan: Plan, speaker: Speaker
) -> str | None:
    """Name the visit after which alone something is OK, since the days before it forbid it."""
    from mesocare.sentences.rows.waits import after_visit

    is_for_visit = any(hold.is_before and hold.until_at == answered.ok_at for hold in dated.holds)
    return after_visit(answered.ok_at, plan, speaker.table(ScreenWords)) if is_for_visit else None


def _say_visit_between(
    answered: Answered, answer: Answer, plan: Plan, speaker: Speaker
) -> list[str]:
    """Say of a yes for a day on which the next visit may have been, that it does not count it."""
    coming = next(iter(plan.next_sessions), None)
    spans = [span for span in answer.asked.spans if span.assumed is None]
    if answered.status not in YES or not coming or not spans:
        return []
    ends = [span.last if span.last == span.first else span.last - _TICK for span in spans]
    last_on = max(end.astimezone(plan.zone).date() for end in ends)
    if last_on < coming.earliest_on:
        return []
    return [speaker.table(AnswerWords).after_a_visit.format(number=coming.number)]


def _waits_for_visit(answered: Answered, dated: DatedRestriction) -> bool:
    """Return whether it is the next session, and not the last, for which it waits."""
    before = dated.preparation
    is_held = answered.status in (Status.AVOID, Status.CAUTION)
    return is_held and before is not None and _is_near(answered, before)


def _say_open_visit(visit: NextSession, on: date, speaker: Speaker) -> list[str]:
    """Say from when on a visit may be that has no best day, or that no day of it serves."""
    day = speaker.day(visit.earliest_on if visit.is_shut else on)
    said = speaker.table(AnswerWords).near_open_visit.format(day=day)
    return [said, *moved_sentences(visit, speaker)]


def _is_near(answered: Answered, before: DatedPreparation) -> bool:
    """Return whether it is the next session that makes it wait."""
    starts = before.advised_from_at or before.holds_from_at
    is_over = before.until_at is not None and before.until_at <= answered.strict_at
    return starts is not None and starts <= answered.strict_at and not is_over


def _say_details(answered: Answered, answer: Answer, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what to do meanwhile, and why, for the strictest."""
    words, rule = speaker.table(AnswerWords), answered.rule
    if isinstance(rule, DatedRestriction):
        if answered.status is Status.CAUTION and rule.rule.in_between:
            how = without_stop(rule.rule.in_between)
            yield speaker.table(FactWords).in_between.format(how=how)
        elif answered.status not in YES and rule.rule.meanwhile:
            yield rule.rule.meanwhile
        if answered.status in YES:
            for care in companions_of(answered, answer, plan):
                yield care_sentence(care, plan, speaker)
            line = speaker.table(FactWords).one_line_for_ok
            yield line.format(area=say_area(plan, speaker))
        elif rule.rule.why and not _waits_for_visit(answered, rule):
            yield words.why.format(why=rule.rule.why, word=answered.id)
        yield from changed_sentences(rule, plan, speaker)
    elif isinstance(rule, DatedAllowed) and answered.status is Status.AVOID and rule.rule.why:
        yield words.why.format(why=rule.rule.why, word=answered.id)


def worth_saying(answer: Answer) -> tuple[Answered, ...]:
    """Return what is answered, without a yes to one of two things that make no yes together."""
    if not answer.is_more_than_rules_say:
        return answer.answers
    return tuple(one for one in answer.answers if one.status not in YES)


def companions_of(answered: Answered, answer: Answer, plan: Plan) -> Iterator[DatedCare]:
    """Return the care that goes with what is OK, while the sheet asks for it."""
    if answered.status not in YES:
        return
    said = {one.id for one in answer.answers if isinstance(one.rule, DatedCare)}
    for care in plan.care:
        has_begun = care.from_at is not None and care.from_at <= answered.strict_at
        is_over = care.until_at is not None and care.until_at <= answered.strict_at
        if care.rule.goes_with == answered.id and has_begun and not is_over and care.id not in said:
            yield care


def _say_doubts(answer: Answer, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what the sheet does not cover, and whom to ask."""
    words = speaker.table(AnswerWords)
    if answer.is_year_in_doubt:
        yield from year_slip_sentences(plan, speaker)
        yield words.check_the_year
    yield from doubt_sentences(plan, speaker)
    if answer.asked.lacks_session:
        yield words.no_next_visit
    if answer.has_unknown_part:
        yield words.not_wholly_covered
        if answer.may_be_ill or answer.is_about_the_body:
            yield _say_whom_to_call(plan, speaker)
    elif answer.is_more_than_rules_say:
        yield _say_what_is_more(answer, words)
    if answer.asked.is_past and answer.answers:
        yield words.told.format(area=say_area(plan, speaker))
    if answer.did_you_mean:
        labels = dict.fromkeys(named.label for named in answer.did_you_mean)
        yield words.hint.format(labels="; ".join(labels))
    is_said = answer.is_about_the_body and not answer.answers
    if answer.answers or (plan.clinic and plan.clinic.telephone and not is_said):
        yield unsure_sentence(plan, speaker)


def _say_what_is_more(answer: Answer, words: AnswerWords) -> str:
    """Say which of what was asked goes beyond the sheet: how long, how often, or with what."""
    if answer.is_longer_than_rules_say:
        return words.not_so_long
    return words.not_so_often if answer.is_more_often_than_rules_say else words.not_together


def say_span_asked(span: Span, speaker: Speaker) -> str:
    """Say the time that was asked about: a moment, a part of a day, a day, or some days."""
    words = speaker.table(AnswerWords)
    first, last = span.first.astimezone(speaker.zone), span.last.astimezone(speaker.zone)
    is_near = abs((first.date() - speaker.today).days) <= 1
    if span.is_open:
        is_whole = speaker.is_midnight(span.first)
        said = speaker.near_day(first.date()) if is_whole else speaker.near_moment(span.first)
        return words.from_then_on.format(moment=said)
    if span.first == span.last:
        is_last_minute = speaker.local(span.first).date() != first.date()
        said = speaker.near_day(first.date()) if is_last_minute else speaker.near_moment(span.first)
        return said if is_near else words.on_day.format(day=said)
    last_on = (last - _TICK).date()
    if first.date() != last_on:
        return words.range_of_days.format(
            first=speaker.near_day(first.date()), last=speaker.near_day(last_on)
        )
    if speaker.is_midnight(span.first) and speaker.is_midnight(span.last):
        day = speaker.near_day(first.date())
        return day if is_near else words.on_day.format(day=day)
    return words.range_of_times.format(
        day=speaker.day(first.date()),
        first=speaker.clock(span.first),
        last=speaker.clock(span.last),
    )
