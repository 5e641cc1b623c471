"""`mesocare next`: one line for a status bar, and an exit code for cron."""

import pytest
from program import Ended, run_inside

SESSION = ("2026-11-20T14:30", "--tz", "Etc/UTC")


def test_the_next_change_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    ended = run_inside(capfd, "next", *SESSION, "--at", "2026-11-22T12:00")

    line = "2:30 pm today: washing your hair (OK), hair products (OK), +5 more\n"
    assert ended == Ended(0, line, "")


@pytest.mark.parametrize(
    ("within", "code"),
    [("2h", 1), ("3h", 0), ("180 min", 0), ("2 days", 0), ("1w", 0), ("149 minutes", 1)],
)
def test_the_exit_code_says_whether_something_changes_in_that_time(
    within: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """150 minutes are left."""
    ended = run_inside(capfd, "next", *SESSION, "--at", "2026-11-22T12:00", "--within", within)

    assert ended.code == code
    assert (ended.out == "") == (code == 1)


def test_where_no_date_is_left_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    ended = run_inside(capfd, "next", *SESSION, "--at", "2028-03-22")

    assert ended == Ended(1, "", "")


def test_a_slip_of_the_year_is_asked_about_and_nothing_is_ok(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-16."""
    ended = run_inside(capfd, "next", *SESSION, "--at", "2027-11-22")

    assert ended == Ended(0, "20 November 2026? Did you mean 20 November 2027?\n", "")
