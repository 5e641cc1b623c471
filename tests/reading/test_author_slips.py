"""What an author who knows no programming writes, and where the message leads."""

import pytest
from rule_texts import HEAD

from mesocare.authoring.fix import apply_fixes, fixes_in
from mesocare.reading.rule_file import shape_rules

FILE = f"""\
{HEAD}
events:
  scabs-gone: {{what: the scabs have gone}}
questions:
  long-hair: {{ask: Do you have long hair?, if_yes: you have long hair}}
restrictions:
  swim:
    activity: swim
    wait: 2 days
    why: The marks need time.
    also_called: [pool, sea]
  scratch:
    activity: scratch
    until: scabs-gone
  tie: {{activity: tie your hair back, wait: 3 days, only_if: long-hair}}
care:
  cream: {{do: put on the cream, how_often: twice a day, through: day 14}}
  visit: {{do: come for a check, on: day 4}}
after_effects:
  sore: {{what: a sore scalp, lasts: 9 days, call_after: 9 days}}
allowed: [{{id: bath, activity: take a bath, from: 12 hours}}]
before_session:
  alcohol: {{do_not: drink alcohol, from: 2 days}}
  ring: {{do: ring us, from: 5 days}}
warning_signs:
  clinic: [{{sign: you feel nothing there, short: no feeling}}]
course: {{sessions: 4 to 8, gap: 4 weeks}}
"""

WRITTEN = [
    ("wait: 2 days\n    why", "wait: 2 weeks minimum\n    why", "wait: at least 2 weeks\n    why"),
    ("wait: 2 days\n    why", "wait: until tomorrow\n    why", "wait: rest of the day\n    why"),
    (
        "wait: 2 days\n    why",
        "wait: until the wound has healed\n    why",
        "until: the wound has healed\n    why",
    ),
    (
        "wait: 2 days\n    why",
        "wait: until the end of day 2\n    why",
        "wait: through day 2\n    why",
    ),
    ("wait: 2 days\n    why", "wait: not until after 2 weeks\n    why", "wait: 2 weeks\n    why"),
    ("until: scabs-gone", "until: Scabs gone", "until: scabs-gone"),
    ("until: scabs-gone", "until: scabs_gone", "until: scabs-gone"),
    ("until: scabs-gone", "until: all your scabs have gone.", "until: scabs-gone"),
    ("only_if: long-hair", "only_if: long hair", "only_if: long-hair"),
    ("only_if: long-hair", "only_if: Long-Hair", "only_if: long-hair"),
    ("only_if: long-hair", "only_if: you have long hair", "only_if: long-hair"),
    ("through: day 14", "for: a few days", "about: a few days"),
    ("through: day 14", "through: 2 weeks", "through: day 14"),
    (
        "wait: 2 days\n    why",
        "wait: over the next few weeks\n    why",
        "about: the first few weeks\n    why",
    ),
    ("alcohol, from: 2 days", "alcohol, from: some days", "alcohol, about: some days"),
    ("alcohol, from: 2 days", "alcohol, from: two days before", "alcohol, from: 2 days"),
    ("alcohol, from: 2 days", "alcohol, from: on the day", "alcohol, from: day 0"),
    ("alcohol, from: 2 days", "alcohol, from: the day before your visit", "alcohol, from: day -1"),
    (
        "alcohol, from: 2 days",
        "alcohol, from: 10 pm on the day before",
        "alcohol, from: day -1 22:00",
    ),
    (
        "alcohol, from: 2 days",
        "alcohol, from: 9:30 pm the evening before your visit",
        "alcohol, from: day -1 21:30",
    ),
    ("alcohol, from: 2 days", "alcohol, from: 07:00 on the day", "alcohol, from: day 0 07:00"),
    ("alcohol, from: 2 days", "alcohol, from: 12 am on the day", "alcohol, from: day 0 00:00"),
    ("alcohol, from: 2 days", "alcohol, from: 3 days before your visit", "alcohol, from: 3 days"),
    ("alcohol, from: 2 days", "alcohol, from: at least 2 days", "alcohol, from: 2 days"),
    ("alcohol, from: 2 days", "alcohol, from: midnight", "alcohol, from: day 0"),
    ("call_after: 9 days", "call_after: more than 9 days", "call_after: 9 days"),
    ("wait: 3 days", "wait: until 3 days", "wait: 3 days"),
    (
        "what: the scabs have gone}",
        "what: the scabs have gone, usually: about a week}",
        "what: the scabs have gone, usually: 1 week}",
    ),
    ("gap: 4 weeks", "gap: every 4 weeks", "gap: 4 weeks"),
    ("gap: 4 weeks", "gap: monthly", "gap: 1 month"),
    ("sessions: 4 to 8", "sessions: 4-8", "sessions: 4 to 8"),
    ("sessions: 4 to 8", "sessions: four", "sessions: 4"),
    ("through: day 14", "through: 14 days", "through: day 14"),
    ("[pool, sea]", "pool, sea", "[pool, sea]"),
    ("    wait: 2 days\n    why", "    wait:2 days\n    why", "    wait: 2 days\n    why"),
]


@pytest.mark.parametrize(("right", "written", "fixed"), WRITTEN)
def test_a_slip_with_one_meaning_is_written_as_it_is_meant(
    right: str, written: str, fixed: str
) -> None:
    assert right in FILE
    found = shape_rules(FILE.replace(right, written), "rules.yaml").problems

    assert [bool(problem.fix) for problem in found] == [True]
    mended = apply_fixes(FILE.replace(right, written), fixes_in(found))
    assert mended == FILE.replace(right, fixed)


@pytest.mark.parametrize(
    ("right", "written", "place", "said"),
    [
        (
            "wait: 2 days\n    why",
            "wait: 7\n    why",
            "swim.wait",
            "Write '7 days', '7 hours' or so",
        ),
        (
            "wait: 2 days\n    why",
            "wait: day 5\n    why",
            "swim.wait",
            "'through day 5' if with its",
        ),
        (
            "wait: 2 days\n    why",
            "wait: until day 3\n    why",
            "swim.wait",
            "'through day 2' if it is over with the start",
        ),
        (
            "wait: 2 days\n    why",
            "wait: until next Friday\n    why",
            "swim.wait",
            "this is a time",
        ),
        ("until: scabs-gone", "until: tomorrow", "scratch.until", "this is a time"),
        ("until: scabs-gone", "until: the end of day 2", "scratch.until", "this is a time"),
        ("until: scabs-gone", "until: scabs-gon", "scratch.until", "Did you mean 'scabs-gone'?"),
        ("until: scabs-gone", "until: Scabsgone", "scratch.until", "Did you mean 'scabs-gone'?"),
        ("wait: 2 days\n    why", "wait: 2026-12-01\n    why", "swim.wait", "is a date, and each"),
        ("The marks need time.", "", "swim.why", "nothing stands behind 'why'"),
        (
            "The marks need time.",
            "#1 reason",
            "swim.why",
            "A text that begins with '#' needs quotes",
        ),
        ("why: The", "reason: The", "swim.reason", "Did you mean 'why'?"),
        ("only_if: long-hair", "only_if: yes", "tie.only_if", "'if yes' says nothing"),
        ("activity: swim\n", "activity: alcohol\n", "swim.activity", "lacks what somebody does"),
        ("on: day 4", "on: 3 to 5 days", "visit.on", "'from: day 3' and 'through: day 5'"),
        ("on: day 4", "on: 2 to 4 weeks", "visit.on", "'from: day 14' and 'through: day 28'"),
        (
            "how_often: twice a day,",
            "how_often: twice a day for a week,",
            "cream.how_often",
            "into 'for'",
        ),
        (
            "wait: 2 days\n    why",
            "wait: until at least day 14\n    why",
            "swim.wait",
            "'through day 13' if it is over with the start",
        ),
        (
            "through: day 14",
            "from: a few days",
            "cream.from",
            "'some-days: {what: a few days have passed}'",
        ),
        ("gap: 4 weeks", "gap: a few weeks", "course.gap", "without 'sessions', as 'about: 3"),
        ("from: 2 days", "from: my period", "alcohol.from", "where it is no length, say it in"),
        ("on: day 4", "on: every day", "visit.on", "How often belongs into 'how_often'"),
        ("on: day 4", "on: day 4, day 6", "visit.day 6", "brackets: [day 3, day 5]"),
        ("on: day 4", "on: 2 to 4 months", "visit.on", "'from: 2 months' and 'for: 2 months'"),
        ("from: 2 days", "from: at least 2-3 days", "alcohol.from", "Write '3 days', the longer"),
        ("wait: 3 days", "wait: at least 2-3 days", "tie.wait", "Write 'at least 3 days'"),
        ("wait: 3 days", "wait: 2 to 3 weeks minimum", "tie.wait", "Write 'at least 3 weeks'"),
        ("wait: 3 days", "wait: at least day 14", "tie.wait", "'through day 13' if it is over"),
        ("wait: 3 days", "wait: until the next morning", "tie.wait", "choose the later one"),
        ("wait: 3 days", "wait: overnight", "tie.wait", "'through day 1' if with its end"),
        ("lasts: 9 days", "lasts: at least 2-3 days", "sore.lasts", "Write 'at least 2 days'"),
        (
            "call_after: 9 days",
            "call_after: day 3",
            "sore.call_after",
            "'through day 2' if it is a",
        ),
        ("lasts: 9 days", "lasts: until it has healed", "sore.lasts", "is not a length of time"),
        (
            "wait: 3 days",
            "wait: until it has healed, until: scabs-gone",
            "tie.wait",
            "is not a wait",
        ),
        ("  swim:\n", "  '!!':\n", "restrictions.!!", "Write small letters, digits and hyphens"),
        ("call_after: 9 days", "call_after: the next day", "sore.call_after", "'rest of the day'"),
        ("call_after: 9 days", "call_after: at least 3-5 days", "sore.call_after", "'3 days'"),
        ("through: day 14", "for: about 20 minutes", "cream.for", "'for: rest of the day'"),
        ("until: scabs-gone", "until: your next session", "scratch.until", "last-session"),
        ("lasts: 9 days", "about: some weeks later", "sore.about", "'about: a while'"),
        ("wait: 3 days", "wait: 3 days, in_between: gently", "tie.in_between", "first end when"),
        (
            "wait: 3 days",
            "wait: until it has healed and 2 weeks are over",
            "tie.wait",
            "'2 weeks' is not counted in words",
        ),
        ("from: 12 hours", "from: straight away", "from", "Take the key out"),
        ("from: 12 hours", "from: as soon as you feel well", "from", "'only_if: you feel well'"),
        ("from: 12 hours", "from: at least 8 hours", "from", "'8 hours' if it is OK then"),
        ("through: day 14", "from: once it is dry", "cream.from", "'then: {what: it is dry}'"),
        ("do: put on", "do_not: put on", "cream.do_not", "What not to do after a session is a"),
        ("from: 2 days", "wait: 2 days", "alcohol.wait", "Did you mean 'from'?"),
        ("  swim:\n", "  Swim_Pool:\n", "restrictions.Swim_Pool", "Write 'swim-pool'"),
        ("gap: 4 weeks}", "maintenance: 1 year}", "course", "the key 'gap' is missing"),
    ],
)
def test_a_slip_is_told_where_it_stands_with_what_would_be_right(
    right: str, written: str, place: str, said: str
) -> None:
    assert right in FILE
    found = shape_rules(FILE.replace(right, written, 1), "rules.yaml").problems

    assert any(problem.path.endswith(place) and said in problem.message for problem in found)


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("lasts: 9 days", "lasts: until it has healed"),
        ("wait: 3 days", "wait: until it has healed, until: scabs-gone"),
    ],
)
def test_an_until_goes_nowhere_where_none_can_stand_or_one_does(right: str, written: str) -> None:
    """A fix would write a key that is not known there, or one that is there already."""
    (problem,) = shape_rules(FILE.replace(right, written), "rules.yaml").problems

    assert problem.fix is None


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("from: 12 hours", "from: up to 12 hours"),
        ("from: 12 hours", "from: in the first 2 days"),
        ("call_after: 9 days", "call_after: the first 9 days"),
        ("call_after: 9 days", "call_after: the first week"),
        ("sessions: 4 to 8", "sessions: up to eight"),
        ("call_after: 9 days", "call_after: no more than 9 days"),
        ("gap: 4 weeks", "gap: no more than 4 weeks"),
        ("sessions: 4 to 8", "sessions: up to 8"),
    ],
)
def test_an_upper_limit_is_never_turned_into_a_start_or_an_exact_number(
    right: str, written: str
) -> None:
    """A sign "in the first 2 days" would have begun with day 2."""
    (problem,) = shape_rules(FILE.replace(right, written), "rules.yaml").problems

    assert problem.fix is None
    assert "says up to when" in problem.message


@pytest.mark.parametrize(
    "deadline",
    ["at least 10 days", "10 days or more", "10+ days before", "no later than 2 days before",
     "up to 2 days before", "the day before at the latest"],
)  # fmt: skip
def test_what_must_be_done_by_a_day_is_never_turned_into_from_that_day_on(deadline: str) -> None:
    """TIME-13: "ring us at least 10 days before" is not "from 10 days before"."""
    text = FILE.replace("from: 5 days", f"from: {deadline}")
    (problem,) = shape_rules(text, "rules.yaml").problems

    assert problem.path == "before_session.ring.from"
    assert problem.fix is None
    assert f"'do: ring us {deadline.removesuffix(' before')}" in problem.message


@pytest.mark.parametrize(
    ("right", "written", "place", "said"),
    [
        ("    wait: 2 days\n    why", "    wait 2 days\n    why", "wait", "Write 'wait: 2 days'"),
        ("    why: The", "   why: The", "why: The", "begins with 3 blanks, the one above with 4"),
        (
            "    wait: 2 days\n    why",
            "      wait: 2 days\n    why",
            "wait",
            "begins with 6 blanks",
        ),
        ("on: day 4}", "on: day 4", "{do: come", "Write '}' at its end"),
        ("check, on: day 4}", "check on: day 4}", ": day 4}", "a comma is missing"),
    ],
)
def test_a_line_that_is_no_yaml_is_told_by_its_slip(
    right: str, written: str, place: str, said: str
) -> None:
    """The parser often notices it lines later, in words that only programmers know."""
    text = FILE.replace(right, written, 1)
    (problem,) = shape_rules(text, "rules.yaml").problems

    assert said in problem.message
    assert text.splitlines()[problem.line - 1][problem.column - 1 :].startswith(place)


def test_a_sign_may_be_that_something_is_not_there() -> None:
    """Its label stands before a question mark, and an activity's after "Not yet:"."""
    assert shape_rules(FILE, "rules.yaml").problems == ()
