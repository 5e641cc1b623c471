"""The first run in a terminal: asked, read back, kept on yes, and never without a terminal."""

import contextlib
import fcntl
import os
import pty
import select
import subprocess
import termios
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from program import command, known_environment, run_program


def _take_terminal() -> None:
    """Make standard input the terminal of a session of its own, so that Ctrl-C reaches it."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Talk:
    """A run of the bare command in a terminal, to answer what it asks."""

    def __init__(self, *arguments: str) -> None:
        self.written = ""
        self._ours, its = pty.openpty()
        self._process = subprocess.Popen(
            command(*arguments),
            close_fds=True,
            env=known_environment(TERM="xterm", COLUMNS="80", LINES="24", NO_COLOR="1"),
            stderr=its,
            stdin=its,
            stdout=its,
            preexec_fn=_take_terminal,  # noqa: PLW1509  no thread runs here
        )
        os.close(its)

    def wait_for(self, text: str) -> None:
        """Read until a text has come since the last one that was waited for."""
        seen = ""
        while text not in seen:
            ready, _, _ = select.select([self._ours], [], [], 30)
            assert ready, f"{text!r} never came after {self.written!r}"
            seen += os.read(self._ours, 4096).decode()
        self.written += seen

    def answer(self, text: str) -> None:
        os.write(self._ours, f"{text}\n".encode())

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        with contextlib.suppress(OSError):
            while select.select([self._ours], [], [], 30)[0]:
                self.written += os.read(self._ours, 4096).decode()
        code = self._process.wait(30)
        os.close(self._ours)
        return code


def sessions_kept() -> int:
    return run_program("sessions", "list").out.count("1. ")


def test_an_answer_is_read_back_and_kept_on_yes_and_then_today_is_shown() -> None:
    talk = Talk()

    talk.wait_for("When did you leave the clinic?")
    talk.answer("yesterday 15:00")
    talk.wait_for("right?")
    assert "Yesterday, " in talk.written
    assert ", 3 pm, UTC" in talk.written
    talk.answer("yes")
    code = talk.end()

    assert code == 0
    assert "NOT YET" in talk.written
    assert sessions_kept() == 1


def test_a_wrong_answer_is_asked_again_with_the_reason() -> None:
    talk = Talk()

    talk.wait_for("> ")
    talk.answer("03/04/2026")
    talk.wait_for("3 April 2026 or 4 March 2026?")
    talk.answer("yesterday 15:00")
    talk.wait_for("right?")
    talk.answer("no")
    talk.wait_for("once more")
    talk.answer("yesterday 16:00")
    talk.wait_for("right?")
    talk.answer("yes")

    assert talk.end() == 0
    assert "4 pm" in talk.written
    assert sessions_kept() == 1


def test_what_a_tired_patient_types_is_answered_with_examples_to_copy() -> None:
    talk = Talk()

    talk.wait_for("> ")
    for typed in ("", "help", "?", "3", "no", "last week", "I do not know"):
        talk.answer(typed)
        talk.wait_for("For example: yesterday 3 pm")
    talk.answer("yesterday 3 pm")
    talk.wait_for("right?")
    for typed in ("maybe", ""):
        talk.answer(typed)
        talk.wait_for("Please type yes or no.")
    talk.answer("yes")

    assert talk.end() == 0
    assert sessions_kept() == 1


@pytest.mark.parametrize("before", [(), ("yesterday 3 pm",)])
def test_a_danger_typed_in_place_of_an_answer_is_answered_first(before: tuple[str, ...]) -> None:
    """CAN-1: who cannot breathe is asked no more."""
    talk = Talk()

    talk.wait_for("> ")
    for typed in before:
        talk.answer(typed)
        talk.wait_for("(yes or no)")
    talk.answer("I can't breathe")

    assert talk.end() == 13
    assert "Call for an ambulance now if:" in talk.written
    assert sessions_kept() == 0


def test_a_danger_typed_where_yes_or_no_is_asked_is_answered_first() -> None:
    run_program("sessions", "add", "yesterday 15:00")
    talk = Talk("sessions", "remove", "1")

    talk.wait_for("Type yes or no.")
    talk.answer("I want to die")

    assert talk.end() == 13
    assert "You are not alone with this." in talk.written
    assert sessions_kept() == 1


@pytest.mark.parametrize("typed", ["{0.day} {0:%b}", "{0:%A} 3pm", "yesterdy"])
def test_a_day_with_one_reading_is_read_back_and_not_asked_for_again(typed: str) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    talk = Talk()

    talk.wait_for("> ")
    talk.answer(typed.format(yesterday))
    talk.wait_for("right?")
    assert "Yesterday, " in talk.written
    talk.answer("yes")

    assert talk.end() == 0
    assert sessions_kept() == 1


def test_a_day_with_two_readings_can_be_answered_with_a_number() -> None:
    talk = Talk()

    talk.wait_for("> ")
    talk.answer("yesterday 3")
    talk.wait_for("Or just type")
    assert "3 am or 3 pm?" in talk.written
    talk.answer("2")
    talk.wait_for("right?")
    assert ", 3 pm, UTC" in talk.written
    talk.answer("yes")

    assert talk.end() == 0
    assert sessions_kept() == 1


@pytest.mark.parametrize(
    ("typed", "asked", "answer", "read"),
    [
        ("yesterday 3", "3 am or 3 pm?", "3 pm", ", 3 pm, UTC"),
        ("yesterday 3", "3 am or 3 pm?", "15:00", ", 3 pm, UTC"),
        ("yesterday 3", "3 am or 3 pm?", "p.m.", ", 3 pm, UTC"),
        ("yesterday 3", "3 am or 3 pm?", "AM", ", 3 am, UTC"),
        ("yesterday 3", "3 am or 3 pm?", "4 pm", ", 4 pm, UTC"),
        ("yesterday 12 pm", "Noon or the midnight after", "noon", ", noon, UTC"),
        ("03/04/2026 3 pm", "3 April 2026 or 4 March 2026?", "4 March", "4 March"),
        ("03/04/2026 3 pm", "3 April 2026 or 4 March 2026?", "4 March", ", 3 pm, UTC"),
    ],
)
def test_a_day_with_two_readings_can_be_answered_in_words(
    typed: str, asked: str, answer: str, read: str
) -> None:
    """What was said before, the day or the hour, is not forgotten."""
    talk = Talk()

    talk.wait_for("> ")
    talk.answer(typed)
    talk.wait_for("> ")
    assert asked in talk.written
    talk.answer(answer)
    talk.wait_for("right?")
    assert read in talk.written.rpartition("> ")[2]
    talk.answer("yes")

    assert talk.end() == 0
    assert sessions_kept() == 1


def test_an_answer_in_words_that_settles_nothing_is_asked_about_again() -> None:
    talk = Talk()

    talk.wait_for("> ")
    talk.answer("yesterday 3")
    talk.wait_for("Or just type")
    for typed in ("3", "yesterday 3"):
        talk.answer(typed)
        talk.wait_for("3 am or 3 pm?")
    talk.answer("\x04")

    assert talk.end() == 130
    assert sessions_kept() == 0


def test_the_clinics_zone_counts_in_the_first_run(tmp_path: Path) -> None:
    """TIME-1."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: A clinic\nzone: Asia/Tokyo\n", encoding="utf-8")
    assert run_program("clinic", "use", str(clinic)).code == 0
    talk = Talk()

    talk.wait_for("> ")
    talk.answer("yesterday 15:00")
    talk.wait_for("right?")
    assert ", 3 pm, Tokyo" in talk.written
    talk.answer("yes")

    assert talk.end() == 0


def test_a_day_to_come_and_a_year_that_looks_wrong_are_pointed_out() -> None:
    talk = Talk()

    talk.wait_for("> ")
    talk.answer("tomorrow")
    talk.wait_for("still to come")
    talk.answer("no")
    talk.wait_for("once more")
    last_year = (datetime.now(UTC) - timedelta(days=365)).date()
    talk.answer(last_year.isoformat())
    talk.wait_for("Look at the year")
    talk.answer("no")
    talk.wait_for("once more")
    talk.answer("\x04")

    assert talk.end() == 130
    assert sessions_kept() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_who_stops_keeps_nothing(key: str) -> None:
    talk = Talk()

    talk.wait_for("> ")
    os.write(talk._ours, key.encode())  # noqa: SLF001  a key is no answer

    assert talk.end() == 130
    assert sessions_kept() == 0


def test_nobody_is_asked_without_a_terminal(data_folder: Path) -> None:
    ended = run_program()

    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) == 3
    assert list(data_folder.iterdir()) == []
