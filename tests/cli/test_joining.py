"""Words of the command line joined into sessions."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import run_inside
from strategies import DETERMINISTIC

from mesocare.cli.joining import join_first_moment, join_sessions

TOLD = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("typed", "sessions"),
    [
        ("2026-11-25 15:00", ["2026-11-25 15:00"]),
        ("yesterday 3pm", ["yesterday 3pm"]),
        ("yesterday at 3 pm", ["yesterday at 3 pm"]),
        ("Wed 25 Nov 2026 3 pm", ["Wed 25 Nov 2026 3 pm"]),
        ("Wednesday the 25th of November 2026 at 3 p.m.",) * 2,
        ("3 days ago", ["3 days ago"]),
        ("a week ago at noon", ["a week ago at noon"]),
        ("2026-11-20 2026-12-11", ["2026-11-20", "2026-12-11"]),
        ("2026-11-20 14:30 2026-12-11", ["2026-11-20 14:30", "2026-12-11"]),
        ("2026-11-20 2026-12-11 14:30", ["2026-11-20", "2026-12-11 14:30"]),
        ("2026-11-20 14:30 2026-12-11 9 am", ["2026-11-20 14:30", "2026-12-11 9 am"]),
        ("3 weeks ago yesterday 3pm", ["3 weeks ago", "yesterday 3pm"]),
        ("20 Nov 2026 11 Dec 2026", ["20 Nov 2026", "11 Dec 2026"]),
        ("friday saturday", ["friday", "saturday"]),
        ("2026-11-20 Friday 14:30", ["2026-11-20 Friday 14:30"]),
        ("3 pm yesterday", ["3 pm yesterday"]),
        ("yesterday at 3", ["yesterday at 3"]),
        ("25 Nov", ["25 Nov"]),
        ("this morning", ["this morning"]),
        ("2026-11-20T14:30 03/04/2026", ["2026-11-20T14:30", "03/04/2026"]),
        ("14:30", ["14:30"]),
        ("2026-11-20", ["2026-11-20"]),
        ("", []),
    ],
)
def test_words_make_the_fewest_sessions_and_a_time_belongs_to_the_day_before_it(
    typed: str, sessions: list[str] | str
) -> None:
    """TIME-1: none of them needs quotes."""
    wanted = [sessions] if isinstance(sessions, str) else sessions

    assert join_sessions(typed.split()) == wanted


def test_a_session_in_quotes_begins_one_and_may_have_its_time_after_it() -> None:
    """TIME-1."""
    assert join_sessions(["Friday", "20 Nov 2026", "14:30"]) == ["Friday", "20 Nov 2026 14:30"]


def test_sessions_that_are_given_as_options_are_joined_with_nothing() -> None:
    """TIME-1: `-s friday -s "20 Nov 2026"` are two."""
    assert join_sessions(["friday"], ["20 Nov 2026", "3pm"]) == ["friday", "20 Nov 2026", "3pm"]


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_word_is_joined_with_nothing(empty: str) -> None:
    """It is refused where it stands: a script had nothing to put in its place."""
    assert join_sessions(["2026-11-20", empty]) == ["2026-11-20", empty]
    assert join_first_moment(["2026-12-24", empty]) == ("2026-12-24", [empty])


def test_more_words_than_anybody_types_are_left_as_they_are() -> None:
    """Work has bounds."""
    assert join_sessions(["14:30"] * 10_000) == ["14:30"] * 10_000


SPELLINGS = st.sampled_from(
    [
        "2026-11-20",
        "2026-11-20T14:30",
        "20 Nov 2026",
        "Nov 20, 2026 at 3 pm",
        "yesterday",
        "yesterday noon",
        "3 days ago",
        "2026-12-11 14:30",
        "last Friday 9:15 am",
        "a week ago at 9 am",
    ]
)


@DETERMINISTIC
@given(st.lists(SPELLINGS, min_size=1, max_size=4))
def test_sessions_that_are_typed_one_after_the_other_come_apart_again(told: list[str]) -> None:
    """TIME-1."""
    assert join_sessions(" ".join(told).split()) == told


@pytest.mark.parametrize(
    ("typed", "moment", "rest"),
    [
        ("saturday swim", "saturday", ["swim"]),
        ("saturday 6pm swim", "saturday 6pm", ["swim"]),
        ("12 December 2026 at noon swim sauna", "12 December 2026 at noon", ["swim", "sauna"]),
        ("2026-12-12 sun", "2026-12-12", ["sun"]),
        ("saturday at 6 swim", "saturday at 6", ["swim"]),
        ("nonsense swim", "nonsense", ["swim"]),
        ("tomorrow", "tomorrow", []),
    ],
)
def test_an_event_is_as_many_words_as_make_a_moment(
    typed: str, moment: str, rest: list[str]
) -> None:
    """TIME-1: what follows is what somebody wants to do then."""
    assert join_first_moment(typed.split()) == (moment, rest)


def test_a_date_and_a_time_may_be_two_arguments(capfd: TOLD) -> None:
    """TIME-1."""
    told = run_inside(capfd, "today", "2026-11-25", "15:00", "--tz", "Europe/Rome", "--json")

    assert [one["ended_at"] for one in json.loads(told.out)["sessions"]] == [
        "2026-11-25T15:00:00+01:00"
    ]


def test_a_session_may_be_recorded_in_words_without_quotes(capfd: TOLD) -> None:
    words = ("20", "Nov", "2026", "3", "pm")
    told = run_inside(capfd, "sessions", "add", *words, "--any-date", "--tz", "Etc/UTC")

    assert told.code == 0
    assert "Friday 20 November, 3 pm" in told.out.replace(" 2026", "")


def test_an_event_may_have_its_time_as_an_argument_of_its_own(capfd: TOLD) -> None:
    told = run_inside(
        capfd, "before", "2026-12-12", "6", "pm", "swim", "--tz", "Etc/UTC", "--json"
    )  # fmt: skip

    assert json.loads(told.out)["event_at"] == "2026-12-12T18:00:00+00:00"


def test_a_time_in_doubt_is_refused_with_both_readings(capfd: TOLD) -> None:
    told = run_inside(capfd, "today", "2026-11-25", "at", "3", "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "mesocare: SESSION: 3 am or 3 pm? Write 2026-11-25T03:00 or 2026-11-25T15:00.\n"
    )


@pytest.mark.parametrize("option", ["today", "before"])
def test_what_counts_from_today_beside_another_day_to_look_at_is_refused(
    option: str, capfd: TOLD
) -> None:
    """TIME-1: two bases, two readings."""
    word, name = ("yesterday", "SESSION") if option == "today" else ("tomorrow", "DATE")

    told = run_inside(capfd, option, word, "--at", "2020-11-21", "--tz", "Etc/UTC")

    day = "2020-11-20" if option == "today" else "2020-11-22"
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"mesocare: {name}: Counted from today it is ")
    assert f"and counted from --at it is {day}." in told.err


def test_beside_a_moment_to_look_at_that_counts_from_today_all_counts_from_today(
    capfd: TOLD,
) -> None:
    """TIME-1: the base is now."""
    told = run_inside(capfd, "today", "yesterday", "--at", "tomorrow", "--tz", "Etc/UTC")

    assert (told.code, told.err) == (0, "")
