"""Answers that a clinician can check: each case of time, moments and course is a test."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from known_cases import (
    FILES,
    LONDON,
    RULES,
    WEDNESDAY_NOON,
    Case,
    at_of,
    known,
    make_course,
    make_protocol,
    moment,
    moment_or_none,
    now_of,
    one_restriction,
    range_or_none,
    sessions_of,
    watch_of,
    zone_of,
)

from mesocare.dates.misread import WRITE_LIKE
from mesocare.dates.moments import Session, add_to_day, local_instant
from mesocare.dates.typed import parse_at, parse_session
from mesocare.dates.waits import Wait, parse_lead, parse_length, parse_span, parse_wait
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.protocol import (
    FORMAT,
    AfterEffect,
    Care,
    Preparation,
    Restriction,
)


@known("time", "waits")
def test_a_wait_ends_at_the_known_moment(case: Case) -> None:
    """TIME-1 to TIME-11."""
    plan = make_plan(one_restriction(case), sessions_of(case), at=at_of(case), zone=zone_of(case))

    (restriction,) = plan.restrictions
    assert restriction.clear_at == moment_or_none(case, "clear_at")
    if "cross" in case["name"]:
        assert restriction.caution_at in {None, restriction.clear_at}
    else:
        assert restriction.caution_at == moment_or_none(case, "caution_at")


@known("time", "waits")
def test_an_activity_has_the_known_status_at_each_moment(case: Case) -> None:
    """TIME-7 to TIME-10."""
    protocol, sessions, zone = one_restriction(case), sessions_of(case), zone_of(case)
    expected = case.get("statuses", {})

    plan = make_plan(protocol, sessions, at=at_of(case), zone=zone)
    foreseen = {text: plan.restrictions[0].status_at(moment(text)) for text in expected}
    now = {
        text: make_plan(protocol, sessions, at=moment(text), zone=zone).restrictions[0].status
        for text in expected
    }

    assert foreseen == expected
    assert now == expected


@known("time", "refused")
def test_what_cannot_be_dated_is_refused(case: Case) -> None:
    """TIME-11."""
    sessions = sessions_of(case)

    with pytest.raises(InputRefusedError):
        make_plan(one_restriction(case), sessions, at=at_of(case), zone=zone_of(case))


@known("time", "care")
def test_care_has_its_known_dates(case: Case) -> None:
    """TIME-12."""
    length = range_or_none(case, "for")
    care = Care(
        do="use a mild shampoo",
        from_=range_or_none(case, "from"),
        for_=Wait(*length) if length else None,
    )
    protocol = make_protocol(care={"mild-shampoo": care}, watch=watch_of(case))

    plan = make_plan(protocol, sessions_of(case), at=at_of(case), zone=zone_of(case))

    (dated,) = plan.care
    assert (dated.id, dated.status, dated.from_at, dated.until_at) == (
        "mild-shampoo",
        case["status"],
        moment(case["from_at"]),
        moment_or_none(case, "until_at"),
    )


@known("time", "after_effects")
def test_an_after_effect_has_its_known_dates(case: Case) -> None:
    """TIME-12."""
    effect = AfterEffect(
        what="mild swelling",
        lasts=parse_span(case["lasts"]),
        call_after=range_or_none(case, "call_after"),
    )
    protocol = make_protocol(after_effects={"swelling": effect})

    plan = make_plan(protocol, sessions_of(case), at=at_of(case), zone=zone_of(case))

    (dated,) = plan.after_effects
    assert (dated.id, dated.normal_until_at, dated.call_from_at) == (
        "swelling",
        moment(case["normal_until_at"]),
        moment_or_none(case, "call_from_at"),
    )


@known("time", "before_session")
def test_a_preparation_counts_back_to_its_known_moments(case: Case) -> None:
    """TIME-13."""
    protocol = make_protocol(
        restrictions={
            key: Restriction(activity=told["activity"], wait=parse_wait(told["wait"]))
            for key, told in case.get("restrict", {}).items()
        },
        before_session={
            key: Preparation(do_not=told["do_not"], from_=parse_lead(told["from"]))
            for key, told in case["prepare"].items()
        },
    )

    plan = make_plan(protocol, sessions_of(case), at=at_of(case), zone=zone_of(case))

    statuses = {
        text: {dated.id: dated.status_at(moment(text)) for dated in plan.restrictions}
        for text in case["statuses"]
    }
    clear_at = {dated.id: dated.clear_at for dated in plan.restrictions}
    ids_in_order = list(next(iter(case["statuses"].values())))
    assert statuses == case["statuses"]
    assert list(statuses[next(iter(statuses))]) == ids_in_order
    assert {**clear_at, **_moments(case.get("clear_at", {}))} == clear_at


def _moments(told: dict[str, str]) -> dict[str, datetime]:
    return {key: moment(text) for key, text in told.items()}


@known("moments", "read")
def test_a_text_is_read_as_the_known_session(case: Case) -> None:
    """TIME-1, TIME-4, TIME-6, TIME-11."""
    session = parse_session(case["text"], zone=zone_of(case), now=now_of(case))

    assert session == Session(
        ended_at=moment(case["ended_at"]),
        on=date.fromisoformat(case["on"]),
        has_time=case["has_time"] == "yes",
        zone=zone_of(case),
    )
    assert session.zone is zone_of(case)


@known("moments", "read")
def test_a_text_is_read_as_the_known_moment(case: Case) -> None:
    """TIME-1, TIME-4, TIME-11: but for the name of today, which may be the one a week later."""
    if case["at"] == "refused":
        with pytest.raises(InputRefusedError):
            parse_at(case["text"], zone=zone_of(case), now=now_of(case))
        return

    at = parse_at(case["text"], zone=zone_of(case), now=now_of(case))

    assert at == moment(case["at"])


@known("moments", "refuse")
def test_a_text_that_is_no_date_is_refused(case: Case) -> None:
    """TIME-11: nothing is ever filled in from today."""
    with pytest.raises(InputRefusedError) as as_session:
        parse_session(case["text"], zone=zone_of(case), now=now_of(case))
    with pytest.raises(InputRefusedError) as as_moment:
        parse_at(case["text"], zone=zone_of(case), now=now_of(case))

    for refusal in (str(as_session.value), str(as_moment.value)):
        assert [part for part in case.get("says", ["."]) if part not in refusal] == []


THURSDAY = datetime(2026, 11, 26, 11, 47, tzinfo=UTC)
HERE = ZoneInfo(LONDON)


def forms(group: str) -> pytest.MarkDecorator:
    """Run a test with each spelling of a group."""
    cases = FILES["moments"][group]
    return pytest.mark.parametrize("case", cases, ids=[case["text"] for case in cases])


@forms("session_forms")
def test_a_spelling_of_a_session_means_what_its_long_form_means(case: Case) -> None:
    """TIME-1: strict is one reading, and not one spelling."""
    session = parse_session(case["text"], zone=HERE, now=THURSDAY)

    assert session == parse_session(case["means"], zone=HERE, now=THURSDAY)
    assert parse_session(case["text"].upper(), zone=HERE, now=THURSDAY) == session


@forms("moment_forms")
def test_a_spelling_of_a_moment_means_what_its_long_form_means(case: Case) -> None:
    """TIME-1: what is looked at, and an event, may lie ahead."""
    at = parse_at(case["text"], zone=HERE, now=THURSDAY)

    assert at == parse_at(case["means"], zone=HERE, now=THURSDAY)


@forms("refused_as_session")
def test_a_spelling_that_is_no_session_is_refused_with_the_text_to_copy(case: Case) -> None:
    """TIME-11: nothing is guessed."""
    with pytest.raises(InputRefusedError) as refusal:
        parse_session(case["text"], zone=HERE, now=THURSDAY)

    assert str(refusal.value).removesuffix(f" {WRITE_LIKE}") == case["says"]
    copied = [parse_session(text, zone=HERE, now=THURSDAY) for text in copies(case["says"])]
    assert len(set(copied)) == len(copied)


@forms("refused_as_moment")
def test_a_spelling_that_is_no_moment_is_refused_with_the_text_to_copy(case: Case) -> None:
    """TIME-11: nothing is guessed."""
    with pytest.raises(InputRefusedError) as refusal:
        parse_at(case["text"], zone=HERE, now=THURSDAY)

    assert str(refusal.value).removesuffix(f" {WRITE_LIKE}") == case["says"]
    copied = [parse_at(text, zone=HERE, now=THURSDAY) for text in copies(case["says"])]
    assert len(set(copied)) == len(copied)


def copies(said: str) -> list[str]:
    """Give the texts that a question offers to copy."""
    question, _, written = said.partition("? Write ")
    is_offer = bool(written) and not question.startswith("At what time") and "both" not in written
    return written.removesuffix(".").split(" or ") if is_offer else []


@pytest.mark.parametrize("length", [65, 1_000, 1_000_000])
def test_more_than_64_characters_are_refused_at_once(length: int) -> None:
    """64 characters at most."""
    with pytest.raises(InputRefusedError) as refusal:
        parse_session("1" * length, zone=ZoneInfo(LONDON), now=moment(WEDNESDAY_NOON))

    assert "64" in str(refusal.value)
    assert len(str(refusal.value)) < 300


@known("moments", "clock")
def test_a_clock_on_the_wall_shows_the_known_moment(case: Case) -> None:
    """TIME-4."""
    wall = datetime.fromisoformat(case["wall"])

    assert local_instant(wall, zone_of(case)) == moment(case["moment"])


@known("course", "sums")
def test_lengths_are_added_to_a_day_as_on_a_calendar(case: Case) -> None:
    """TIME-5."""
    lengths = [parse_length(text) for text in case["add"]]

    assert add_to_day(date.fromisoformat(case["day"]), *lengths) == date.fromisoformat(
        case["gives"]
    )


@known("course", "plans")
def test_the_next_sessions_have_their_known_dates(case: Case) -> None:
    """COURSE-1, COURSE-2, COURSE-4, COURSE-7, TIME-5."""
    protocol = make_protocol(
        watch=watch_of(case),
        course=make_course(case["course"]) if "course" in case else None,
    )
    sessions = sessions_of(case)

    plan = make_plan(protocol, sessions, at=at_of(case), zone=zone_of(case))

    last_on = max(session.on for session in sessions).isoformat()
    counted = [window.recommended_on or window.earliest_on for window in plan.next_sessions]
    best_on = [last_on, *(day.isoformat() for day in counted)]
    assert best_on == case.get("best_on", best_on)
    assert [describe(window) for window in plan.next_sessions] == case.get(
        "next", [describe(window) for window in plan.next_sessions]
    )
    watched = plan.watch_until_on.isoformat() if plan.watch_until_on else "none"
    assert watched == case.get("watch_until_on", "none")


@known("course", "refused")
def test_a_course_beyond_the_calendar_is_refused(case: Case) -> None:
    """TIME-11."""
    protocol = make_protocol(course=make_course(case["course"]))
    sessions = sessions_of(case)

    with pytest.raises(InputRefusedError):
        make_plan(protocol, sessions, at=at_of(case), zone=zone_of(case))


def describe(window: Any) -> str:
    """Write a window as the cases do."""
    words = [
        *([window.recommended_on.isoformat()] if window.recommended_on else []),
        f"from {window.earliest_on} to {window.latest_on}",
        *(["projected"] if window.is_projected else []),
        *(["optional"] if window.is_optional else []),
    ]
    return f"{window.number}: {', '.join(words)}"


PUBLISHED = [case for case in FILES["course"]["plans"] if case["name"].startswith("Published")]


@pytest.mark.parametrize("case", PUBLISHED, ids=[case["name"] for case in PUBLISHED])
def test_a_rule_file_can_express_every_published_schedule(case: Case) -> None:
    """COURSE-4: what the YAML says is what the course means."""
    told = {
        "format": FORMAT,
        "protocol": {
            "id": "published",
            "title": "A published schedule",
            "version": "1.0.0",
            "language": "en",
            "written_on": "2026-11-22",
        },
        "restrictions": {"wash-hair": {"activity": "wash your hair", "wait": "24 to 48 hours"}},
        "course": case["course"],
    }
    text = yaml.safe_dump(told).replace("'", "")

    protocol = parse_protocol(text, "published.yaml")

    assert protocol.course == make_course(case["course"])


def test_the_cases_prove_every_rule() -> None:
    """Every rule but TIME-10, whose answers are asked of the plan."""
    cases = list(_all_cases())

    assert {case["rule"] for case in cases} == RULES
    assert [case["name"] for case in cases if not case["why"]] == []
    assert [
        name for name, times in Counter(case["name"] for case in cases).items() if times > 1
    ] == []


def _all_cases() -> Iterable[Case]:
    for groups in FILES.values():
        for cases in groups.values():
            yield from (case for case in cases if "rule" in case)
