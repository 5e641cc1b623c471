"""How long before a visit something is to be prepared, in words."""

from mesocare.rules.protocol import Preparation
from mesocare.sentences.days import Speaker


def lead_of(rule: Preparation, speaker: Speaker) -> str:
    """Return how long before a visit something is to be prepared; empty without that."""
    if rule.on is not None:
        return speaker.on_day(rule.on)
    return speaker.lead(rule.from_) if rule.from_ else rule.about or ""


def is_on_the_day(rule: Preparation) -> bool:
    """Return whether it is for the day of the visit itself, or for hours of it."""
    return rule.lead is not None and rule.lead.least.is_that_day


def from_hour(rule: Preparation, speaker: Speaker) -> str:
    """Return from which hour on, to stand before the day; empty where all of the day is meant."""
    hour = speaker.hour(rule.lead) if rule.lead else ""
    return speaker.times.from_hour.format(clock=hour) if hour else ""
