"""Whom to call, in a line each: for a screen that has no room for boxes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.times import Forms
from mesocare.plan.facts import Plan
from mesocare.plan.signs import date_signs
from mesocare.sentences.care import after_an_event
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.rows.lines import width_of


class HelpLine(NamedTuple):
    """Whom to call, for signs of one kind: as many are named as have room."""

    level: str
    signs: tuple[str, ...]
    template: str
    number: str

    def say(self, room: int, speaker: Speaker, more: Forms | None = None) -> str:
        """Return the line with as many signs as have room, one at least.

        `more` counts the signs that have none.
        """
        said = (self._say(taken, speaker, more) for taken in range(len(self.signs), 1, -1))
        fitting = (line for line in said if width_of(line) <= room)
        return next(fitting, None) or self._say(1, speaker, more)

    def whole(self, speaker: Speaker) -> str:
        """Return the line with all signs."""
        return self._say(len(self.signs), speaker, None)

    def _say(self, taken: int, speaker: Speaker, more: Forms | None) -> str:
        left = len(self.signs) - taken
        signs = speaker.join_or(self.signs[:taken])
        if left and more:
            signs = speaker.times.comma.join([*self.signs[:taken], speaker.counted(left, more)])
        return self.template.format(signs=capital(signs), number=self.number)


def help_lines(plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Return whom to call in an emergency, for help today, and the clinic; the worst last."""
    words, clinic = speaker.table(ScreenWords), plan.clinic
    telephone = (clinic and clinic.telephone) or ""
    urgent_number = getattr(clinic, "urgent_number", None) or ""
    emergency_number = (clinic and clinic.emergency_number) or ""
    found = (
        HelpLine(
            "clinic",
            _labels(plan, "clinic", speaker),
            words.clinic_at if telephone else words.clinic,
            telephone,
        ),
        HelpLine(
            "urgent",
            _labels(plan, "urgent", speaker),
            words.urgent_at if urgent_number else words.urgent,
            urgent_number,
        ),
        HelpLine(
            "emergency",
            _labels(plan, "emergency", speaker),
            words.emergency if emergency_number else words.emergency_blank,
            emergency_number,
        ),
    )
    kept = tuple(line for line in found if line.signs)
    worried = words.no_signs_at if telephone else words.no_signs
    *others, last = kept or (HelpLine("clinic", ("",), worried, telephone),)
    closed = _closed_line(plan, speaker)
    return (*others, *closed, last) if last.level == "emergency" else (*others, last, *closed)


def emergency_line(plan: Plan, speaker: Speaker, room: int, more: Forms | None = None) -> str:
    """Say whom to call in an emergency, on one line of a room; nothing where there is no sign."""
    lines = (line for line in help_lines(plan, speaker) if line.level == "emergency")
    return next((line.say(room, speaker, more) for line in lines), "")


def _closed_line(plan: Plan, speaker: Speaker) -> Iterator[HelpLine]:
    """Say what to do while the clinic is closed, at a moment at which it may be."""
    if plan.clinic is None or not plan.clinic.when_closed:
        return
    from mesocare.plan.closed_days import may_be_closed

    if may_be_closed(plan.clinic, plan.at.astimezone(plan.zone)):
        what = without_stop(plan.clinic.when_closed)
        yield HelpLine("closed", (what,), speaker.table(ScreenWords).closed, "")


def _labels(plan: Plan, level: str, speaker: Speaker) -> tuple[str, ...]:
    """Return the signs of a level that are signs now; for what is read later, with their start.

    What counts from an event that was not told comes last, with that event.
    """
    words, signs, waiting = speaker.table(FactWords), list[str](), list[str]()
    for one in date_signs(plan, level):
        if one.waits_for:
            start = speaker.times.comma.join(after_an_event(one.rule, one.waits_for, speaker))
            waiting.append(words.sign_in_time.format(sign=one.rule.label, time=start))
        elif one.is_active(plan.at):
            signs.append(one.rule.label)
        elif not speaker.has_now and one.from_at and plan.at < one.from_at:
            start = words.care_from.format(moment=speaker.short_moment(one.from_at))
            signs.append(words.sign_in_time.format(sign=one.rule.label, time=start))
    return (*signs, *waiting)


def join_help(lines: Sequence[HelpLine], plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Join the lines for help today and for the clinic, where there is no room for both.

    Where the clinic names a number for help today, that one stays: the other can wait.
    """
    words = speaker.table(ScreenWords)
    levels = {line.level: line for line in lines}
    if not {"clinic", "urgent"} <= levels.keys():
        return tuple(lines)
    if levels["urgent"].number:
        return tuple(line for line in lines if line.level != "clinic")
    telephone = (plan.clinic and plan.clinic.telephone) or ""
    template = words.joined_at if telephone else words.joined
    signs = (*levels["urgent"].signs, *levels["clinic"].signs)
    joined = HelpLine("urgent", signs, template, telephone)
    return (joined, *(line for line in lines if line.level in ("closed", "emergency")))
