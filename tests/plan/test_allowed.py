"""What is allowed some time after a session: counted late, and never a yes before (CAN-4)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from plans import plan_of as rules_plan_of

from mesocare.dates.typed import parse_at, parse_session
from mesocare.dates.waits import parse_wait
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.before import find_before
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import DatedAllowed, Plan
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import understand
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import AddedRestriction, Changes
from mesocare.rules.protocol import Protocol, Restriction, Status

ROME = ZoneInfo("Europe/Rome")
RULES = """\
format: 2
protocol: {id: test, title: Test, version: 1.0.0, language: en, written_on: 2026-11-22}
restrictions: {gym: {activity: go to the gym, wait: 3 days}}
allowed: [{id: bath, activity: take a sponge bath, from: FROM, also_called: [bed bath]}]
course: {gap: 3 weeks, sessions: 3}
"""


def protocol(wait: str = "12 hours") -> Protocol:
    return parse_protocol(RULES.replace("FROM", wait), "rules.yaml")


def plan_of(*sessions: str, at: str, wait: str = "12 hours", zone: ZoneInfo = ROME) -> Plan:
    now = datetime(2026, 11, 20, 12, tzinfo=zone)
    return make_plan(
        protocol(wait),
        [parse_session(text, zone=zone, now=now) for text in sessions],
        at=parse_at(at, zone=zone, now=now),
        zone=zone,
    )


def bath(*sessions: str, at: str, wait: str = "12 hours", zone: ZoneInfo = ROME) -> DatedAllowed:
    return plan_of(*sessions, at=at, wait=wait, zone=zone).allowed[0]


def local(dated: DatedAllowed) -> str:
    assert dated.from_at is not None
    return dated.from_at.astimezone(ROME).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(
    ("wait", "session", "expected"),
    [
        ("12 hours", "2026-11-20T14:30", "2026-11-21T02:30"),
        ("6 to 12 hours", "2026-11-20T14:30", "2026-11-21T02:30"),
        ("12 hours", "2026-11-20", "2026-11-21T12:00"),
        ("2 days", "2026-11-20T14:30", "2026-11-22T14:30"),
        ("2 days", "2026-11-20", "2026-11-23T00:00"),
        ("day 2", "2026-11-20T14:30", "2026-11-22T00:00"),
        ("day 2", "2026-11-20", "2026-11-22T00:00"),
        ("12 hours", "2026-10-24T20:00", "2026-10-25T07:00"),
        ("12 hours", "2027-03-27T20:00", "2027-03-28T09:00"),
    ],
)
def test_its_wait_counts_late(wait: str, session: str, expected: str) -> None:
    """TIME-6, TIME-7: the longer end, without a time from the end of the day, hours elapse."""
    assert local(bath(session, at=session[:10], wait=wait)) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-20T14:29", Status.ASK),
        ("2026-11-20T14:30", Status.AVOID),
        ("2026-11-21T02:29", Status.AVOID),
        ("2026-11-21T02:30", Status.CLEAR),
        ("2027-11-21", Status.CLEAR),
    ],
)
def test_it_is_no_yes_before_a_session_and_one_after_its_wait(at: str, expected: Status) -> None:
    assert bath("2026-11-20T14:30", at=at).status is expected


def test_every_session_counts() -> None:
    """TIME-8."""
    sessions = ("2026-11-20T14:30", "2026-11-20T20:00", "2026-12-11T10:00")

    statuses = {
        at: bath(*sessions, at=at).status
        for at in ("2026-11-21T03:00", "2026-11-21T08:00", "2026-12-11T21:59", "2026-12-11T22:00")
    }

    assert list(statuses.values()) == [Status.AVOID, Status.UPCOMING, Status.AVOID, Status.CLEAR]


def test_a_session_of_today_without_a_time_may_just_have_ended() -> None:
    assert bath("2026-11-20", at="2026-11-20T00:00").status is Status.AVOID


def test_its_changes_are_its_statuses() -> None:
    sessions = ("2026-11-20T14:30", "2026-11-20T20:00", "2026-12-11T10:00")
    dated = bath(*sessions, at="2026-11-19")
    start = datetime(2026, 11, 19, tzinfo=ROME)
    hours = [start + timedelta(hours=hour) for hour in range(24 * 30)]

    changes = list(dated.changes_after(start))

    assert [one.status for one in changes] == [
        Status.AVOID, Status.UPCOMING, Status.AVOID, Status.CLEAR,
    ]  # fmt: skip
    for moment in hours:
        last = [one.status for one in changes if one.at <= moment]
        assert dated.status_at(moment) is (last[-1] if last else Status.ASK)


def ask(words: str, at: str = "2026-11-20T16:30", *sessions: str) -> Answer:
    return make_answer(plan_of(*(sessions or ("2026-11-20T14:30",)), at=at), words)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("take a sponge bath", "not-yet"),
        ("a bed bath now", "not-yet"),
        ("a bed bath tomorrow at 2:29", "not-yet"),
        ("a bed bath tomorrow at 2:30", "yes"),
        ("a bed bath tomorrow", "not-yet"),
        ("a bed bath on Sunday", "yes"),
        ("a bed bath today or on Sunday", "not-yet"),
        ("a bed bath and the gym on Sunday", "not-yet"),
    ],
)
def test_a_question_is_a_yes_only_where_all_of_its_time_is(words: str, verdict: str) -> None:
    assert ask(words).verdict == verdict


def test_the_answer_says_from_when() -> None:
    (answered,) = ask("take a sponge bath").answers

    assert (answered.id, answered.status) == ("bath", Status.AVOID)
    assert answered.ok_at == datetime(2026, 11, 21, 2, 30, tzinfo=ROME)


def test_after_a_session_to_come_it_waits_again() -> None:
    sessions = ("2026-11-20T14:30", "2026-12-11T10:00")

    answers = [
        ask(f"a bed bath on 11 December at {hour}", "2026-12-01", *sessions).verdict
        for hour in ("09:59", "10:00", "21:59", "22:00")
    ]

    assert answers == ["yes", "not-yet", "not-yet", "yes"]


@pytest.mark.parametrize(("hour", "is_blocked"), [("02:29", True), ("02:30", False)])
def test_before_an_event_it_is_counted_too(hour: str, *, is_blocked: bool) -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-20T16:30")
    event_at = parse_at(f"2026-11-21T{hour}", zone=ROME, now=plan.at)
    meant = understand(["bed bath"], make_lexicon(plan.protocol))

    found = find_before(plan.protocol, event_at, ROME, meant=meant, plan=plan)

    assert ([one.id for one in found.blocked], found.allowed) == (["bath"] * is_blocked, ())
    latest = found.clear_if and found.clear_if.ended_by
    assert latest == (None if is_blocked else event_at - timedelta(hours=12))


@pytest.mark.parametrize("activity", ["take a sponge bath", "Bed  bath"])
def test_what_a_clinic_holds_off_is_not_allowed_as_well(activity: str) -> None:
    """No yes stands beside a do-not."""
    added = AddedRestriction(activity=activity, wait=parse_wait("9 days"), because="we say so")
    changes = Changes(version="1.0.0", add={"own-bath": added})
    changed = apply_changes(protocol(), changes)
    now = datetime(2026, 11, 22, 12, tzinfo=ROME)
    session = parse_session("2026-11-20T14:30", zone=ROME, now=now)
    plan = make_plan(changed, [session], at=now, zone=ROME)

    assert plan.allowed == ()
    assert make_answer(plan, "take a bed bath").verdict != "yes"


FASTING = """
allowed:
  - {id: eat, activity: eat and drink normally, also_called: [food]}
  - {id: warfarin, activity: restart warfarin, from: 6 hours}
  - {id: tea, activity: drink tea}
  - {id: pills, activity: take paracetamol}
  - {id: work, activity: go to work}
before_session:
  nothing: {do_not: eat, from: 6 hours}
  solid: {do_not: take solid food or eat meat, from: 2 days}
  clear: {do_not: drink anything, from: 2 hours}
  aspirin: {do_not: take aspirin, from: 1 week}
restrictions:
  gym: {activity: go to the gym, wait: 3 days}
course: {sessions: 2, gap: 2 weeks}
"""
FIRST, SECOND = "2026-12-10T14:00", "2026-12-24T14:00"


def ask_fasting(words: str, at: str, *sessions: str) -> Answer:
    return make_answer(rules_plan_of(*sessions, rules=FASTING, at=at), words)


@pytest.mark.parametrize("words", ["restart warfarin", "go to work", "drink tea", "food"])
def test_what_holds_after_a_visit_is_no_yes_before_the_first(words: str) -> None:
    answer = ask_fasting(words, "2026-12-01T07:00", FIRST)

    assert answer.verdict == "ask"
    ok_at = datetime(2026, 12, 10, 20 if "warfarin" in words else 14, tzinfo=UTC)
    assert answer.answers[-1].ok_at == ok_at


@pytest.mark.parametrize(
    ("words", "at", "verdict"),
    [
        ("restart warfarin", "2026-12-10T15:00", "not-yet"),
        ("restart warfarin", "2026-12-24T07:00", "yes"),
        ("restart warfarin", "2026-12-24T15:00", "not-yet"),
        ("eat and drink normally", "2026-12-20T07:00", "yes"),
        ("eat and drink normally", "2026-12-23T07:00", "ask"),
        ("eat and drink normally", "2026-12-24T09:00", "not-yet"),
        ("eat and drink normally", "2026-12-24T14:00", "yes"),
        ("drink tea", "2026-12-24T11:00", "yes"),
        ("drink tea", "2026-12-24T12:00", "not-yet"),
        ("drink tea", "2026-12-24T14:00", "yes"),
        ("take paracetamol", "2026-12-24T12:00", "yes"),
        ("go to work", "2026-12-24T12:00", "yes"),
    ],
)
def test_between_visits_it_holds_until_a_ban_or_the_next_one(
    words: str, at: str, verdict: str
) -> None:
    """A ban of a part of it makes it a question; one of another medicine leaves it."""
    assert ask_fasting(words, at, FIRST, SECOND).verdict == verdict


@pytest.mark.parametrize(
    ("event", "words", "is_yes"),
    [
        ("2026-12-09T12:00", "food", False),
        ("2026-12-10T12:00", "go to work", False),
        ("2026-12-12T12:00", "food", True),
        ("2026-12-24T12:00", "food", False),
        ("2026-12-24T12:00", "go to work", True),
    ],
)
def test_before_an_event_it_is_no_yes_either(event: str, words: str, *, is_yes: bool) -> None:
    plan = rules_plan_of(FIRST, SECOND, rules=FASTING, at="2026-12-01T07:00")
    meant = understand([words], make_lexicon(plan.protocol))
    event_at = parse_at(event, zone=plan.zone, now=plan.at)

    found = find_before(plan.protocol, event_at, plan.zone, meant=meant, plan=plan)

    assert (not found.blocked and found.is_sure) is is_yes


LISTS = """\
restrictions:
  make-up: {activity: wear eye make-up or lotions, wait: 1 week, also_called: [eyeliner]}
  spices: {activity: eat spicy food, wait: 2 days}
  cap: {activity: use an LED or laser cap, wait: 1 day}
  scents: {activity: smell nice, wait: 1 day, also_called: ["perfume, cologne"]}
  glow: {activity: glow a little, wait: 1 day, also_called: [cologne/perfume]}
  shine: {activity: shine, wait: 1 day, also_called: ["aftershave & perfume"]}
  smile: {activity: smile, wait: 1 day, also_called: [teeth brushing]}
  wrap: {activity: wrap up, wait: 1 day, also_called: [worn scarves]}
  lunch: {activity: "drink, eat, chat", wait: 1 day}
before_session:
  make-up-before: {do_not: wear eye make-up or perfume, from: day -1}
  fast: {do_not: eat or smoke, from: day -1}
  mouth: {do_not: brush teeth, from: day -1}
  scarf: {do_not: tie scarfs, from: day -1, also_called: [scarves that are worn, wear scarves]}
  peel: {do_not: "have a peel, laser or derma-roller", from: 1 week}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("wear eye make-up", "not-yet"),
        ("eyeliner", "not-yet"),
        ("wear lotions", "not-yet"),
        ("eat spicy food", "not-yet"),
        ("use a laser cap", "yes"),
        ("smell nice", "not-yet"),
        ("glow a little", "not-yet"),
        ("shine", "not-yet"),
        ("smile", "not-yet"),
        ("wrap up", "not-yet"),
        ("drink, eat, chat", "not-yet"),
    ],
)
def test_what_a_visit_bans_under_another_name_is_no_yes_before_it(words: str, verdict: str) -> None:
    """One thing of a list, or more than a rule names; a laser is no laser cap."""
    plan = rules_plan_of("2026-12-10T14:00", rules=LISTS, at="2026-12-09T12:00")

    assert make_answer(plan, words, make_lexicon(plan.protocol)).verdict == verdict


# What a visit bans, and the rules allow after it

BANNED_THEN_ALLOWED = """\
format: 2
protocol: {id: test, title: Test, version: 1.0.0, language: en, written_on: 2026-11-22}
restrictions: {fly: {activity: fly, wait: 7 days}}
before_session: {eat: {do_not: BAN, from: day 0}}
allowed: [{id: after, activity: ALLOWED}]
"""


def visited(ban: str, allowed: str, at: str, *sessions: str) -> Plan:
    now = datetime(2026, 11, 20, 12, tzinfo=ROME)
    rules = BANNED_THEN_ALLOWED.replace("BAN", ban).replace("ALLOWED", allowed)
    return make_plan(
        parse_protocol(rules, "rules.yaml"),
        [parse_session(text, zone=ROME, now=now) for text in sessions or ("2026-11-20T14:30",)],
        at=parse_at(at, zone=ROME, now=now),
        zone=ROME,
    )


@pytest.mark.parametrize(
    ("ban", "allowed", "words"),
    [
        ("eat", "eat and drink normally after your test, also_called: [eat normally]", "eat"),
        ("eat", "eat normally", "eat"),
        ("eat", "eat and drink straight away", "eat"),
        ("eat solid food", "eat", "eat solid food"),
        ("eat or drink", "eat", "eat"),
    ],
)
def test_what_a_visit_bans_is_allowed_once_it_is_over(ban: str, allowed: str, words: str) -> None:
    """Before the visit the ban wins; after it, what the rules allow then."""
    before = make_answer(visited(ban, allowed, "2026-11-20T14:29"), words)
    after = make_answer(visited(ban, allowed, "2026-11-20T14:30"), words)

    assert (before.verdict, after.verdict) == ("not-yet", "yes")
    assert [one.id for one in after.answers] == ["after"]


def test_after_a_visit_what_it_bans_waits_as_long_as_what_is_allowed() -> None:
    allowed = "eat, from: 2 hours"

    verdicts = [
        make_answer(visited("eat", allowed, f"2026-11-20T{clock}"), "eat").verdict
        for clock in ("14:29", "14:30", "16:29", "16:30")
    ]
    (listed,) = [
        one for one in visited("eat", allowed, "2026-11-20").restrictions if one.preparation
    ]

    assert verdicts == ["not-yet", "not-yet", "not-yet", "yes"]
    assert listed.clear_at == datetime(2026, 11, 20, 16, 30, tzinfo=ROME)


def test_after_a_visit_a_condition_of_what_is_allowed_is_said_and_nothing_asked_beside_it() -> None:
    plan = visited("eat", "eat, unless: we told you otherwise", "2026-11-20T15:00")

    answer = make_answer(plan, "eat")

    assert [(one.kind, one.id) for one in answer.answers] == [("allowed", "after")]


@pytest.mark.parametrize(
    ("ban", "allowed", "words"),
    [
        ("eat or drink", "drink water", "eat"),
        ("eat", "eat ice", "eat"),
        ("take aspirin", "take paracetamol", "take aspirin"),
        ("drink wine", "drink water", "drink wine"),
        ("drink alcohol", "eat and drink", "drink alcohol"),
        ("drink alcohol", "drink, also_called: [eat and drink]", "drink alcohol"),
    ],
)
def test_what_is_allowed_frees_nothing_that_it_does_not_name(
    ban: str, allowed: str, words: str
) -> None:
    after = make_answer(visited(ban, allowed, "2026-11-20T15:00"), words)

    assert after.verdict == "ask"


def test_after_a_visit_what_it_alone_bans_leaves_the_lists_while_its_wait_runs() -> None:
    at = ("2026-11-19", "2026-11-20T14:29", "2026-11-20T15:00", "2026-11-20T17:00")

    listed = [
        [one.status for one in visited("eat", "eat, from: 2 hours", moment).restrictions[1:]]
        for moment in at
    ]

    assert listed == [[Status.UPCOMING], [Status.AVOID], [], []]


def test_before_the_next_visit_it_is_banned_again() -> None:
    sessions = ("2026-11-20T14:30", "2026-12-11T10:00")

    verdicts = [
        make_answer(visited("eat", "eat", at, *sessions), "eat").verdict
        for at in ("2026-12-10T23:59", "2026-12-11T09:59", "2026-12-11T10:00")
    ]

    assert verdicts == ["yes", "not-yet", "yes"]


TOLD_IN_FULL = """
sources: {leaflet: {kind: clinic, title: A leaflet, address: https://example.org/a}}
allowed:
  - id: swim
    activity: swim
    short: swimming
    also_called: [bathe]
    only_if: you have no wound
    from: 1 to 2 weeks
    why: Water softens scabs.
    basis: guide
    sources: [leaflet]
"""


def test_what_is_allowed_after_a_wait_is_told_as_held_off_with_all_that_is_known_of_it() -> None:
    """CAN-4: everybody waits, so its condition is not that of the ban."""
    dye = "restrictions: {dye: {activity: dye, wait: 2 days}}"
    plan = rules_plan_of(rules=f"{dye}{TOLD_IN_FULL}")
    (swim,) = plan.allowed

    told = swim.as_restriction()

    assert told.rule == Restriction(
        activity="swim",
        short="swimming",
        also_called=("bathe",),
        wait=parse_wait("2 weeks"),
        why="Water softens scabs.",
        basis=swim.rule.basis,
        sources=("leaflet",),
    )
    assert swim.rule.basis is not None
    assert (told.id, told.status, told.clear_at) == ("swim", Status.AVOID, swim.from_at)
    assert (told.holds, told.latest_session_at) == (swim.holds, swim.latest_session_at)
