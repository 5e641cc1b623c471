"""When to call whom, and what is normal until when, as boxes: pure, before they are drawn."""

from typing import NamedTuple

from mesocare.language.words.signs import SignWords
from mesocare.plan.facts import Plan
from mesocare.sentences.care import after_effect_sentences, sign_texts, watch_sentence
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.sessions import ask_if_held, doubt_sentences
from mesocare.sentences.trust import approval_sentence, clinic_sentences, overdue_sentences


class HelpBox(NamedTuple):
    """A heading, what it is about, and what goes with it."""

    level: str
    """`emergency`, `urgent`, `clinic`, `normal` or `trust`."""
    heading: str
    items: tuple[str, ...]
    notes: tuple[str, ...] = ()


def sign_boxes(plan: Plan, speaker: Speaker) -> list[HelpBox]:
    """Return the levels of haste that have signs, the worst first, then what is normal."""
    words, clinic = speaker.table(SignWords), plan.clinic
    emergency = clinic.emergency_number if clinic else None
    urgent = getattr(clinic, "urgent_number", None)
    telephone = clinic.telephone if clinic else None
    watch = watch_sentence(plan, speaker)
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
            tuple(map(capital, sign_texts(plan, "clinic", speaker))),
            (*clinic_sentences(plan, speaker), *([watch] if watch else [])),
        ),
        HelpBox(
            "normal",
            words.what_is_normal,
            tuple(normal_items(plan, speaker)),
            (*doubt_sentences(plan, speaker)[:-1], *ask_if_held(plan, speaker)),
        ),
    )
    about = (approval_sentence(plan, speaker), *overdue_sentences(plan, speaker))
    honesty = HelpBox("trust", "", (), about)
    return [*(box for box in boxes if box.items), honesty]


def normal_items(plan: Plan, speaker: Speaker) -> list[str]:
    """Say each after-effect: until when it is normal, and when it is a reason to call."""
    return [" ".join(after_effect_sentences(dated, plan, speaker)) for dated in plan.after_effects]
