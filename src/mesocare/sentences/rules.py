"""What the rule file and the clinic say, and what the clinic changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mesocare.plan.facts import (
    DatedRestriction,
    Plan,
)
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import WORDS, _capital, _without_stop

if TYPE_CHECKING:
    from mesocare.rules.changes import ClinicChange


def changed_sentences(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    """Say that the clinic changed or added a restriction, and why."""
    for change in _changes_in(plan):
        if change.id == dated.id and change.kind in ("replaced", "added"):
            yield _say_change(change)


def _changes_in(plan: Plan) -> "tuple[ClinicChange, ...]":
    if type(plan.protocol) is Protocol:  # as most are: then nothing of clinics is loaded
        return ()
    from mesocare.rules.changes import changes_in

    return changes_in(plan.protocol)


def _say_change(change: "ClinicChange") -> str:
    from mesocare.rules.changes import ChangeKind

    template = {
        ChangeKind.REPLACED: WORDS.changed_end if change.was else WORDS.changed,
        ChangeKind.ADDED: WORDS.added,
        ChangeKind.DROPPED: WORDS.dropped,
        ChangeKind.COURSE: WORDS.changed_course,
    }[change.kind]
    because = _without_stop(change.because)
    return template.format(
        activity=change.activity,
        was=change.was,
        is_now=change.is_now,
        because=_capital(because) if change.kind == ChangeKind.DROPPED else because,
    )


def clinic_change_sentences(plan: Plan, *, has_all: bool = False) -> Iterator[str]:
    """Say what the clinic changed that stands in no restriction: what it dropped, and the course.

    What it changed in a restriction, `restriction_sentences` says where the restriction stands;
    a view that has no room for that there asks for all changes here.
    """
    for change in _changes_in(plan):
        if change.kind in ("dropped", "course"):
            yield _say_change(change)
        elif has_all:
            yield f"{_capital(change.activity)}. {_say_change(change)}"
