"""Where the rules come from, and how far to trust them."""

from collections.abc import Iterable, Iterator

from mesocare.plan.facts import (
    Plan,
)
from mesocare.rules.protocol import Preparation, Restriction
from mesocare.sentences.days import WORDS, _without_stop, say_date


def trust_sentences(plan: Plan) -> Iterator[str]:
    """Say who approved the rules, which version they are, and that the clinic decides."""
    yield from rules_sentences(plan)
    about = plan.protocol.protocol
    if about.review_by:
        said = WORDS.review_passed if about.review_by < plan.today else WORDS.review_by
        yield said.format(review_by=say_date(about.review_by))


def rules_sentences(plan: Plan) -> Iterator[str]:
    """Say of the rules what is true at any moment: whose they are, and that the clinic decides."""
    about = plan.protocol.protocol
    yield WORDS.approved.format(name=about.approved_by) if about.approved_by else WORDS.not_approved
    yield WORDS.clinic_first
    yield WORDS.version.format(
        id=about.id, version=about.version, written_on=say_date(about.written_on)
    )


def reason_sentences(rule: Restriction | Preparation, plan: Plan) -> Iterator[str]:
    """Say why a rule stands, how firm it is, and where it comes from."""
    if rule.why:
        yield WORDS.why.format(why=rule.why)
    if rule.basis and rule.why:  # what needs no wait has no number to be firm about
        yield WORDS.basis[rule.basis]
    for title in source_titles(plan, rule.sources):
        yield WORDS.source.format(source=title)


def clinic_sentences(plan: Plan) -> Iterator[str]:
    """Say who the clinic is and how to reach it; without a number, leave a place to write it."""
    clinic = plan.clinic
    if clinic is None:
        yield WORDS.clinic_number
        return
    yield f"{clinic.name}, {clinic.address}" if clinic.address else clinic.name
    if clinic.telephone:
        yield WORDS.clinic_telephone.format(number=clinic.telephone)
    else:
        yield WORDS.clinic_number
    if clinic.hours:
        yield WORDS.clinic_hours.format(hours=_without_stop(clinic.hours))
    if clinic.when_closed:
        yield WORDS.clinic_when_closed.format(what=_without_stop(clinic.when_closed))
    if clinic.emergency_number:
        yield WORDS.clinic_emergency.format(number=clinic.emergency_number)
    if clinic.web_address:
        yield WORDS.clinic_web_address.format(address=clinic.web_address)


def source_titles(plan: Plan, ids: Iterable[str]) -> list[str]:
    """Give the titles of some sources, with their addresses."""
    sources = [plan.protocol.sources[key] for key in ids]
    return [f"{s.title} ({s.address})" if s.address else s.title for s in sources]
