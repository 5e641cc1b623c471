"""The commands for one question, and for an event, as they are run."""

import json
from pathlib import Path

import pytest
from program import run_program

AFTER = ("-s", "2026-11-20T14:30", "--tz", "Europe/London", "--at", "2026-11-20T16:30")
EXITS = {
    "go for a gentle walk": 0,
    "wash my hair tomorrow evening": 10,
    "wash my hair": 11,
    "eat sushi": 12,
    "is a headache normal": 12,
    "I cannot breathe": 13,
    "wash my hair on my birthday": 2,
}


@pytest.mark.parametrize(("words", "code"), EXITS.items(), ids=EXITS)
def test_can_ends_with_the_code_of_its_verdict(words: str, code: int) -> None:
    assert run_program("can", *words.split(), *AFTER).code == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param((), 2, id="no session"),
        pytest.param((*AFTER, "--clinic", "broken.yaml"), 3, id="a clinic's file that is refused"),
        pytest.param((*AFTER, "--rules", "lost.yaml"), 5, id="rules that are not there"),
        pytest.param(("-s", "25 Nov", "--tz", "Nowhere"), 2, id="a zone that does not exist"),
    ],
)
def test_a_danger_is_answered_whatever_else_is_refused(
    given: tuple[str, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CAN-1: who cannot breathe is not asked to mend a file first."""
    monkeypatch.chdir(tmp_path)
    Path("broken.yaml").write_text("name: [", "utf-8")

    danger = run_program("can", "I cannot breathe", *given)
    other = run_program("can", "wash my hair", *given)

    assert danger.code == 13
    assert danger.out.startswith("Call for an ambulance now if:\n")
    assert (other.code, other.out) == (code, "")
    assert danger.err == other.err


@pytest.mark.parametrize(
    "call",
    [
        "I cannot breathe",
        "can I cannot breathe --tz",
        "can I cannot breathe --nix",
        "can my tongue is swollen --json --nix",
        "why he had a fit --rules lost.yaml",
        "today I cannot breathe",
        "signs my throat is swollen",
        "before I cannot breathe",
        "sessions add I cannot breathe",
        "sheet I want to die",
        "can not breathe",
        "he is not breathing",
        "message my throat is swollen",
        "before 2026-12-24 I cannot breathe",
    ],
)
def test_a_danger_is_answered_wherever_it_is_typed(call: str) -> None:
    """Who cannot breathe knows no commands: the wrong one is refused, and help is named."""
    done = run_program(*call.split())

    assert (done.code, done.err != "") == (13, True)
    if "--json" in call:
        assert json.loads(done.out)["signs"][0]["level"] == "emergency"
    elif "die" in call:
        assert done.out.startswith("Please call for an ambulance now")
    else:
        assert done.out.startswith("Call for an ambulance now if:\n")


@pytest.mark.parametrize(
    "told",
    [
        f"{'I went to the shop and ' * 12}then I cannot breathe",
        f"I cannot breathe {'and nobody is here ' * 20}",
        "\u2066I cannot breathe\u2069",
    ],
)
def test_a_danger_in_a_question_that_is_refused_is_answered(told: str) -> None:
    """CAN-1: at the end of a long story, or beside a character that may not stand there."""
    done = run_program("can", told, *AFTER)

    assert done.code == 13
    assert done.out.startswith("Call for an ambulance now if:\n")
    assert "mesocare: " in done.err


def test_a_danger_beside_an_event_is_answered_before_it() -> None:
    done = run_program("before", "2026-12-24", "wash my hair, I cannot breathe", *AFTER)

    assert done.code == 13
    assert "Yes" not in done.out


@pytest.mark.parametrize("call", ["I cannot breathe", "can I cannot breathe --nix"])
def test_a_danger_is_answered_with_the_clinics_numbers(call: str, tmp_path: Path) -> None:
    """Whatever else was wrong: its emergency number is the one to call."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: Willow\nemergency_number: 112\n", encoding="utf-8")

    chosen = run_program(*call.split(), MESOCARE_CLINIC=str(clinic))
    given = run_program(*call.split(), "--clinic", str(clinic))

    assert [one.out.splitlines()[0] for one in (chosen, given)] == ["Call 112 now if:"] * 2


@pytest.mark.parametrize(
    "call",
    [
        "today wash my hair",
        "today 31 April 2026",
        "cann swim",
        "rules nix",
        "can \udc80",
        "help",
        "today help",
        "sessions help",
        "can swim --tz Atlantic/Faint",
        "--rules suicide.yaml today",
        "sheets faint.csv --nix",
    ],
)
def test_what_is_refused_and_tells_of_no_danger_says_no_more(call: str) -> None:
    done = run_program(*call.split())

    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ((), "help"),
        ((), "Help"),
        (("can",), "HELP"),
        (("why",), "help"),
        (("before", "2026-12-24"), "Help"),
        (("today",), "HELP"),
    ],
)
def test_help_alone_asks_the_program_in_any_letters(before: tuple[str, ...], word: str) -> None:
    given = AFTER if before and before != ("today",) else ()

    alone, to_somebody = (run_program(*before, *words, *given) for words in ([word], [word, "me"]))

    assert (alone.code, alone.out, to_somebody.code) == (2, "", 13)


@pytest.mark.parametrize(
    "call",
    [
        ("rules", "show", "chest pain"),
        ("rules", "chest", "pain"),
        ("rules", "check", "chest pain"),
        ("rules", "approve", "chest pain"),
        ("rules", "diff", "chest pain"),
        ("rules", "new", "chest pain"),
        ("rules", "new", "i.want.to.die"),
        ("clinic", "chest pain"),
        ("clinic", "use", "chest pain"),
        ("sheets", "chest pain"),
        ("sheets", "day.csv", "--format", "chest pain"),
    ],
)
def test_a_danger_in_place_of_a_file_is_answered_and_nothing_is_written(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run_program(*call)

    assert (done.code, list(tmp_path.iterdir())) == (13, [])
    assert done.out != ""


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("rules", "check", "chest-pain.yaml"), 5),
        (("rules", "check", "stroke"), 3),
        (("clinic", "use", "faint.yaml"), 5),
        (("sheets", "heart attack.csv", "-o", "out"), 5),
        (("rules", "new", "overdose.yaml"), 0),
        (("rules", "new", "willow"), 0),
        (("rules", "show", "wash-hare"), 2),
    ],
)
def test_the_name_of_a_file_is_no_danger(
    call: tuple[str, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is there, or ends as files do."""
    monkeypatch.chdir(tmp_path)
    Path("stroke").write_text("format: 2\n", "utf-8")

    assert run_program(*call).code == code


def test_a_figure_alone_that_can_be_a_temperature_is_heard_as_one() -> None:
    assert [run_program("can", words, *AFTER).code for words in ("38.9", "40", "102.4")] == [13] * 3


def test_a_danger_is_answered_on_whatever_day_it_is() -> None:
    """A computer's clock that is centuries wrong hides none."""
    done = run_program("can", "I cannot breathe", "-s", "2026-11-20", "--at", "2499-01-01")

    assert done.code == 13


def test_can_answers_a_program_in_json() -> None:
    done = run_program("can", "go to the gym tomorrow evening", "--json", *AFTER)

    found = json.loads(done.out)
    assert found["schema"] == "mesocare/answer/2"
    assert (found["status"], found["verdict"]) == ("avoid", "not-yet")
    assert (found["from_at"], found["until_at"]) == (
        "2026-11-21T18:00:00+00:00",
        "2026-11-22T00:00:00+00:00",
    )
    assert [(one["id"], one["status"], one["ok_from_at"]) for one in found["answers"]] == [
        ("exercise", "avoid", "2026-11-23T14:30:00+00:00")
    ]


def test_a_day_with_a_session_is_as_strict_as_its_strictest_moment() -> None:
    day = ("-s", "2026-11-20T14:30", "--tz", "Europe/London", "--at", "2026-11-20")

    assert run_program("can", "wash my hair", *day).code == 11
    assert run_program("can", "wash my hair", *day[:-1], "2026-11-20T00:00").code == 0


def test_an_event_on_the_day_of_a_session_is_as_strict_as_its_strictest_moment() -> None:
    def verdict(event: str) -> str:
        return run_program("before", event, "wash my hair", *AFTER).out.splitlines()[1]

    assert verdict("2026-11-20").startswith("Not by then: washing your hair.")
    assert verdict("2026-11-20T09:00").startswith("Yes, washing your hair: OK then, before")


def test_why_gives_the_sources() -> None:
    done = run_program("why", "gym", *AFTER)

    assert done.code == 0
    assert "https://ferbosmedic.com/?p=352" in done.out


def test_before_says_yes_or_no_for_the_sessions_given_first() -> None:
    done = run_program("before", "2026-12-01", "dye", "my", "hair,", "drink", "wine", *AFTER)

    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[1].startswith("Yes, alcohol: OK from Sunday 22 November, 2:30 pm")
    assert lines[2].startswith("Yes, hair dye: OK from Friday 27 November, 2:30 pm")


def test_before_names_what_has_no_date_or_no_rule_and_ends_with_twelve() -> None:
    done = run_program("before", "2026-12-01", "swim", "--json", *AFTER)
    unsure = run_program("before", "2026-12-01", "eat sushi", "use minoxidil", "--json", *AFTER)

    found = json.loads(unsure.out)
    assert (done.code, unsure.code) == (0, 12)
    assert found["schema"] == "mesocare/before/2"
    assert (found["not_covered"], found["questions"]) == (["eat sushi"], ["minoxidil"])


def test_before_says_what_the_sessions_given_block() -> None:
    done = run_program("before", "2026-11-24", "swim", "--json", *AFTER)

    found = json.loads(done.out)
    assert found["blocked"] == ["swimming"]
    assert found["activities"][0]["clear_now_at"] == "2026-11-27T14:30:00+00:00"


ELSEWHERE = {"TZ": "Pacific/Auckland"}
"""A traveller's computer: it has its own clock, and the session another."""


@pytest.mark.parametrize(
    "call",
    ["can wash my hair", "why wash my hair", "before 2199-01-01 swim", "course", "signs", "next"],
)
def test_where_the_readers_clock_shows_another_time_each_answer_says_whose_it_means(
    call: str,
) -> None:
    """TIME-17: 3 pm in New York is 9 am of the next day in Auckland."""
    given = ("-s", "yesterday 3 pm", "--tz", "America/New_York")
    here = run_program(*call.split(), *given, TZ="America/New_York").out
    away = run_program(*call.split(), *given, **ELSEWHERE).out

    assert "New York" not in here
    assert "New York" in away
