"""Care, what is normal, the watch and when to get help, in words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mesocare.dates.waits import Range, Unit, Wait
from mesocare.language.words.facts import FactWords
from mesocare.plan.care import Start, days_of_acts, starts_of
from mesocare.plan.facts import (
    YES,
    CareStatus,
    DatedAfterEffect,
    DatedCare,
    DatedRestriction,
    Plan,
    Until,
)
from mesocare.plan.signs import DatedSign, date_signs
from mesocare.plan.visits import make_visits
from mesocare.rules.protocol import AfterEffect, Care, Sign, activity_key
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import say_again, say_event

_ONE_DAY = timedelta(days=1)


class HelpBox(NamedTuple):
    """One level of haste: whom to call, as a heading, and for what."""

    level: str
    """`emergency`, `urgent` or `clinic`."""
    heading: str
    signs: tuple[str, ...]


class Acts(NamedTuple):
    """A care that is done on single days, with those to come; or one that begins on a day."""

    rule: Care
    days: tuple[date, ...]
    start: Start | None = None
    """When it begins, where it is done from a day on."""

    def say_days(self, speaker: Speaker, last_on: date = date.max) -> str:
        """Say its days up to one, or from which day on it is to be done, or between which."""
        start = self.start
        if start is None:
            days = [day for day in self.days if day <= last_on]
            return speaker.join([speaker.near_day(day, short=True) for day in days])
        is_brief = start.last_on is not None and start.last_on - start.on <= _ONE_DAY
        is_near = is_brief or start.on == speaker.today
        if is_near and not speaker.is_midnight(start.from_at):
            day = speaker.near_moment(start.from_at, short=True)
        elif start.last_on:
            return speaker.days(start.on, start.last_on)
        else:
            day = speaker.near_day(start.on, short=True)
        return speaker.table(FactWords).care_from.format(moment=day)


class HelpNumbers(NamedTuple):
    """Whom to call; none where the clinic does not say."""

    emergency: str | None
    urgent: str | None
    clinic: str | None


def care_sentence(dated: DatedCare, plan: Plan, speaker: Speaker) -> str:
    """Say one thing to do: how often, from when and until when; a missed day as missed."""
    words, rule = speaker.table(FactWords), dated.rule
    if rule.on and dated.status is CareStatus.OVER and dated.is_listed and dated.from_at:
        day = speaker.near_day(speaker.local(dated.from_at).date())
        return words.care_missed.format(do=capital(rule.do), day=day)
    said = f"{say_deed(rule)}{_care_times(dated, plan, speaker)}"
    sentence = with_condition(said, rule, plan, speaker)
    return f"{capital(sentence)}."


def say_deed(rule: Care) -> str:
    """Say what to do, and how often: drops 4 times a day are others than drops twice a day."""
    return ", ".join(filter(None, (without_stop(rule.do), rule.how_often)))


def _care_times(dated: DatedCare, plan: Plan, speaker: Speaker) -> str:
    words, parts = speaker.table(FactWords), list[str]()
    if dated.rule.on and not dated.waits_for:
        days = [speaker.near_day(day) for day in dated.days]
        return f": {speaker.join(days)}"
    if dated.waits_for:
        parts += after_an_event(dated.rule, dated.waits_for, speaker)
    elif dated.status is CareStatus.LATER and dated.from_at:
        moment = _after_range(speaker.near_moment(dated.from_at), dated.rule.from_, speaker)
        parts.append(words.care_from.format(moment=moment))
    elif dated.status is CareStatus.LATER:
        bans = [one for one in plan.restrictions if _holds_off(one, dated.rule) and one.until]
        parts.append(say_again(bans, speaker, since=plan.at))
    if dated.until_at and dated.status is not CareStatus.OVER:
        moment = _of_range(speaker.until(dated.until_at), dated.rule.for_, speaker)
        parts.append(words.care_until.format(moment=moment))
    if dated.least_until_at:
        moment = speaker.until(dated.least_until_at)
        parts.append(words.care_at_least.format(moment=moment))
    if dated.rule.about and not dated.waits_for:
        parts.append(words.care_for.format(span=dated.rule.about))
    if dated.until:
        parts.append(words.care_until_event.format(event=say_event(dated.until, speaker)))
    return f", {', '.join(parts)}" if parts else ""


def acts_ahead(plan: Plan) -> list[Acts]:
    """Return what is to be done on days to come, the next first (TIME-14).

    What goes with a session's own day is no date to wait for.
    """
    visits, told = make_visits(plan.sessions), dict(plan.told)
    found = []
    for dated in plan.care:
        acts = days_of_acts(dated.rule, visits, told)
        days = sorted({on for on, session in acts if on > max(plan.today, session.on)})
        if days:
            found.append(Acts(dated.rule, tuple(days)))
        starts = (one for one in starts_ahead(dated.rule, plan) if one.from_at > plan.at)
        if start := min(starts, default=None, key=lambda one: one.from_at):
            found.append(Acts(dated.rule, (start.on,), start))
    return sorted(found, key=lambda acts: acts.days[0])


def starts_ahead(rule: Care, plan: Plan) -> Iterator[Start]:
    """Return when a care begins on a later day than its session's, and nothing holds it off."""
    for start in starts_of(rule, make_visits(plan.sessions), dict(plan.told)):
        if start.on > start.session.on and not _is_held(rule, start.from_at, plan):
            yield start


def _is_held(rule: Care, at: datetime, plan: Plan) -> bool:
    return any(_holds_off(one, rule) and one.status_at(at) not in YES for one in plan.restrictions)


def _holds_off(dated: DatedRestriction, rule: Care) -> bool:
    """Whether a care rests as long as a restriction is a ban: it is the same, or goes with it."""
    is_same = activity_key(dated.rule.activity) == activity_key(rule.do)
    return is_same or dated.id == rule.goes_with


def still_to_come(plan: Plan, speaker: Speaker) -> str:
    """Say what is to be done on days to come; nothing where nothing is."""
    words, parts = speaker.table(FactWords), []
    for acts in acts_ahead(plan):
        named = words.sign_in_time.format(sign=say_deed(acts.rule), time=acts.say_days(speaker))
        said = with_condition(named, acts.rule, plan, speaker)
        parts.append(said if said == named else said[:1].lower() + said[1:])
    return words.still_to_come.format(care="; ".join(parts)) if parts else ""


def _after_range(moment: str, start: Range | None, speaker: Speaker) -> str:
    """Say a moment with both ends of the start that it comes from, where that has two."""
    if start is None or start.is_single:
        return moment
    return speaker.table(FactWords).after_span.format(moment=moment, span=speaker.range(start))


def _of_range(moment: str, length: Range | Wait | None, speaker: Speaker) -> str:
    """Say a moment with both ends of the length that it comes from, where that has two."""
    if length is None or length.is_single:
        return moment
    span = speaker.wait(Wait(*length))
    return speaker.table(FactWords).of_span.format(moment=moment, span=span)


def after_an_event(
    rule: Care | Sign | AfterEffect, awaited: Until, speaker: Speaker
) -> Iterator[str]:
    """Say the times of what counts from an event that has not happened: no date is known."""
    words, start, event = speaker.table(FactWords), rule.from_, say_event(awaited, speaker)
    if isinstance(rule, Care) and rule.on:
        days = speaker.join([speaker.length(day) for day in rule.on])
        yield words.care_on_event.format(days=days, event=event)
    elif start is None:
        yield words.care_once.format(event=event)
    else:
        is_day = start.most.unit is Unit.DATES
        span = speaker.length(start.most) if is_day else speaker.range(start)
        yield words.care_from_event.format(span=span, event=event)
    lasts = rule.for_ if isinstance(rule, Care) else getattr(rule, "lasts", None)
    if lasts is not None:
        yield _lasting(lasts, speaker)
    if not isinstance(rule, Sign) and rule.about:
        yield words.care_for.format(span=rule.about)
    if isinstance(rule, Care) and rule.through is not None:
        yield speaker.times.through_day.format(number=rule.through.number)


def _lasting(length: Wait, speaker: Speaker) -> str:
    """Say how long from then: `for 7 days`; a number of a day says it without "for"."""
    said = speaker.wait(length)
    is_day = length.most is not None and length.most.unit is Unit.DATES
    if is_day and said != speaker.times.rest_of_the_day:
        return said
    return speaker.table(FactWords).care_for.format(span=said)


def after_effect_sentences(dated: DatedAfterEffect, plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what is normal and until when, and when it is a reason to call (TIME-12)."""
    words, rule = speaker.table(FactWords), dated.rule
    if dated.running:
        yield from after_effect_sentences(dated.running, plan, speaker)
    what, day = effect_name(dated, plan, speaker)
    time = effect_time(dated, speaker)
    template = words.expect if rule.expect else words.normal
    said = template.format(what=what, time=time)
    yield capital(with_condition(said.replace(" .", "."), rule, plan, speaker))
    if rule.expect:
        return
    if dated.waits_for and rule.call_after:
        span = speaker.range(rule.call_after)
        event = say_event(dated.waits_for, speaker)
        yield words.still_there_after.format(span=span, event=event)
    if dated.call_from_at:
        yield _still_there(dated, dated.call_from_at, plan, speaker)
    elif dated.normal_until_at and dated.normal_until_at <= (plan.made_at or plan.at):
        yield words.still_there_now
    if dated.earlier_call_at and day:
        yield words.still_there_from_before_day.format(day=day)
    elif dated.earlier_call_at:
        yield words.still_there_from_before


def effect_name(dated: DatedAfterEffect, plan: Plan, speaker: Speaker) -> tuple[str, str | None]:
    """Name an after-effect; one of a session that lay ahead by its day, which goes with it."""
    if plan.made_at is None or dated.rule.expect or dated not in plan.after_effects:
        return dated.rule.what, None
    day = speaker.day(plan.latest_session.on)
    words = speaker.table(FactWords)
    if dated.running:  # it has just been named
        return words.after_day.format(day=day), day
    return words.what_after_day.format(what=dated.rule.what, day=day), day


def effect_time(dated: DatedAfterEffect, speaker: Speaker) -> str:
    """Say from when and until when an after-effect is there, or for how long in its own words."""
    words, parts = speaker.table(FactWords), list[str]()
    if dated.waits_for:
        parts += after_an_event(dated.rule, dated.waits_for, speaker)
        return speaker.times.comma.join(parts)
    if dated.from_at and dated.from_most_at:
        first, second = map(speaker.near_moment, (dated.from_at, dated.from_most_at))
        parts.append(words.between_moments.format(first=first, second=second))
    elif dated.from_at:
        moment = _after_range(speaker.near_moment(dated.from_at), dated.rule.from_, speaker)
        parts.append(words.care_from.format(moment=moment))
    if dated.normal_until_at:
        moment = _of_range(speaker.until(dated.normal_until_at), dated.rule.lasts, speaker)
        parts.append(words.care_until.format(moment=moment))
    elif dated.normal_from_least_at:
        moment = speaker.until(dated.normal_from_least_at)
        parts.append(words.care_at_least.format(moment=moment))
    elif dated.rule.about:
        parts.append(words.care_for.format(span=dated.rule.about))
    return " ".join(parts)


def _still_there(dated: DatedAfterEffect, call_at: datetime, plan: Plan, speaker: Speaker) -> str:
    words = speaker.table(FactWords)
    if call_at <= (plan.made_at or plan.at):
        return words.still_there_now
    if call_at == dated.normal_until_at:
        return words.still_there_then
    is_near = (speaker.local(call_at).date() - speaker.today).days <= 1
    template = words.still_there_near if is_near else words.still_there
    return template.format(moment=speaker.near_moment(call_at))


def help_boxes(plan: Plan, speaker: Speaker) -> list[HelpBox]:
    """Return the levels of haste that have signs, the most urgent first, each with its number."""
    boxes = (
        HelpBox(level, help_heading(level, plan, speaker), sign_texts(plan, level, speaker))
        for level in ("emergency", "urgent", "clinic")
    )
    return [box for box in boxes if box.signs]


def sign_texts(plan: Plan, level: str, speaker: Speaker) -> tuple[str, ...]:
    """Return the signs of a level without their stop, each with the time in which it is one."""
    said = (_say_sign(dated, plan, speaker) for dated in date_signs(plan, level))
    return tuple(text for text in said if text)


def _say_sign(dated: DatedSign, plan: Plan, speaker: Speaker) -> str:
    """Say a sign; one that is over is none, but on paper, which is read at any time."""
    words, sign = speaker.table(FactWords), without_stop(dated.rule.sign)
    if speaker.has_now and dated.until_at and dated.until_at <= plan.at:
        return ""
    parts = list[str]()
    if dated.waits_for:
        parts += after_an_event(dated.rule, dated.waits_for, speaker)
    if dated.from_at and dated.last_from_at and not (speaker.has_now and dated.from_at <= plan.at):
        has_begun = dated.from_at < dated.last_from_at
        start = dated.last_from_at if has_begun else dated.from_at
        parts.append(words.care_from.format(moment=speaker.near_moment(start)))
        parts += [words.sign_from_before] if has_begun else []
    if dated.until_at:
        parts.append(words.care_until.format(moment=speaker.until(dated.until_at)))
    return words.sign_in_time.format(sign=sign, time=", ".join(parts)) if parts else sign


def help_heading(level: str, plan: Plan, speaker: Speaker) -> str:
    """Say whom to call at a level of haste, to be followed by why."""
    words, numbers = speaker.table(FactWords), help_numbers(plan)
    match level:
        case "emergency":
            number, with_number, without = numbers.emergency, words.emergency_call, words.emergency
        case "urgent":
            number, with_number, without = numbers.urgent, words.urgent_call, words.urgent
        case _:
            number, with_number, without = numbers.clinic, words.ring_clinic_at, words.ring_clinic
    return with_number.format(number=number) if number else without


def help_numbers(plan: Plan) -> HelpNumbers:
    """Return the numbers that the clinic gives for each level of haste."""
    clinic = plan.clinic
    return HelpNumbers(
        emergency=clinic.emergency_number if clinic else None,
        urgent=getattr(clinic, "urgent_number", None),
        clinic=clinic.telephone if clinic else None,
    )


def watch_sentence(plan: Plan, speaker: Speaker) -> str | None:
    """Say what to look out for and until when, or that the watch is over (COURSE-7)."""
    watch, last_on = plan.protocol.watch, plan.watch_until_on
    if watch is None or last_on is None:
        return None
    words = speaker.table(FactWords)
    if not plan.is_watching:
        return words.watch_over.format(day=speaker.day(last_on))
    signs = speaker.join_or(watch.signs)
    if watch.do is None:
        return words.watch_goes_on.format(signs=signs, day=speaker.day(last_on))
    return words.watch.format(do=capital(watch.do), day=speaker.day(last_on), signs=signs)
