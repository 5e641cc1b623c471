"""What a clinic changed in the rules, in words."""

from typing import TYPE_CHECKING

from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import Speaker, without_stop

if TYPE_CHECKING:
    from mesocare.rules.changes import ClinicChange


def clinic_changes(plan: Plan) -> "tuple[ClinicChange, ...]":
    """Return what the clinic changed; nothing of clinics is loaded where no clinic is named."""
    if type(plan.protocol) is Protocol:
        return ()
    from mesocare.rules.changes import changes_in

    return changes_in(plan.protocol)


def changed_sentences(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> list[str]:
    """Say that the clinic changed or added a restriction, and why."""
    words = speaker.table(FactWords)
    return [
        (words.our_addition if change.kind == "added" else words.your_clinic).format(
            because=without_stop(change.because)
        )
        for change in clinic_changes(plan)
        if change.id == dated.id and change.kind in ("replaced", "added")
    ]


def clinic_change_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say what the clinic changed that stands in no restriction: what it dropped, the course."""
    words = speaker.table(FactWords)
    said = []
    for change in clinic_changes(plan):
        because = without_stop(change.because)
        if change.kind == "dropped":
            said.append(words.dropped.format(label=change.activity, because=because))
        elif change.kind == "course":
            said.append(words.changed_course.format(because=because))
    return said
