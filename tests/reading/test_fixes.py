"""What somebody meant who wrote a time in another way, where there is no doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DETERMINISTIC

from mesocare.dates.waits import parse_wait
from mesocare.reading.fixes import find_vague, suggest_date, suggest_time


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("24h", "24 hours"),
        ("24 Hours", "24 hours"),
        ("48 hrs", "48 hours"),
        ("1 day(s)", "1 day"),
        ("1 days", "1 day"),
        ("21days", "21 days"),
        ("3 nights", "3 days"),
        ("the first 48 hours", "48 hours"),
        ("for the next two weeks", "2 weeks"),
        ("the first week", "1 week"),
        ("3 d", "3 days"),
        ("two weeks", "2 weeks"),
        ("one month", "1 month"),
        ("a week", "1 week"),
        ("a fortnight", "2 weeks"),
        ("half an hour", "30 minutes"),
        ("2-4 weeks", "2 to 4 weeks"),
        ("24\u201348h", "24 to 48 hours"),
        ("24h to 48h", "24 to 48 hours"),
        ("10 days-2 weeks", "10 days to 2 weeks"),
        ("1 month to 6 weeks", "1 month to 6 weeks"),
        ("up to 72 hours", "72 hours"),
        ("for 3 days", "3 days"),
        ("at least two weeks", "at least 2 weeks"),
        ("until 2 weeks", "2 weeks"),
        ("until at least 2 weeks", "at least 2 weeks"),
        ("minimum 2 weeks", "at least 2 weeks"),
        ("2+ weeks", "at least 2 weeks"),
        ("for the rest of the day", "rest of the day"),
        ("forever", "always"),
    ],
)
def test_a_time_in_another_form_is_written_as_the_file_has_it(written: str, meant: str) -> None:
    assert suggest_time(written, parse_wait) == (meant if written != meant else None)


@pytest.mark.parametrize(
    "written",
    ["1m", "soon", "24", "48 to 24 hours", "24 to 48", "a few days", "until Friday", "2 moons",
     "3 or 4 days", "1.5 days", "10000 hours", "20 years", "overnight", "", "x" * 1_000],
)  # fmt: skip
def test_a_time_that_may_be_two_or_none_is_never_made_up(written: str) -> None:
    """`1m` may be a minute or a month; a shorter time first may be a slip in either."""
    assert suggest_time(written, parse_wait) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("a few days", "a few days"),
        ("for a few days", "a few days"),
        ("over the next few weeks", "the first few weeks"),
        ("coming days", "the first days"),
        ("the last few weeks", "the last few weeks"),
        ("in the first weeks", "the first weeks"),
        ("first few nights", "the first few nights"),
        ("several weeks", "several weeks"),
        ("Some months", "some months"),
        ("a couple of days", "a couple of days"),
        ("up to several months", "up to several months"),
        ("at least a few days", "at least a few days"),
        ("a few days or more", "a few days or more"),
        ("a day or two", "a day or two"),
        ("the first week or so", "the first week or so"),
        ("10 days or so", "10 days or so"),
        ("about 10 days", "about 10 days"),
        ("around a week", "around a week"),
        ("as long as it is sore", "as long as it is sore"),
        ("the first week", None),
        ("the next day", None),
        ("2 days", None),
        ("a day", None),
        ("up to 2 days", None),
        ("until it is well", None),
    ],
)
def test_a_vague_length_is_kept_in_its_own_words_to_follow_for(
    text: str, about: str | None
) -> None:
    assert find_vague(text) == about


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("26/11/2026", ("2026-11-26",)),
        ("24.12.2026", ("2026-12-24",)),
        ("11/26/2026", ("2026-11-26",)),
        ("03/03/2026", ("2026-03-03",)),
        ("03/04/2026", ("2026-04-03", "2026-03-04")),
        ("2026/12/24", ("2026-12-24",)),
        ("2026.3.4", ("2026-03-04",)),
        ("2026/13/24", ()),
        ("26 December 2026", ("2026-12-26",)),
        ("3rd april 2026", ("2026-04-03",)),
        ("April 3, 2026", ("2026-04-03",)),
        ("31/02/2026", ()),
        ("31 February 2026", ()),
        ("13/13/2026", ()),
        ("26/11/26", ()),
        ("next Friday", ()),
        ("24.12.2026" + 40 * " ", ()),
    ],
)
def test_a_date_in_another_order_is_one_day_or_two_or_none(
    written: str, days: tuple[str, ...]
) -> None:
    assert suggest_date(written) == days


@DETERMINISTIC
@given(st.text(max_size=60))
def test_whatever_is_suggested_can_be_read(text: str) -> None:
    found = suggest_time(text, parse_wait)

    assert found is None or parse_wait(found)
    assert len(suggest_date(text)) <= 2
