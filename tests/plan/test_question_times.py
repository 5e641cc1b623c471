"""Times in a question that are easily misheard: none is a milder answer than it asks for (CAN-5).

The session is on Friday 20 November 2026, 14:30; where a visit is booked, it is on 11 December.
"""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from plans import plan_of

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import When
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.spans import Span
from mesocare.plan.times_reader import TimesReader
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.protocol import Protocol

ROME = ZoneInfo("Europe/Rome")
FIRST, VISIT = "2026-11-20T14:30", "2026-12-11T14:30"
FRIDAY_EVENING = "2026-11-20T18:00"
MONDAY = "2026-12-07T18:00"
"""Before a visit: no wine from 10 December 14:30 on, and better none from 9 December 14:30 on."""
TICK = timedelta(microseconds=1)
YES, BETTER, NOT_YET, ASKED = "yes", "better", "not-yet", "asked back"


@cache
def known() -> tuple[Protocol, Lexicon]:
    protocol = load_protocol()
    return protocol, make_lexicon(protocol)


def after_session(words: str, at: str = FRIDAY_EVENING) -> str:
    return verdict(words, at, FIRST)


def before_visit(words: str, at: str = MONDAY) -> str:
    return verdict(words, at, FIRST, VISIT)


def verdict(words: str, at: str, *sessions: str) -> str:
    try:
        return answer(words, at, *sessions).verdict
    except InputRefusedError:
        return ASKED


def answer(words: str, at: str, *sessions: str) -> Answer:
    protocol, lexicon = known()
    given = [datetime.fromisoformat(one).replace(tzinfo=ROME) for one in sessions]
    plan = make_plan(
        protocol,
        [Session(one, one.date(), has_time=True, zone=ROME) for one in given],
        at=datetime.fromisoformat(at).replace(tzinfo=ROME),
        zone=ROME,
    )
    return make_answer(plan, words, lexicon)


def spans_at(words: str, at: str, *sessions: str) -> list[tuple[str, str]]:
    """Return the time that is read, as the clock shows it."""
    return [
        (f"{one.first.astimezone(ROME):%d %H:%M}", f"{one.last.astimezone(ROME):%d %H:%M}")
        for one in answer(words, at, *sessions).asked.spans
    ]


# A stretch before or after a visit


@pytest.mark.parametrize(
    "days",
    [
        "in the three days", "for three days", "during the 4 days", "over the 4 days",
        "the 4 days", "all 4 days", "the last 4 days", "in the last few days", "within 4 days",
        "each of the 3 days", "half of the 3 days", "less than 3 days", "in the 72 hours",
        "in the days", "for the whole week", "in the week", "up to 3 days",
    ],
)  # fmt: skip
def test_a_stretch_before_a_visit_ends_with_the_visit(days: str) -> None:
    assert before_visit(f"drink wine {days} before my visit") == NOT_YET


@pytest.mark.parametrize("to", ["leading up to", "until", "up to", "prior to", "ahead of", "to"])
def test_a_stretch_that_leads_to_a_visit_ends_with_it(to: str) -> None:
    assert before_visit(f"drink wine in the three days {to} my visit") == NOT_YET


@pytest.mark.parametrize(
    "words",
    ["go to the gym in the last two days before my visit", "smoke in the 4 days before my visit"],
)
def test_a_stretch_before_a_visit_is_heard_from_afar(words: str) -> None:
    assert before_visit(words, "2026-12-01T10:00") == NOT_YET


def test_a_day_before_a_visit_is_still_that_day() -> None:
    assert before_visit("drink wine three days before my visit") == YES
    assert before_visit("drink wine two days before my visit") == BETTER


@pytest.mark.parametrize(
    "days",
    [
        "all 10 days", "under 10 days", "less than 10 days", "half of two weeks",
        "these ten days", "those 10 days", "the whole 10 days", "the entire ten days",
        "throughout the 10 days", "most of the ten days", "every one of the ten days",
    ],
)  # fmt: skip
def test_a_stretch_after_a_session_begins_with_the_session(days: str) -> None:
    assert after_session(f"use a hair dryer {days} after my session") == NOT_YET
    assert after_session(f"swim {days} after my session") == NOT_YET


def test_a_day_after_a_session_is_still_that_day() -> None:
    assert after_session("run all four days after my session") == NOT_YET
    assert after_session("run four days after my session") == YES


def test_a_stretch_after_what_is_not_said_begins_now() -> None:
    assert after_session("swim in the first ten days after") == NOT_YET


# Up to a visit, and at it


@pytest.mark.parametrize(
    "time",
    [
        "until", "up to", "right up to", "to", "between now and", "between today and",
        "between tomorrow and", "from now to", "from now until", "from now through",
        "from today to", "from today until", "from Wednesday to", "until I have",
        "until I go for", "till I see", "before I have", "before I go to", "before going to",
        "before coming in for", "ahead of going to", "prior to coming for", "before leaving for",
        "before my trip to", "all the way to", "by", "through",
    ],
)  # fmt: skip
def test_up_to_a_visit_is_all_the_time_until_it_begins(time: str) -> None:
    assert before_visit(f"drink wine {time} my visit") == NOT_YET
    assert before_visit(f"dye my hair {time} my visit") == NOT_YET


@pytest.mark.parametrize(
    "time",
    [
        "before going to the clinic", "before coming to the clinic", "before being treated",
        "before I get injected", "between my visits",
    ],
)  # fmt: skip
def test_what_else_is_said_of_a_visit_is_heard_as_well(time: str) -> None:
    assert before_visit(f"drink wine {time}") == NOT_YET


@pytest.mark.parametrize(
    "time", ["when I come for", "when I go to", "while I am at", "for", "on", "in", "on the way to"]
)
def test_at_a_visit_is_its_day(time: str) -> None:
    assert spans_at(f"swim {time} my visit", MONDAY, FIRST, VISIT) == [("11 00:00", "12 00:00")]
    assert before_visit(f"swim {time} my visit") == NOT_YET


@pytest.mark.parametrize(
    "time", ["after going to", "after I have", "once I have had", "after coming home from"]
)
def test_after_having_a_visit_is_after_it(time: str) -> None:
    assert before_visit(f"swim {time} my visit") == NOT_YET


@pytest.mark.parametrize(
    "time", ["near my visit", "around my visit", "close to my visit", "before I see the nurse"]
)
def test_what_has_no_day_beside_a_visit_is_asked_back(time: str) -> None:
    assert before_visit(f"swim {time}") == ASKED


def test_a_way_to_the_clinic_is_no_ban_on_it() -> None:
    assert before_visit("drive to my visit") == YES
    assert before_visit("wear a loose hat to the clinic") == YES


# Midnight, and the hours after it


@pytest.mark.parametrize(
    "time",
    [
        "Friday night at 1 am", "at 1 am Friday night", "at midnight on Friday",
        "Friday at midnight", "Friday evening at midnight", "Friday at 12am", "Friday at 00:00",
        "tonight at 1 am", "tonight at midnight", "this evening at midnight",
        "on 20 November at midnight", "Friday at 1 am", "Friday night at half past 12",
    ],
)  # fmt: skip
def test_a_night_has_the_hours_after_midnight(time: str) -> None:
    assert after_session(f"touch my scalp {time}") == NOT_YET


@pytest.mark.parametrize(
    "time",
    [
        "until midnight on Wednesday", "on Wednesday until midnight", "on Wednesday at midnight",
        "Wednesday night until 3 am", "Wednesday night at 2 am", "until 12 am on Wednesday",
        "by midnight on Wednesday", "after midnight on Wednesday", "Wednesday around midnight",
        "on Wednesday from noon to midnight", "Wednesday night between midnight and 2 am",
    ],
)  # fmt: skip
def test_midnight_ends_a_day_as_well(time: str) -> None:
    assert before_visit(f"drink wine {time}") == BETTER


def test_both_midnights_of_a_day_count() -> None:
    assert before_visit("drink wine on Thursday at midnight") == NOT_YET
    assert before_visit("drink wine at midnight on 10 December") == NOT_YET
    assert before_visit("drink wine tomorrow at midnight") == YES


@pytest.mark.parametrize("time", ["tonight at 1 am", "tonight at 2 am", "today at 1 am"])
def test_an_hour_of_the_night_to_come_is_not_over(time: str) -> None:
    at = "2026-12-10T14:00"

    assert before_visit(f"drink wine {time}", at) == NOT_YET
    assert not answer(f"drink wine {time}", at, FIRST, VISIT).asked.is_past


@pytest.mark.parametrize("time", ["at midnight tonight", "tonight at 12 am", "tonight until 1 am"])
def test_midnight_of_today_is_not_over(time: str) -> None:
    at = "2026-12-09T12:00"

    assert before_visit(f"drink wine {time}", at) == BETTER
    assert not answer(f"drink wine {time}", at, FIRST, VISIT).asked.is_past


def test_an_hour_of_a_day_is_on_that_day_alone() -> None:
    assert spans_at("drink wine on Wednesday at 2 am", MONDAY, FIRST, VISIT) == [
        ("09 02:00", "09 02:00")
    ]


@pytest.mark.parametrize(
    "time",
    [
        "tonight", "this night", "the whole night", "overnight", "tonight before bed",
        "Friday night", "on Friday night", "at night", "during the night", "this evening",
        "at bedtime", "later tonight", "before bed",
    ],
)  # fmt: skip
def test_a_night_that_runs_is_still_tonight(time: str) -> None:
    assert after_session(f"touch my scalp {time}", "2026-11-21T00:30") == NOT_YET


def test_in_the_morning_the_night_is_over() -> None:
    assert after_session("touch my scalp tonight", "2026-11-21T07:30") == YES


# What stands beside a time


@pytest.mark.parametrize(
    "time",
    [
        "in eight days minus a day", "in eight days minus one", "in eight days less a day",
        "a day short of eight days from now", "in 8 days - 1", "in 8 days plus 2",
        "28 November minus 3 days", "on 28 November less 3 days", "3 days short of 28 November",
        "on 28 November give or take a day", "on or about 28 November", "25/11/28",
        "in half of the next two weeks",
    ],
)  # fmt: skip
def test_a_sum_of_times_is_asked_back(time: str) -> None:
    assert after_session(f"dye my hair {time}") == ASKED


@pytest.mark.parametrize(
    "time", ["from now till then", "tomorrow and after", "Wednesday night until 3"]
)
def test_an_end_that_is_not_said_is_asked_back(time: str) -> None:
    assert before_visit(f"drink wine {time}") == ASKED


@pytest.mark.parametrize(
    "days",
    [
        "22-28/11", "22 to 28/11", "22 - 28/11", "22/11-28/11", "22/11 to 28/11",
        "from 22/11 to 28/11", "between 22 and 28/11", "22/11-28", "11/22-28",
        "22 and 28/11", "22,28/11", "25/11 and 28/11", "22 November - 28 November",
    ],
)  # fmt: skip
def test_days_in_figures_begin_with_the_first(days: str) -> None:
    assert after_session(f"use a hair dryer {days}") == NOT_YET


@pytest.mark.parametrize(
    "time",
    [
        "8-14/12", "13-14/12", "from 8 December to 14 December", "8 December - 14 December",
        "between 8 December and 14 December", "2026-12-08 to 2026-12-14",
        "from tomorrow to Saturday", "from tonight to Friday", "between tomorrow and 12 December",
        "from Wednesday 10 pm to Thursday 6 pm", "from this week to next week",
        "from now to Thursday", "to Thursday", "from 10 am tomorrow to Thursday",
        "from 10 am tomorrow to Thursday evening", "days 18-30",
    ],
)  # fmt: skip
def test_from_one_time_to_another_is_all_between(time: str) -> None:
    assert before_visit(f"drink wine {time}") == NOT_YET


@pytest.mark.parametrize(
    "earlier",
    [
        ", possibly before", ", perhaps before", ", probably before", ", maybe earlier",
        ", ideally before", " or possibly before", " or a bit before", " or sooner",
        " if not before", ", might be earlier", ", before if possible", ", earlier if I can",
    ],
)  # fmt: skip
def test_a_day_or_one_before_it_may_be_now(earlier: str) -> None:
    assert after_session("dye my hair on Saturday", "2026-11-26T10:00") == YES
    assert after_session(f"dye my hair on Saturday{earlier}", "2026-11-26T10:00") == NOT_YET


@pytest.mark.parametrize(
    "length",
    [
        "5,760 minutes", "5.760 minutes", "5 760 minutes", "5'760 minutes", "5760 minutes",
        "10,080 minutes", "10080 minutes",
    ],
)  # fmt: skip
def test_thousands_may_have_a_mark(length: str) -> None:
    assert before_visit(f"drink wine in the next {length}") == NOT_YET
    assert before_visit(f"drink wine for {length}") == NOT_YET


@pytest.mark.parametrize(
    "days",
    [
        "in the coming days", "in the next days", "over the coming days", "these coming days",
        "in the days ahead", "in the days to come", "in coming days", "in the following days",
        "in the coming weeks",
    ],
)  # fmt: skip
def test_days_without_a_number_are_more_than_one(days: str) -> None:
    assert before_visit(f"drink wine {days}") == NOT_YET


@pytest.mark.parametrize(
    "time",
    [
        "tomorrow and the next day", "tomorrow or the next day", "tomorrow and the day after",
        "tomorrow and the following day", "tomorrow, then the next day",
        "tomorrow through the next day", "tomorrow and the one after",
    ],
)  # fmt: skip
def test_the_next_day_is_that_after_the_day_before_it(time: str) -> None:
    assert spans_at(f"drink wine {time}", MONDAY, FIRST, VISIT) == [("08 00:00", "10 00:00")]
    assert before_visit(f"drink wine {time}") == BETTER


@pytest.mark.parametrize(
    "time", ["the following days", "the days after", "the next week", "the next few days"]
)
def test_days_that_follow_without_a_number_are_a_week(time: str) -> None:
    assert spans_at(f"drink wine tomorrow and {time}", MONDAY, FIRST, VISIT) == [
        ("08 00:00", "16 00:00")
    ]


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("and the next day drink wine", NOT_YET),
        (", the next day drink wine", NOT_YET),
        ("and drink wine the next day", ASKED),
        ("and drink wine a day later", ASKED),
        ("and drink wine the day after", ASKED),
    ],
)
def test_what_follows_another_deed_is_not_read_from_now(time: str, said: str) -> None:
    assert before_visit(f"wash my hair on Wednesday {time}") == said


def test_what_goes_on_takes_all_its_days() -> None:
    assert before_visit("drink wine tomorrow and the two days after") == NOT_YET
    assert before_visit("drink wine tomorrow and the next two days") == NOT_YET
    assert before_visit("drink wine the next day") == NOT_YET  # it may be that after the visit


AFTERWARDS = [
    *("afterwards", "right after", "straight afterwards", "immediately afterwards", "after it"),
    *("right after that", "soon after", "when it is done", "when done", "once it's over", "then"),
    *("after having it done", "after being treated", "once I have been injected", "after"),
    *("from the clinic", "the next day", "the following day", "a day after", "2 days afterwards"),
    *("at the party after", "afterwards, please", "any time after"),
]


@pytest.mark.parametrize("time", AFTERWARDS)
def test_what_comes_after_something_unsaid_comes_after_the_next_visit_too(time: str) -> None:
    """A yes of now is none to whoever asks on the morning of a visit about the time after it."""
    swim = f"swim {time}"
    alone = verdict(swim, "2026-12-10T07:30", "2026-12-10T10:00")
    second = verdict(swim, "2026-12-07T07:30", "2026-11-20T14:30", "2026-12-11T10:00")

    assert (alone, second) == (NOT_YET, NOT_YET)


@pytest.mark.parametrize(
    "time", [one for one in AFTERWARDS if "treated" not in one and "inject" not in one]
)
def test_without_a_visit_to_come_afterwards_is_from_now_on(time: str) -> None:
    assert verdict(f"go to the gym {time}", "2026-11-28T10:00", "2026-11-20T14:30") == YES


@pytest.mark.parametrize("time", ["afterwards", "after it", "then", "from the clinic"])
def test_without_a_visit_to_come_afterwards_names_no_time(time: str) -> None:
    """So it is answered as now, and no clock is said back to whoever named none."""
    alone, dated = (
        answer(f"go to the gym {words}", "2026-11-28T10:00", "2026-11-20T14:30").asked.spans
        for words in (time, "now")
    )

    assert (alone, len(dated)) == ((), 1)


@pytest.mark.parametrize(
    "time", ["before", "beforehand", "before it", "before that", "in between", "later that day"]
)
def test_a_time_beside_something_unsaid_is_asked_back(time: str) -> None:
    assert before_visit(f"drink wine {time}") == ASKED


@pytest.mark.parametrize(
    "deed", ["drive home", "drive myself home", "cycle home", "drive home from the clinic"]
)
def test_the_way_home_may_be_that_from_the_next_visit(deed: str) -> None:
    rules = "restrictions: {drive: {activity: 'drive, cycle or use machines', wait: 24 hours}}\n"
    plan = plan_of("2026-12-10T10:00", at="2026-12-10T07:30", rules=rules)

    assert make_answer(plan, deed).verdict == NOT_YET
    assert make_answer(plan, "drive").verdict == YES


@pytest.mark.parametrize(
    "time",
    [
        "on Wednesday for 2 days", "from Wednesday for 2 days", "for 2 days from Wednesday",
        "on Wednesday, for two days", "tomorrow for 3 days", "on 9 December for 48 hours",
        "in 2 days for 2 days", "Wednesday at 10 pm for 20 hours",
        "for 20 hours on Wednesday at 10 pm", "Wednesday at 10 pm for the next 20 hours",
        "on Wednesday and two more days", "for 96 hours",
    ],
)  # fmt: skip
def test_a_length_goes_on_from_the_time_beside_it(time: str) -> None:
    assert before_visit(f"drink wine {time}") == NOT_YET


def test_a_length_within_its_day_ends_with_the_day() -> None:
    assert before_visit("drink wine for 2 hours tomorrow") == YES
    assert before_visit("drink wine tonight for 2 hours") == YES
    assert before_visit("drink wine for an hour") == YES


@pytest.mark.parametrize(
    "time",
    ["when I come back", "when I go back", "when I come in", "once I go in", "when I'm back"],
)
def test_a_visit_without_its_name_is_a_time_that_nobody_can_read(time: str) -> None:
    assert before_visit(f"drink wine {time}") in (ASKED, "ask")


def test_figures_without_end_are_read_in_time() -> None:
    """Each of them may be read in two ways; all of them together are not tried."""
    assert before_visit("drink wine " + "1,000 " * 31) in (ASKED, "ask")


@pytest.mark.parametrize("words", ["dye my hair the day 25", "the day 25 can I dye my hair"])
def test_a_day_with_an_article_may_be_one_of_the_month(words: str) -> None:
    """In other languages the 25th is "the day 25"; the 25th day after the session is too."""
    asked = answer(words, FRIDAY_EVENING, FIRST)

    assert asked.verdict == NOT_YET
    assert {span.first.astimezone(ROME).date().isoformat() for span in asked.asked.spans} == {
        "2026-11-25",
        "2026-12-15",
    }
    assert len(answer("dye my hair on day 25", FRIDAY_EVENING, FIRST).asked.spans) == 1


# Days of the calendar


def days_at(words: str, at: str = MONDAY, *sessions: str) -> list[str]:
    """Return the first and the last day of each time that is read."""
    spans = answer(words, at, *(sessions or (FIRST, VISIT))).asked.spans
    return [
        f"{one.first.astimezone(ROME):%d %b} to {(one.last - TICK).astimezone(ROME):%d %b}"
        for one in spans
    ]


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("from Tuesday to Tuesday", ["07 Dec to 08 Dec", "08 Dec to 15 Dec"]),
        ("from Monday until Monday", ["07 Dec to 14 Dec"]),
        ("Friday through Friday", ["07 Dec to 11 Dec", "11 Dec to 18 Dec"]),
        ("from Saturday to Tuesday", ["07 Dec to 08 Dec", "12 Dec to 15 Dec"]),
        ("from Monday to Friday", ["07 Dec to 11 Dec"]),
        ("from Sunday to Monday", ["13 Dec to 14 Dec"]),
        ("from Friday to Sunday", ["11 Dec to 13 Dec"]),
    ],
)
def test_from_a_weekday_to_another_runs_now_or_comes_next(time: str, days: list[str]) -> None:
    """From a day to the day of its own name are a week, not one day."""
    assert days_at(f"swim {time}") == days


@pytest.mark.parametrize("time", ["from Tuesday to Tuesday", "between Wednesday and Wednesday"])
def test_a_week_from_a_weekday_has_the_visit_in_it(time: str) -> None:
    assert before_visit(f"swim {time}") == NOT_YET


def test_from_noon_to_noon_is_a_day_that_runs_or_comes() -> None:
    assert spans_at("swim from noon to noon", MONDAY, FIRST) == [("07 18:00", "09 12:00")]
    assert before_visit("drink wine from noon to noon", "2026-12-09T18:00") == NOT_YET


ENDS = [
    "tonight", "tomorrow", "tomorrow evening", "Wednesday", "Saturday", "Friday morning",
    "next Tuesday", "the weekend", "next week", "6 pm", "9 am", "midnight", "tomorrow at 9 am",
    "12 December", "the 9th", "in 2 days", "next month", "the evening", "Thursday night",
]  # fmt: skip


@cache
def alone(time: str) -> tuple[Span, ...]:
    return answer(f"swim {time}", MONDAY, FIRST, VISIT).asked.spans


@pytest.mark.parametrize("range_", ["from {} to {}", "from {} until {}", "{} till {}"])
@pytest.mark.parametrize("begins", ENDS)
def test_a_range_is_all_the_time_from_its_beginning_to_its_end(begins: str, range_: str) -> None:
    """Whatever its ends are: in "from noon to Friday" the noon is not that of Friday."""
    begins_at = min(span.first for span in alone(begins))
    for ends in ENDS:
        asked = answer(f"swim {range_.format(begins, ends)}", MONDAY, FIRST, VISIT)
        ahead = [span.last for span in alone(ends) if span.last >= begins_at]
        spans = asked.asked.spans
        if asked.verdict != YES:
            continue

        assert min(span.first for span in spans) <= begins_at
        assert any(span.is_open for span in spans) or max(span.last for span in spans) >= min(
            ahead, default=begins_at
        )


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("from noon to 3 pm on Friday", [("11 12:00", "11 15:00")]),
        ("from 9 am to 5 pm on Thursday", [("10 09:00", "10 17:00")]),
        ("from noon to Friday", [("08 12:00", "12 00:00")]),
        ("from Friday to noon", [("11 00:00", "11 12:00")]),
        ("from tomorrow evening to 9 am", [("08 18:00", "09 09:00")]),
        ("from 10 am to Thursday evening", [("08 10:00", "11 00:00")]),
        ("from tonight to 9 am", [("07 18:00", "08 09:00")]),
        ("from Friday morning to Monday evening", [("07 18:00", "15 00:00")]),
        ("from tomorrow until Thursday", [("08 00:00", "11 00:00")]),
        ("tomorrow morning to Wednesday evening", [("08 06:00", "10 00:00")]),
        ("tomorrow morning or earlier", [("07 18:00", "08 12:00")]),
        # Days in a list, with or without an "and"
        ("today, tomorrow morning", [("07 18:00", "08 00:00"), ("08 06:00", "08 12:00")]),
        ("tomorrow, Thursday evening", [("08 00:00", "09 00:00"), ("10 18:00", "11 00:00")]),
        ("tonight as well as tomorrow", [("07 18:00", "08 00:00"), ("08 00:00", "09 00:00")]),
        ("tonight along with tomorrow", [("07 18:00", "08 00:00"), ("08 00:00", "09 00:00")]),
        ("tomorrow, in the evening", [("08 18:00", "09 00:00")]),
        ("on Saturday, 12 December, at 6 pm", [("12 18:00", "12 18:00")]),
        ("for 3 days, from Friday", [("11 00:00", "14 00:00")]),
        ("from Wednesday to Thursday for 3 days", [("09 00:00", "12 00:00")]),
        # Each time at which it may begin has its end: midnight begins a day, and ends it
        ("from Friday midnight to 9 am", [("11 00:00", "12 09:00")]),
        ("on Friday from midnight to 2 am", [("11 00:00", "12 02:00")]),
        ("from next weekend to Sunday", [("12 00:00", "21 00:00")]),
        ("from next Friday to 9 am", [("11 00:00", "18 09:00")]),
    ],
)
def test_an_hour_is_of_the_day_beside_which_it_is_said(
    time: str, spans: list[tuple[str, str]]
) -> None:
    """Each end of a range is read for itself, and so is each day of a list."""
    assert spans_at(f"swim {time}", MONDAY, FIRST, VISIT) == spans


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("before Friday", [("07 18:00", "11 00:00")]),
        ("before Friday evening", [("07 18:00", "11 18:00")]),
        ("until Friday", [("07 18:00", "12 00:00")]),
        ("after Friday", [("12 00:00", "12 00:00")]),
        ("from Friday on", [("11 00:00", "11 00:00")]),
        ("before 9 pm", [("07 18:00", "07 21:00")]),
        ("before about 9 pm", [("07 18:00", "07 22:00")]),
        ("until about 9 pm", [("07 18:00", "07 22:00")]),
        ("after about 9 pm", [("07 20:00", "07 20:00")]),
        ("from about 9 pm", [("07 20:00", "07 20:00")]),
        ("around 9 pm", [("07 20:00", "07 22:00")]),
        ("at about 5 pm", [("08 16:00", "08 18:00")]),
    ],
)
def test_one_side_of_a_day_or_an_hour_is_all_the_time_there(
    time: str, spans: list[tuple[str, str]]
) -> None:
    found = answer(f"swim {time}", MONDAY, FIRST, VISIT).asked.spans

    assert spans_at(f"swim {time}", MONDAY, FIRST, VISIT) == spans
    assert [span.is_open for span in found] == [time.startswith(("after", "from"))]


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("on Friday at 1 am", [("11 01:00", "11 01:00")]),
        ("on Friday night at 1 am", [("11 01:00", "11 01:00"), ("12 01:00", "12 01:00")]),
        ("on Friday night at 6 am", [("11 06:00", "11 06:00")]),
        ("on Friday night between 1 am and 3 am",
         [("11 01:00", "11 03:00"), ("12 01:00", "12 03:00")]),
        ("on Friday from 1 am to 2 am", [("11 01:00", "11 02:00")]),
        ("at midnight on Friday", [("11 00:00", "11 00:00"), ("12 00:00", "12 00:00")]),
        ("between 1 and 3 am today", [("08 01:00", "08 03:00")]),
        ("today at 3 am", [("08 03:00", "08 03:00")]),
        ("today at 6 pm", [("07 18:00", "07 18:00")]),
    ],
)  # fmt: skip
def test_an_hour_of_a_night_may_be_of_the_day_after(
    time: str, spans: list[tuple[str, str]]
) -> None:
    """Only where the night, midnight or an hour that is over says so."""
    assert spans_at(f"swim {time}", MONDAY, FIRST, VISIT) == spans


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("tonight", [("07 18:00", "08 00:00"), ("07 02:00", "07 06:00")]),
        ("on Sunday night", [("13 18:00", "14 00:00"), ("07 02:00", "07 06:00")]),
        ("on Saturday night", [("12 18:00", "13 00:00")]),
        ("tomorrow night", [("08 18:00", "09 00:00")]),
        ("at 3 am", [("07 03:00", "07 03:00")]),
        ("today at 1 am", [("08 01:00", "08 01:00")]),
    ],
)
def test_a_night_that_runs_may_be_the_one_that_is_named(
    time: str, spans: list[tuple[str, str]]
) -> None:
    """It is Monday, 2 am."""
    assert spans_at(f"swim {time}", "2026-12-07T02:00", FIRST, VISIT) == spans


def test_a_night_is_over_at_six() -> None:
    words = "swim on Sunday night"

    last_minute = spans_at(words, "2026-12-07T05:59", FIRST, VISIT)
    assert last_minute == [("13 18:00", "14 00:00"), ("07 05:59", "07 06:00")]
    assert spans_at(words, "2026-12-07T06:00", FIRST, VISIT) == [("13 18:00", "14 00:00")]


def test_a_range_from_midnight_is_as_strict_as_from_either_end_of_the_day() -> None:
    assert before_visit("drink wine from Tuesday midnight to 5 pm") == BETTER
    assert before_visit("drink wine from Wednesday midnight to 5 pm") == NOT_YET


def test_from_a_weekday_to_the_night_of_another_is_all_between_too() -> None:
    """Or each of those nights."""
    assert days_at("swim from Tuesday to Thursday night")[-1] == "08 Dec to 10 Dec"
    assert before_visit("drink wine Tuesday to Saturday at 6 am") == NOT_YET


@pytest.mark.parametrize(
    "time", ["around Friday at 6 pm", "around tomorrow evening", "around Wednesday at noon"]
)
def test_hours_around_a_day_are_not_those_of_today(time: str) -> None:
    assert before_visit(f"swim {time}") in (ASKED, "ask")


@pytest.mark.parametrize(
    ("time", "at", "days"),
    [
        ("on the 7th", MONDAY, ["07 Dec to 07 Dec"]),
        ("on the 5th", MONDAY, ["05 Jan to 05 Jan"]),
        ("on the 12th of this month", MONDAY, ["12 Dec to 12 Dec"]),
        ("on the 12th of next month", MONDAY, ["12 Jan to 12 Jan"]),
        ("on the 30th", "2027-01-31T10:00", ["30 Mar to 30 Mar"]),
        (
            "on 29 and 2 December",
            "2026-11-27T10:00",
            ["02 Dec to 02 Dec", "29 Dec to 29 Dec", "29 Nov to 29 Nov"],
        ),
        ("on 2 and 29 December", "2026-11-27T10:00", ["29 Dec to 29 Dec", "02 Dec to 02 Dec"]),
        ("on 12 and 12 December", MONDAY, ["12 Dec to 12 Dec"]),
        ("on December 28 or 3", MONDAY, ["28 Dec to 28 Dec", "03 Jan to 03 Jan"]),
        ("on December 28 or 30", MONDAY, ["28 Dec to 28 Dec", "30 Dec to 30 Dec"]),
        ("on 31 or 2 March", "2027-02-20T10:00", ["02 Mar to 02 Mar", "31 Mar to 31 Mar"]),
        ("on February 28 or 30", "2027-02-20T10:00", ["28 Feb to 28 Feb"]),
    ],
)
def test_a_number_is_a_day_of_the_month_in_which_it_fits(
    time: str, at: str, days: list[str]
) -> None:
    assert list(dict.fromkeys(days_at(f"swim {time}", at))) == days


@pytest.mark.parametrize("time", ["on the 5th of this month", "on the 32nd of next month"])
def test_a_day_that_a_month_does_not_have_is_asked_back(time: str) -> None:
    assert before_visit(f"swim {time}") == ASKED


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("after my session on 11 December", [("11 14:30", "11 14:30")]),
        ("2 days after my session on 11 December", [("13 14:30", "13 14:30")]),
        ("the day before my session on 11 December", [("10 00:00", "11 00:00")]),
    ],
)
def test_a_session_named_by_its_day_is_that_session(
    time: str, spans: list[tuple[str, str]]
) -> None:
    assert spans_at(f"swim {time}", MONDAY, FIRST, VISIT) == spans


def test_whatever_a_phrase_about_time_may_mean_there_is_a_way_to_read_it() -> None:
    assert set(When) == TimesReader.MEANINGS.keys()


@pytest.mark.parametrize(
    "clause",
    [
        "I blibber", "I blibber the florp", "I smoke weed", "I get drunk", "I have had a few pints",
        "I go blue", "I end it", "I bang my head", "I use my derma roller", "I go home and die",
        "I've taken my codeine", "I eat my neighbour",
    ],
)  # fmt: skip
@pytest.mark.parametrize("relation", ["after", "before", "just after", "the night before"])
def test_a_clause_that_nobody_knows_is_no_time_and_no_yes(clause: str, relation: str) -> None:
    """CAN-3: nothing unknown is ever a yes, in a clause of time as little as elsewhere."""
    assert before_visit(f"walk the dog {relation} {clause}") != YES


@pytest.mark.parametrize(
    "clause",
    [
        "after I wake up", "before I go to bed", "after I get home", "after I finish work",
        "before I leave", "after I have eaten", "after I have lunch", "before I go to work",
    ],
)  # fmt: skip
def test_what_everybody_does_on_a_day_is_a_time_of_it(clause: str) -> None:
    assert before_visit(f"walk the dog {clause}") == YES


@pytest.mark.parametrize("time", ["night", "morning", "day"])
@pytest.mark.parametrize("end", ["", "?", " it", " I come in", " I have it done"])
def test_the_night_before_is_that_of_the_next_visit(time: str, end: str) -> None:
    asked = f"drink wine the {time} before"

    assert before_visit(f"{asked}{end}") == before_visit(f"{asked} my appointment") != YES


@pytest.mark.parametrize(
    ("time", "spans"),
    [
        ("after Wednesday, before Saturday", [("10 00:00", "12 00:00")]),
        ("before Saturday but after Wednesday", [("10 00:00", "12 00:00")]),
        ("from tomorrow, until Saturday", [("08 00:00", "13 00:00")]),
        ("from 2026-11-20 to 2026-11-22", []),
        ("on Saturday and the next day", [("12 00:00", "14 00:00")]),
        ("on Saturday and the next two hours", [("12 00:00", "13 01:59")]),
        ("on the day 45", [("04 00:00", "05 00:00")]),
    ],
)
def test_a_time_of_two_parts_is_read_with_both(time: str, spans: list[tuple[str, str]]) -> None:
    assert spans_at(f"swim {time}", MONDAY, FIRST) == spans


@pytest.mark.parametrize("day", ["today", "on Friday", "on Friday 20 November"])
def test_todays_session_may_be_named_by_its_day(day: str) -> None:
    spans = spans_at(f"swim 2 days after my session {day}", FRIDAY_EVENING, FIRST, VISIT)

    assert spans == [("22 14:30", "22 14:30")]


OCCASIONS = (
    "my birthday", "the party", "the wedding", "our anniversary", "my interview", "my holiday",
)  # fmt: skip


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize(
    "time",
    [
        "until", "till", "up to", "right up to", "all the way until", "today until",
        "tomorrow till", "from now to", "from tomorrow to", "from tomorrow until",
        "from today up to", "starting tonight and on to", "as of today until", "now until",
        "from 6 pm to",
    ],
)  # fmt: skip
def test_an_end_that_nobody_knows_is_asked_back(time: str, occasion: str) -> None:
    """All the time up to it is asked about, and the visit may lie in it."""
    assert before_visit(f"drink wine {time} {occasion}") == ASKED


@pytest.mark.parametrize("start", ["from tomorrow", "from tonight", "starting today", "from now"])
@pytest.mark.parametrize("end", ["until then", "till then", "or even before", "or earlier"])
def test_what_begins_later_has_no_end_that_is_known_before_it(start: str, end: str) -> None:
    assert before_visit(f"drink wine {start} {end}") in (ASKED, NOT_YET)


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize("mark", [" on", ",", " (", " which is on", ": on"])
@pytest.mark.parametrize("to", ["until", "till", "up to", "from tomorrow to", "from now until"])
def test_the_day_of_an_occasion_is_the_end_of_what_leads_to_it(
    to: str, mark: str, occasion: str
) -> None:
    asked = f"drink wine {to} {occasion}{mark} 20 December"

    assert before_visit(asked) == before_visit(f"drink wine {to} 20 December") == NOT_YET


@pytest.mark.parametrize(
    "words", ["wear a loose hat tomorrow to the wedding", "wear a loose hat to the wedding"]
)
def test_where_one_goes_is_no_end_of_a_time(words: str) -> None:
    assert before_visit(words) == YES


@pytest.mark.parametrize(
    "end",
    ["it rains", "the sun comes out", "it gets dark", "further notice", "the cows come home"],
)
@pytest.mark.parametrize("to", ["until", "till", "today until", "tomorrow till"])
def test_until_what_nobody_can_date_is_no_yes(to: str, end: str) -> None:
    assert before_visit(f"drink wine {to} {end}") in (ASKED, "ask")


@pytest.mark.parametrize("into", ["into", "well into", "far into", "long into"])
def test_into_a_time_is_all_the_time_up_to_it_as_well(into: str) -> None:
    assert before_visit(f"drink wine {into} next week") == NOT_YET
    assert spans_at(f"swim {into} tomorrow", MONDAY, FIRST) == [("07 18:00", "09 00:00")]


@pytest.mark.parametrize(
    "for_long",
    [
        "as long as I like", "for as long as we want", "all along", "now and again",
        "every now and then", "once in a while", "once in a blue moon", "morning, noon and night",
    ],
)  # fmt: skip
def test_as_long_or_as_often_as_one_likes_goes_on(for_long: str) -> None:
    assert before_visit(f"drink wine {for_long}") == NOT_YET


@pytest.mark.parametrize("occasion", [*OCCASIONS, "Easter", "the match"])
@pytest.mark.parametrize(
    "time", ["the night before", "the day before", "the morning of", "the week of", "the day after"]
)
def test_the_night_before_an_occasion_without_a_date_is_not_tonight(
    time: str, occasion: str
) -> None:
    assert before_visit(f"drink wine {time} {occasion}") == ASKED


def test_the_night_before_an_occasion_with_a_date_is_of_that_date() -> None:
    assert before_visit("drink wine the night before my birthday on 12 December") == NOT_YET
    assert before_visit("drink wine the night before my birthday on 22 December") != ASKED


@pytest.mark.parametrize("often", ["every day", "every night", "daily", "always", "for good"])
@pytest.mark.parametrize(
    "time",
    ["tonight and {}", "tomorrow and {}", "{} from now on", "{} from tonight", "today through {}",
     "{} for an hour", "tomorrow {}", "tomorrow, {}"],
)  # fmt: skip
def test_what_goes_on_beside_another_time_goes_on(time: str, often: str) -> None:
    """What ends it is an end: "every day until Friday"."""
    assert before_visit(f"drink wine {time.format(often)}") == NOT_YET


def test_what_goes_on_until_a_day_ends_with_it() -> None:
    assert before_visit("drink wine every day until tomorrow") == YES
    assert before_visit("drink wine every evening until Thursday") == NOT_YET
    assert before_visit("drink wine as usual tomorrow") == YES


@pytest.mark.parametrize(
    "time",
    ["night after night", "evening by evening", "tomorrow and so on", "tonight and so forth",
     "tomorrow and on", "on and on", "tomorrow and then again", "tomorrow while it lasts",
     "while I can", "tomorrow for as long as it lasts"],
)  # fmt: skip
def test_an_open_tail_goes_on(time: str) -> None:
    assert before_visit(f"drink wine {time}") in (NOT_YET, ASKED)


@pytest.mark.parametrize(
    "time",
    ["tomorrow and my visit", "tomorrow or my appointment", "during the week of my visit",
     "towards my visit", "into my visit", "over my session", "when it is my appointment",
     "before the week is over", "before this week is out", "the night after tomorrow",
     "the evening after Wednesday", "the morning after tomorrow", "tomorrow or later",
     "tonight or later", "not tomorrow but later", "much later", "tomorrow or so",
     "tomorrow or near", "for a day or so", "for a day at least", "for a day plus",
     "tomorrow give or take", "tomorrow near Thursday", "Tuesday towards Friday",
     "the evening before round two", "the night before getting it done",
     "up to getting it done", "before round two"],
)  # fmt: skip
def test_what_has_no_certain_date_is_asked_back(time: str) -> None:
    assert before_visit(f"drink wine {time}") == ASKED


@pytest.mark.parametrize(
    ("time", "verdict"),
    [
        ("later in the week", NOT_YET),
        ("later on in the week", NOT_YET),
        ("on or after Friday", NOT_YET),
        ("on or before tomorrow", YES),
        ("today or if not Thursday", NOT_YET),
        ("tomorrow if not Thursday", "ask"),
        ("later today", YES),
        ("later", YES),
    ],
)
def test_a_later_time_is_read_for_all_that_it_may_be(time: str, verdict: str) -> None:
    assert before_visit(f"drink wine {time}") == verdict


@pytest.mark.parametrize(
    "words",
    ["is it OK now to swim", "am I allowed now to swim", "is it safe from today to swim",
     "can I start now to swim", "may I from tomorrow on to go swimming",
     "swim tomorrow plus Friday",
     "is it safe now to go swimming for my birthday"],
)  # fmt: skip
def test_what_one_asks_to_do_is_no_end(words: str) -> None:
    assert after_session(words, MONDAY) == YES
