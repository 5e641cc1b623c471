"""Days of the calendar that a question names: Friday, next weekend, 5 December, the 12th."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta

from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard, TimePhrase, When

CALENDAR = frozenset(
    {
        When.WEEKDAY, When.WEEKDAYS, When.WEEK, When.WEEKEND, When.COMING_WEEKEND, When.MONTH,
        When.DAY_OF_MONTH, When.DATE, When.ISO_DATE,
    }
)  # fmt: skip
"""What is read here."""
FORMS = (
    "Write a time such as: tomorrow evening, on Saturday, at 6 pm, in 3 days, next week, "
    "5 December, right after my session, the day before my next session."
)
"""What a refused question is told to write."""
_DAY = timedelta(days=1)
_WEEK = 7 * _DAY
_SATURDAY, _SUNDAY = 5, 6
_LONG_AGO = timedelta(days=150)
"""A day without its year that was within this time is told of: it is not that of next year."""
_Stretch = tuple[date, date]
"""Its first day and its last."""


class NamedDays:
    """Finds days by their names, as they come next."""

    def __init__(self, today: date, heard: Heard) -> None:
        """Take the day from which they are counted, and the words of its language."""
        self._today, self._heard = today, heard

    def find(self, phrase: TimePhrase, facts: Mapping[str, str]) -> list[_Stretch]:
        """Return all stretches of days that a phrase may mean; none of a date that is over.

        Raises:
            InputRefusedError: when there is no such day, or it has the name of another.

        """
        match phrase.when:
            case When.WEEKDAY:
                return self._weekday(phrase, facts)
            case When.WEEKDAYS:
                return self._weekdays(facts)
            case When.WEEK:
                monday = self._today - self._today.weekday() * _DAY + phrase.first * _WEEK
                more = max(phrase.last - phrase.first, 0) * _WEEK
                return [(monday, monday + _SUNDAY * _DAY + more)]
            case When.WEEKEND | When.COMING_WEEKEND:
                return self._weekend(phrase)
            case When.MONTH:
                return [self._month(phrase, facts)]
            case When.DAY_OF_MONTH:
                day = self.day_of_month(facts)
                return [(day, day)]
            case _:
                return self._date(phrase, facts)

    def weekday_of(self, facts: Mapping[str, str]) -> int:
        """Return the number of the weekday that a phrase names, of which Monday's is 0."""
        return self._heard.weekdays[facts["weekday"]]

    def date_of(self, phrase: TimePhrase, facts: Mapping[str, str]) -> date:
        """Return the date that a phrase names, which may be over.

        Raises:
            InputRefusedError: when there is no such day, or it has the name of another.

        """
        number = int(facts.get("day", phrase.first))
        month = facts.get("month", "")
        month_number = int(month) if month.isdigit() else self._heard.months.get(month, phrase.last)
        this_year = self._today.year
        for year in [int(facts["year"])] if "year" in facts else [this_year, this_year + 1]:
            try:
                day = date(year, month_number, number)
            except ValueError:
                continue
            is_past = "year" in facts or self._today - day <= _LONG_AGO
            if is_past or day >= self._today:
                self._check_weekday(day, facts)
                return day
        raise _no_such_day()

    def _date(self, phrase: TimePhrase, facts: Mapping[str, str]) -> list[_Stretch]:
        """Return a day with those beside it, and all days between where they are a range."""
        day = self.date_of(phrase, facts)
        if start := facts.get("start") or facts.get("bstart"):
            first = min([day, *_days_beside(day, int(start), -1)])
            return [(max(first, self._today), day)]
        days = [day]
        for group, step in (("others", -1), ("later", 1)):
            for number in re.findall("[0-9]+", facts.get(group, "")):
                days += _days_beside(day, int(number), step)
        return [(one, one) for one in days if one >= self._today]

    def _weekday(self, phrase: TimePhrase, facts: Mapping[str, str]) -> list[_Stretch]:
        """Return the coming day of that name; today's own name is today's and the next one's."""
        ahead = (self.weekday_of(facts) - self._today.weekday()) % 7
        if phrase.first < 0:  # "next Friday": the coming one, or the one of next week
            steps = [ahead or 7, (ahead or 7) + 7]
        else:
            steps = [ahead + phrase.first] if ahead else [phrase.first, phrase.first + 7]
        days = [self._today + step * _DAY for step in steps]
        return [(day, day) for day in days]

    def _weekdays(self, facts: Mapping[str, str]) -> list[_Stretch]:
        """Return all days from one weekday to another, those that come next or run now."""
        first = self._today + (self.weekday_of(facts) - self._today.weekday()) % 7 * _DAY
        length = (self._heard.weekdays[facts["to"]] - first.weekday()) % 7 * _DAY or _WEEK
        last = first - _WEEK + length
        running = [(self._today, last)] if last > self._today else []
        return [*running, (first, first + length)]

    def _weekend(self, phrase: TimePhrase) -> list[_Stretch]:
        """Return the coming weekend; on a Sunday, "the weekend" is today's or the next one."""
        today = self._today
        saturday = today + (_SATURDAY - today.weekday()) % 7 * _DAY
        weekends = [saturday + week * _WEEK for week in range(phrase.first, phrase.last + 1)]
        is_running = today.weekday() == _SUNDAY and phrase.when is When.WEEKEND
        return [*([(today, today)] if is_running else []), *((day, day + _DAY) for day in weekends)]

    def _month(self, phrase: TimePhrase, facts: Mapping[str, str]) -> _Stretch:
        ahead = phrase.first
        if "month" in facts:
            ahead = (self._heard.months[facts["month"]] - self._today.month) % 12
        first = _first_of_month(self._today, ahead)
        following = _first_of_month(first, 1 + max(phrase.last - phrase.first, 0))
        return first, following - _DAY

    def day_of_month(self, facts: Mapping[str, str]) -> date:
        """Return the next day of that number, in the first month that has it."""
        ahead = {"this": (0,), "next": (1,)}.get(facts.get("coming", ""), (0, 1, 2))
        for months in ahead:
            with suppress(ValueError):
                day = _first_of_month(self._today, months).replace(day=int(facts["day"]))
                if day >= self._today:
                    self._check_weekday(day, facts)
                    return day
        raise _no_such_day()

    def _check_weekday(self, day: date, facts: Mapping[str, str]) -> None:
        """Refuse a day that is called by the name of another one."""
        if self._heard.weekdays.get(facts.get("weekday", ""), day.weekday()) != day.weekday():
            raise _no_such_day()


def _no_such_day() -> InputRefusedError:
    return InputRefusedError(f"There is no such day. {FORMS}")


def _days_beside(day: date, number: int, step: int) -> Iterator[date]:
    """Return the day of that number in the same month, and where it is out of turn, beside it.

    In "29 and 2 December" the first may be of November.
    """
    is_out_of_turn = (number - day.day) * step < 0
    for month in (0, step) if is_out_of_turn else (0,):
        with suppress(ValueError):
            yield _first_of_month(day, month).replace(day=number)


def _first_of_month(day: date, ahead: int) -> date:
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)
