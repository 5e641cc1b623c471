"""Every kind of warning, and how the author of a file silences one, with a reason."""

from collections.abc import Iterable, Iterator, Sequence

from mesocare.reading.agreement import Disagreement
from mesocare.reading.shaped_file import name_of
from mesocare.rules.protocol import Silence

WARNINGS = {
    "no-source": "a rule names no source",
    "no-reason": "some rules do not say why (one note for the file)",
    "no-short": "some activities or signs are too long for one line, and have no label (one note)",
    "no-alias": "an activity has no other words that patients use for it",
    "body-part": "another word for an activity is a part of the body alone",
    "unused-source": "a source is listed, and no rule names it",
    "unused-event": "an event is listed, and no rule waits for it",
    "unused-question": "a question is listed, and no rule asks it",
    "bad-address": "the address of a source leads nowhere",
    "activity-again": "one activity stands in two rules, of which one is for everybody",
    "allowed-before-visit": "what is allowed at once is held off before a visit",
    "care-held-off": "what is to be done on a day is still held off when that begins",
    "length-in-words": "a length stands in words, so that nothing ends it",
    "time-in-words": "what is allowed names a time in its condition, which 'from' would count",
    "medicine": "a rule holds off a medicine, also one that a doctor prescribed",
    "medicine-yes": "a rule ends in a yes to a medicine",
    "wait-outlasts-gap": "a wait is longer than the least gap between two sessions",
    "gap-of-one-session": "a course of one session has a gap, which nothing follows",
    "call-before-end": "an after-effect is a reason to call while it is still normal",
    "overruled": "a name is a danger, or a worse one, under any rules, which wins",
    "before-session-collides": "what holds before a session meets what holds after the last one",
    "shared-name": "a ban before a visit holds off another rule, which has one of its names",
    "no-review": "no date is given until which the rules must be reviewed",
    "review-passed": "that date has passed",
    "review-too-far": "that date is over three years away",
    "no-warning-signs": "there are no warning signs",
    "no-emergency": "there are no signs of an emergency",
    "no-urgent": "there are no signs for medical help on the same day",
    "no-clinic-signs": "there are no signs for which to call the clinic",
    "no-watch": "there is no watch for late signs",
    "no-examples": "there are no examples that prove the rules",
    "long-sentence": "a sentence has over 20 words",
    "fever": "a text says fever in place of high temperature",
    "dash-range": "a range is written with a dash",
    "stop-under-do-not": "a rule that follows 'do not' starts with 'stop', and may say no to a yes",
    "idle-silence": "something is silenced that is not there",
    "no-telephone": "a clinic's file has no telephone number",
    "no-urgent-number": "a clinic's file has no number for help on the same day",
    "no-emergency-number": "a clinic's file has no emergency number",
    "no-zone": "a clinic's file has no time zone",
    "fixed-zone": "a clinic's time zone is an offset, whose clocks never change",
    "no-change-used": "a clinic's changes are all for other rules than those in use",
    "changed-since-approval": "a clinic's rules or changes are no longer those that were approved",
    "old-number": "a clinic changes a wait, and the words it leaves still have the old number",
}
"""Every id, with what it warns of."""
NEEDED_TO_SIGN = {
    "no-telephone": "the clinic's telephone",
    "no-urgent-number": "the number for help on the same day",
    "no-emergency-number": "the emergency number",
    "no-zone": "the clinic's time zone",
    "no-warning-signs": "warning signs",
    "no-emergency": "signs of an emergency",
    "no-urgent": "signs for help on the same day",
    "no-clinic-signs": "signs for which to call the clinic",
    "no-review": "a date for the next review",
    "review-passed": "a review, whose date has passed",
}
"""What must be there before a clinician can sign, by the warning that it is not."""


def without_silenced(
    found: Iterable[Disagreement], silences: Sequence[Silence]
) -> list[Disagreement]:
    """Take out what is silenced, and warn of each silence that finds nothing to silence."""
    places = {(it.warning, it.at or ""): place for place, it in enumerate(silences)}
    idle, left = dict(places), []
    for advice in found:
        silenced_by = [key for key in _names_of(advice) if key in places]
        for key in silenced_by:
            idle.pop(key, None)
        left += [] if silenced_by else [advice]
    return left + [_say_idle(place, warning) for (warning, _), place in idle.items()]


def _names_of(advice: Disagreement) -> Iterator[tuple[str, str]]:
    """Return what a silence can call some advice: its key, one that holds it, or none."""
    for length in range(len(advice.path) + 1):
        yield advice.id, name_of(advice.path[:length])


def _say_idle(place: int, warning: str) -> Disagreement:
    message = f"nothing here has the warning {warning!r}. Take this out."
    return Disagreement(("silenced", place, "warning"), message, "idle-silence")
