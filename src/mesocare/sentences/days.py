"""Days, moments and lengths of time in words, as people say them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from mesocare.dates.waits import Gap, Length, Range, Unit, Wait
from mesocare.language.tables import find_table
from mesocare.language.words.times import Forms, TimeWords

_Form = TypeVar("_Form")
_BY_DAY = (Unit.DATES, Unit.CLOCK)
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_HALF_A_YEAR = timedelta(days=182)
_NOON = 12
_DAWN = 6
"""Before it, a moment is said as one of the night between two days."""


class Speaker(NamedTuple):
    """Says times in a language, in a zone, as seen from a day.

    The year is said only where it is not this one, minutes only where they are not zero, and a
    midnight as the day that it begins.
    """

    language: str
    zone: ZoneInfo
    today: date
    has_24_hours: bool = False
    has_now: bool = True
    """Whether what is said is read at once: paper and calendars know no `today`."""
    is_brief: bool = False
    """Whether days and months are said shortly everywhere, where room is scarce; the year only
    where the weekday and the month leave it open."""
    here: tzinfo | None = None
    """The zone of the reader's own clock, where it may be another one (TIME-17)."""
    unsaid: time | None = None
    """The hour that a view says once for all its lines; a moment at it is said as its day."""

    @property
    def times(self) -> TimeWords:
        """The language's words for times."""
        return find_table(self.language, TimeWords)

    def table(self, form: type[_Form]) -> _Form:
        """Return the language's words for a subject."""
        return find_table(self.language, form)

    def without_now(self, today: date, *, is_brief: bool = False) -> "Speaker":
        """Return who says the same for a text that is read on another day; `today` has the year."""
        return self._replace(today=today, has_now=False, is_brief=is_brief)

    # Days

    def day(self, day: date) -> str:
        """Say a day in full: `Wednesday 2 December`."""
        if self.is_brief:
            return self.short_day(day)
        return self._day(day, self.times.weekdays, self.times.months)

    def short_day(self, day: date) -> str:
        """Say a day for a line: `Wed 2 Dec`."""
        return self._day(day, self.times.short_weekdays, self.times.short_months)

    def whole_date(self, day: date) -> str:
        """Say a date without its weekday: `2 December`."""
        said = self.times.date.format(day=day.day, month=self.times.months[day.month - 1])
        return self._in_year(said, day)

    def full_date(self, day: date) -> str:
        """Say a date with its year, whatever year this is: `4 January 2026`."""
        said = self.times.date.format(day=day.day, month=self.times.months[day.month - 1])
        return self.times.in_year.format(day=said, year=f"{day.year:04d}")

    def near_day(self, day: date, *, short: bool = False) -> str:
        """Say a day as `today`, `tomorrow` or `yesterday` where it is one, else its name."""
        near = {
            -1: self.times.yesterday,
            0: self.times.today,
            1: self.times.tomorrow,
        }.get((day - self.today).days)
        if near and self.has_now:
            return near
        return self.short_day(day) if short else self.day(day)

    def days(self, first: date, last: date) -> str:
        """Say a run of days shortly: `9 to 23 Dec`, `30 Dec to 13 Jan`."""
        if first == last:
            return self.short_day(first)
        months = self.times.short_months
        is_one_month = (first.year, first.month) == (last.year, last.month)
        begin = str(first.day) if is_one_month else f"{first.day} {months[first.month - 1]}"
        if first.year != last.year:
            begin = self._in_year(begin, first)
        end = self._in_year(f"{last.day} {months[last.month - 1]}", last)
        return self.times.range_same.format(least=begin, most=end)

    def _day(self, day: date, weekdays: Sequence[str], months: Sequence[str]) -> str:
        said = self.times.day.format(
            weekday=weekdays[day.weekday()], day=day.day, month=months[day.month - 1]
        )
        return self._in_year(said, day)

    def _in_year(self, said: str, day: date) -> str:
        is_clear = self.is_brief and abs(day - self.today) < _HALF_A_YEAR
        if day.year == self.today.year or is_clear:
            return said
        return self.times.in_year.format(day=said, year=f"{day.year:04d}")

    # Moments

    def moment(self, moment: datetime) -> str:
        """Say a moment in full: `Saturday 28 November, 3 pm`; a midnight as its day alone."""
        return self._moment(moment, is_short=False, is_near=False)

    def short_moment(self, moment: datetime) -> str:
        """Say a moment for a line: `Sat 28 Nov, 3 pm`."""
        return self._moment(moment, is_short=True, is_near=False)

    def near_moment(self, moment: datetime, *, short: bool = False) -> str:
        """Say a moment as people do: `today at 3 pm`, `tomorrow`, `Sat 28 Nov, 3 pm`."""
        return self._moment(moment, is_short=short, is_near=True)

    def by(self, moment: datetime, *, short: bool = False) -> str:
        """Say an end after "by": a midnight as the end of the day that it ends."""
        if not self.is_midnight(moment):
            return self._moment(moment, is_short=short, is_near=False)
        return self.end_of(self.date_of(moment) - _DAY, short=short)

    def end_of(self, day: date, *, short: bool = False) -> str:
        """Say the end of a day: `the end of Saturday 28 November`."""
        said = self.short_day(day) if short else self.day(day)
        return self.times.end_of_day.format(day=said)

    def until(self, moment: datetime, *, short: bool = False) -> str:
        """Say an end after "until": a midnight as the end of the day that it ends."""
        if not self.is_midnight(moment):
            return self.near_moment(moment, short=short)
        day = self.near_day(self.date_of(moment) - _DAY, short=short)
        return self.times.end_of_day.format(day=day)

    def clock(self, moment: datetime) -> str:
        """Say a clock time: `3 pm`, `3:30 pm`, `15:00`, `noon`."""
        return self._clock(self.local(moment))

    @property
    def city(self) -> str:
        """The city after which the zone is named: `London`."""
        return self.zone.key.rpartition("/")[2].replace("_", " ")

    def clock_here(self, moment: datetime) -> str | None:
        """Say what the reader's own clock shows, where that is not the zone's (TIME-17)."""
        if self.here is None:
            return None
        there = self.local(moment)
        here = there.astimezone(self.here)
        return None if here.utcoffset() == there.utcoffset() else self._clock(here)

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the zone, rounded up to a minute."""
        whole = moment.replace(second=0, microsecond=0)
        return (whole if whole == moment else whole + _MINUTE).astimezone(self.zone)

    def date_of(self, moment: datetime) -> date:
        """Return the day of a moment in the zone."""
        return self.local(moment).date()

    def is_midnight(self, moment: datetime) -> bool:
        """Return whether a moment begins a day, so that the day alone says it."""
        local = self.local(moment)
        return (local.hour, local.minute) == (0, 0)

    def is_unsaid(self, moment: datetime) -> bool:
        """Return whether a moment is at the hour that the view says once, and no other reads so."""
        local = self.local(moment)
        return local.time() == self.unsaid and not _is_ambiguous(local)

    def _moment(self, moment: datetime, *, is_short: bool, is_near: bool) -> str:
        local = self.local(moment)
        day, is_short = local.date(), is_short or self.is_brief
        is_close = is_near and self.has_now and abs((day - self.today).days) <= 1
        named = self.short_day if is_short else self.day
        said = self.near_day(day) if is_close else named(day)
        if (local.hour, local.minute) == (0, 0) or self.is_unsaid(local):
            return said
        clock = self._clock(local)
        if local.hour < _DAWN and not is_close:
            before = self._weekdays(is_short=is_short)[(day - _DAY).weekday()]
            return self.times.night.format(before=before, day=said, clock=clock)
        template = self.times.moment_today if is_close else self.times.moment
        return template.format(day=said, clock=clock)

    def _weekdays(self, *, is_short: bool) -> Sequence[str]:
        return self.times.short_weekdays if is_short else self.times.weekdays

    def _clock(self, local: datetime) -> str:
        times, hour, minute = self.times, local.hour, local.minute
        if self.has_24_hours:
            said = times.clock_24.format(hour=hour, minute=minute)
        elif (hour, minute) in ((0, 0), (_NOON, 0)):
            said = times.midnight if hour == 0 else times.noon
        else:
            of_12 = hour % _NOON or _NOON
            template = times.clock_am if hour < _NOON else times.clock_pm
            time = times.hour_and_minute.format(hour=of_12, minute=minute) if minute else of_12
            said = template.format(time=time)
        if not _is_ambiguous(local):
            return said
        return (times.second_time if local.fold else times.first_time).format(clock=said)

    # Lengths of time

    def counted(self, number: int, forms: Forms, **facts: object) -> str:
        """Say a number with the form of a word that goes with it."""
        return forms[self.times.plural(number)].format(count=number, **facts)

    def distance(self, first: datetime, last: datetime) -> str:
        """Say how far one moment is from an earlier one: `3 days`, as a calendar counts them.

        Below two days in whole hours, below two hours in whole minutes: `20 hours`.
        """
        span = last - first
        if span >= 2 * _DAY:
            days = (self.date_of(last) - self.date_of(first)).days
            return self.counted(days, self.times.units["day"])
        unit, step = ("hour", _HOUR) if span >= 2 * _HOUR else ("minute", _MINUTE)
        return self.counted(span // step, self.times.units[unit])

    def length(self, length: Length) -> str:
        """Say a length: `48 hours`, `day 5`."""
        if length.unit is Unit.DATES:
            return self.times.day_number.format(number=length.number)
        return self.counted(length.number, self.times.units[length.unit.value])

    def range(self, found: Range) -> str:
        """Say a range with both its ends: `24 to 48 hours`."""
        if found.most.unit is Unit.DATES:
            return self._through(found.most)
        if found.is_single:
            return self.length(found.most)
        is_one_unit = found.least.unit is found.most.unit
        least = str(found.least.number) if is_one_unit else self.length(found.least)
        return self.times.range_same.format(least=least, most=self.length(found.most))

    def lead(self, found: Range) -> str:
        """Say how long before a visit, to stand before "before": `from 2 days`, `from the day`."""
        if found.least.unit in _BY_DAY:
            forms = self.times.hour_before if self.hour(found) else self.times.days_before
            return self.counted(-found.least.day_number, forms, clock=self.hour(found))
        least, most = self.length(found.least), self.length(found.most)
        if found.is_single:
            return self.times.lead.format(length=most)
        return self.times.lead_range.format(most=most, least=least)

    def on_day(self, day: Length) -> str:
        """Say one day before a visit, to stand before "before": `on the day`, `2 days`."""
        return self.counted(-day.number, self.times.day_before)

    def hour(self, found: Range) -> str:
        """Say the clock time of a start before a visit; empty where it has none."""
        if found.least.unit is not Unit.CLOCK:
            return ""
        return self._clock(datetime.combine(self.today, found.least.clock))

    def wait(self, wait: Wait | Gap) -> str:
        """Say how long a restriction holds, or a gap is: `at least 2 weeks`, `always`."""
        if wait.least is None:
            return self.times.always
        if wait.most is None:
            return self.times.at_least.format(length=self.length(wait.least))
        return self.range(Range(wait.least, wait.most))

    def pace(self, gap: Gap) -> str:
        """Say a gap after "every": `3 to 6 months`, `year`."""
        if gap.is_single and gap.least.number == 1:
            return self.times.units[gap.least.unit.value][0].format(count="").strip()
        if gap.most is None:
            return self.times.or_more.format(length=self.length(gap.least))
        return self.wait(gap)

    def _through(self, midnight: Length) -> str:
        if midnight.number == 1:
            return self.times.rest_of_the_day
        return self.times.through_day.format(number=midnight.number - 1)

    # Lists

    def join(self, parts: Sequence[str]) -> str:
        """Join the parts of a list: `a, b and c`."""
        return self._join(parts, self.times.and_)

    def join_or(self, parts: Sequence[str]) -> str:
        """Join alternatives: `a, b or c`; where one of them has an "or", `a or b, or c`."""
        joint = self.times.or_.format(first="", second="")
        has_own = any(joint in part for part in parts)
        return self._join(parts, self.times.or_apart if has_own else self.times.or_)

    def _join(self, parts: Sequence[str], last: str) -> str:
        if len(parts) < 2:  # noqa: PLR2004  a list of one needs no joint
            return "".join(parts)
        return last.format(first=self.times.comma.join(parts[:-1]), second=parts[-1])


def _is_ambiguous(local: datetime) -> bool:
    """Return whether clocks showed this time twice, or skipped it."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def without_stop(text: str) -> str:
    """Return a text without its full stop, for a sentence that has one of its own."""
    return text.removesuffix(".")
