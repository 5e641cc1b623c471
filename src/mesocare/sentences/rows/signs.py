"""When to call whom, and what is normal until when, as boxes: pure, before they are drawn."""

from typing import NamedTuple

from mesocare.language.words.signs import SignWords
from mesocare.plan.facts import DatedAfterEffect, Plan
from mesocare.sentences.care import after_effect_sentences, sign_texts, watch_sentence
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.sessions import ask_if_held, doubt_sentences
from mesocare.sentences.trust import clinic_sentences, clock_sentences, honesty_sentences


class NormalRow(NamedTuple):
    """An after-effect of a table: until when it is normal, and from when to ring if it stays."""

    what: str
    until: str
    call: str


class HelpBox(NamedTuple):
    """A heading, what it is about, and what goes with it."""

    level: str
    """`emergency`, `urgent`, `clinic`, `normal` or `trust`."""
    heading: str
    items: tuple[str, ...]
    notes: tuple[str, ...] = ()
    rows: tuple[NormalRow, ...] = ()
    """What of the items has room in a table; the others are its first items."""


def sign_boxes(plan: Plan, speaker: Speaker) -> list[HelpBox]:
    """Return the levels of haste that have signs, the worst first, then what is normal."""
    speaker = speaker._replace(is_brief=True)
    words, clinic = speaker.table(SignWords), plan.clinic
    emergency = clinic.emergency_number if clinic else None
    urgent = getattr(clinic, "urgent_number", None)
    telephone = clinic.telephone if clinic else None
    clinic_signs = tuple(map(capital, sign_texts(plan, "clinic", speaker)))
    watch = watch_sentence(plan, speaker)
    notes = (*clinic_sentences(plan, speaker), *([watch] if watch else []))
    boxes = (
        HelpBox(
            "emergency",
            words.call.format(number=emergency) if emergency else words.call_ambulance,
            tuple(map(capital, sign_texts(plan, "emergency", speaker))),
        ),
        HelpBox(
            "urgent",
            words.help_today_at.format(number=urgent) if urgent else words.help_today,
            tuple(map(capital, sign_texts(plan, "urgent", speaker))),
        ),
        HelpBox(
            "clinic",
            words.ring_at.format(number=telephone) if telephone else words.ring,
            clinic_signs,
            notes,
        ),
        _normal_box(plan, speaker),
    )
    about = (*clock_sentences(plan, speaker), *honesty_sentences(plan, speaker))
    about = about if clinic_signs else (*notes, *about)
    honesty = HelpBox("trust", "", (), about)
    return [*(box for box in boxes if box.items), honesty]


def _normal_box(plan: Plan, speaker: Speaker) -> HelpBox:
    """Say each after-effect: until when it is normal, and when it is a reason to call."""
    words = speaker.table(SignWords)
    effects = sorted(plan.after_effects, key=_is_row)
    items = [" ".join(after_effect_sentences(dated, plan, speaker)) for dated in effects]
    rows = [_row(dated, plan, speaker) for dated in effects if _is_row(dated)]
    notes = (*doubt_sentences(plan, speaker)[:-1], *ask_if_held(plan, speaker))
    heading, first = words.what_is_normal, plan.sessions[0]
    if plan.is_planned(first):
        heading = words.what_will_be_normal.format(day=speaker.short_day(first.on))
    return HelpBox("normal", heading, tuple(items), notes, tuple(rows))


def _is_row(dated: DatedAfterEffect) -> bool:
    """Return whether two moments say all of an after-effect."""
    is_plain = not dated.rule.expect and not dated.from_at and not dated.earlier_call_at
    return is_plain and dated.normal_until_at is not None and dated.call_from_at is not None


def _row(dated: DatedAfterEffect, plan: Plan, speaker: Speaker) -> NormalRow:
    words, until, call = speaker.table(SignWords), dated.normal_until_at, dated.call_from_at
    assert until is not None
    assert call is not None
    return NormalRow(
        what=capital(with_condition(dated.rule.what, dated.rule, plan, speaker)),
        until=words.over if until <= plan.at else speaker.until(until),
        call=words.now if call <= plan.at else speaker.near_moment(call),
    )
