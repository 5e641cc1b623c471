"""What the columns beside a timeline's bars say: when each wait is over, in few signs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.restrictions import SIGNS, say_event, say_wait_ends
from mesocare.sentences.rows.labels import say_near
from mesocare.sentences.rows.waits import after_visit

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ends:
    """Says the moments of each row; the hour that most share is said once, above them."""

    plan: Plan
    speaker: Speaker
    clock: str | None
    """The clock time at which most waits end, midnights aside."""
    shared_time: time
    """The same, to compare."""
    has_caution_hours: bool = True
    """Whether other hours are said of what is better left; without them such a moment goes."""
    has_end_hours: bool = True
    """Whether other hours are said of ends; without its hour a later one is said a day later."""

    def caution(self, dated: DatedRestriction) -> str:
        """Say from when it is only better to wait; nothing where that is now, or never."""
        at = dated.caution_at
        if at is None or dated.until is not None or at <= self.plan.at:
            return ""
        is_sayable = self.has_caution_hours or self._is_shared(at)
        return f"{SIGNS[Status.CAUTION]} {self._moment(at)}" if is_sayable else ""

    def end(self, dated: DatedRestriction) -> str:
        """Say what ends an activity's wait, or that only a preparation names it."""
        words = self.speaker.table(ScreenWords)
        is_over = dated.clear_at is not None and dated.clear_at <= self.plan.at
        is_held = dated.status in (Status.AVOID, Status.CAUTION)
        if dated.is_taken_over or (is_over and is_held):
            return after_visit(None, self.plan, words)
        if dated.clear_at is not None:
            return f"{SIGNS[Status.CLEAR]} {self._moment(dated.clear_at)}"
        if dated.is_preparation:
            return words.after_visit
        if dated.until is not None:
            return self.speaker.table(TimelineWords).no_date if dated.rule.about else ""
        return words.never_shortly

    def event(self, dated: DatedRestriction) -> str:
        """Say what must happen before a wait is over, and from when at the earliest (TIME-10)."""
        until, speaker = dated.until, self.speaker
        if until is None or until.decided_by is not Decider.YOU or dated.rule.about is not None:
            return ""
        words = speaker.table(ScreenWords)
        event = say_event(until._replace(usually=None), speaker)
        day = say_wait_ends(
            dated, lambda moment: say_near(moment, speaker), speaker, since=self.plan.at
        )
        return (words.once_and if day else words.once).format(day=day, event=event)

    def _moment(self, moment: datetime) -> str:
        """Say a moment of the axis: its weekday and date, and its hour where it differs."""
        times, local = self.speaker.times, self.speaker.local(moment)
        day, is_shared = local.date(), self._is_shared(moment)
        if not is_shared and not self.has_end_hours:
            is_later = (local.time(), local.fold) > (self.shared_time, 0)
            day, is_shared = day + is_later * _ONE_DAY, True
        said = times.axis_day.format(
            weekday=times.short_weekdays[day.weekday()], day=f"{day.day:>2}"
        )
        if is_shared:
            return said
        words = self.speaker.table(ScreenWords)
        return words.day_at.format(day=said, clock=self.speaker.clock(moment))

    def _is_shared(self, moment: datetime) -> bool:
        return self.speaker.is_midnight(moment) or self.speaker.clock(moment) == self.clock


def make_ends(rows: Sequence[DatedRestriction], plan: Plan, speaker: Speaker) -> Ends:
    """Return what says the moments of some rows."""
    ends = [at for dated in rows if (at := dated.clear_at) and not speaker.is_midnight(at)]
    clocks = Counter(map(speaker.clock, ends))
    clock = clocks.most_common(1)[0][0] if clocks else None
    same = (speaker.local(at).time() for at in ends if speaker.clock(at) == clock)
    return Ends(plan, speaker, clock, next(same, time()))
