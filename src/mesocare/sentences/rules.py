"""What a clinic changed in the rules, in words."""

from typing import TYPE_CHECKING

from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import Speaker

if TYPE_CHECKING:
    from mesocare.rules.changes import ClinicChange


def clinic_changes(plan: Plan) -> "tuple[ClinicChange, ...]":
    """Return what the clinic changed; nothing of clinics is loaded where no clinic is named."""
    if type(plan.protocol) is Protocol:
        return ()
    from mesocare.rules.changes import changes_in

    return changes_in(plan.protocol)


def change_sentence(change: "ClinicChange", words: FactWords) -> str:
    """Say one change of the clinic's, and why."""
    forms = {
        "replaced": words.your_clinic,
        "added": words.our_addition,
        "dropped": words.dropped,
        "course": words.changed_course,
    }
    return forms[change.kind].format(label=change.activity, reason=reason_of(change, words))


def reason_of(change: "ClinicChange", words: FactWords) -> str:
    """Return a clinic's reason as the end of a sentence, however its author has written it.

    A capital that may be a name's stays, and starts a sentence of its own.
    """
    because = change.because.strip()
    if because.casefold().startswith(words.said_already):
        because = because[len(words.said_already) :]
    if not because.endswith((".", "!", "?")):
        because = f"{because}."
    first = because.split(" ")[0]
    if first.casefold() in words.openers:
        because = first.lower() + because.removeprefix(first)
    is_sentence = because[:1].isupper() and not first.isupper()
    form = words.reason_sentence if is_sentence else words.reason_clause
    return form.format(because=because)


def changed_sentences(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> list[str]:
    """Say that the clinic changed or added a restriction, and why."""
    return [
        change_sentence(change, speaker.table(FactWords))
        for change in clinic_changes(plan)
        if change.id == dated.id and change.kind in ("replaced", "added")
    ]


def clinic_change_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say what the clinic changed that stands in no restriction: what it dropped, the course."""
    return [
        change_sentence(change, speaker.table(FactWords))
        for change in clinic_changes(plan)
        if change.kind in ("dropped", "course")
    ]
