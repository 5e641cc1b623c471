"""Where the rules come from, who stands behind them, and how far to trust them, in words."""

from collections.abc import Iterable
from typing import Protocol as Kind

from mesocare.language.words.facts import FactWords
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Basis, Protocol
from mesocare.sentences.days import Speaker, capital, without_stop


class Reasoned(Kind):
    """A rule that says why, how firm it is, and where it comes from."""

    @property
    def why(self) -> str | None:
        """The reason, in a patient's words."""

    @property
    def basis(self) -> Basis | None:
        """How firm it is."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that say so."""


def approval_sentence(plan: Plan, speaker: Speaker) -> str:
    """Say in one line who has approved the rules, or that nobody has."""
    words = speaker.table(FactWords)
    if type(plan.protocol) is Protocol:  # as most are: then nothing of clinics is loaded
        return words.not_approved
    from mesocare.rules.changes import approval_of

    approval = approval_of(plan.protocol)
    if approval is None:
        return words.not_approved
    said = words.approved.format(
        name=approval.name, profession=approval.profession, day=speaker.full_date(approval.on)
    )
    return said if approval.is_current else f"{said} {words.changed_since_approval}"


def honesty_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say who has approved the rules, and that their review has passed, where it has."""
    return [approval_sentence(plan, speaker), *_overdue_sentences(plan, speaker)]


def rules_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say which rules these are, and whether their review has passed."""
    words, about = speaker.table(FactWords), plan.protocol.protocol
    day = speaker.full_date(about.written_on)
    said = words.rules_version.format(id=about.id, version=about.version, day=day)
    return [said, *_overdue_sentences(plan, speaker)]


def _overdue_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say that the rules should have been reviewed by now, where they should."""
    words, due_on = speaker.table(FactWords), plan.protocol.protocol.review_by
    if due_on is None or due_on >= plan.today:
        return []
    return [words.review_passed.format(day=speaker.full_date(due_on))]


def reason_sentences(rule: Reasoned, plan: Plan, speaker: Speaker) -> list[str]:
    """Say why, how firm a rule is, and from which sources."""
    words = speaker.table(FactWords)
    said = [words.because.format(why=rule.why)] if rule.why else []
    if rule.basis:
        said.append(words.basis[rule.basis])
    if titles := source_titles(plan, rule.sources):
        template = words.source if len(titles) == 1 else words.sources
        said.append(template.format(titles="; ".join(titles)))
    return said


def source_titles(plan: Plan, ids: Iterable[str]) -> list[str]:
    """Return the titles of sources, without the stops that would end a sentence."""
    sources = plan.protocol.sources
    return [without_stop(sources[name].title) for name in ids if name in sources]


def clinic_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say when the clinic's telephone is answered, and what to do when it is not."""
    words, clinic = speaker.table(FactWords), plan.clinic
    if clinic is None:
        return []
    said = []
    if clinic.hours:
        said.append(words.clinic_hours.format(hours=without_stop(clinic.hours)))
    if clinic.when_closed:
        said.append(words.clinic_closed.format(what=capital(without_stop(clinic.when_closed))))
    return said


def clock_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say whose clock all times are by, where the reader's own shows another one (TIME-17)."""
    here = speaker.clock_here(plan.at)
    if here is None:
        return []
    words, clock = speaker.table(ScreenWords), speaker.clock(plan.at)
    if plan.at.astimezone(speaker.here).date() != plan.today:
        clock = speaker.short_moment(plan.at)
    return [words.two_clocks.format(clock=clock, city=speaker.city, here=here)]


def unsure_sentence(plan: Plan, speaker: Speaker) -> str:
    """Say whom to ask in doubt."""
    words = speaker.table(FactWords)
    telephone = plan.clinic.telephone if plan.clinic else None
    return words.unsure_at.format(number=telephone) if telephone else words.unsure
