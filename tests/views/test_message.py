"""The plan as a message: plain lines, each complete, whom to call, no name."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from plans import THREE_NUMBERS, plan_of, read_rules, speaker_of

from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan, see_from
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import Changes, Clinic, ReplacedRestriction
from mesocare.rules.protocol import Status
from mesocare.sentences.course import preparation_sentences
from mesocare.sentences.days import Speaker
from mesocare.views.message import render_message
from mesocare.views.text_message import count_parts, render_sms

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = """
restrictions:
  wash: {activity: wash your hair, short: washing, wait: 24 to 48 hours}
  gym: {activity: exercise hard, short: the gym, wait: 3 days}
  dye: {activity: dye your hair, short: hair dye, wait: 3 days}
  long: {activity: tie your hair, short: ponytails, wait: 3 days, only_if: you have long hair}
  scabs: {activity: pick at scabs, short: scratching, until: scabs-gone}
  sunbed: {activity: use a sunbed, short: sunbeds, wait: always}
  minoxidil: {activity: use minoxidil, short: minoxidil, until: we say so, decided_by: clinic}
events:
  scabs-gone: {what: the scabs have gone}
care:
  shampoo: {do: use a mild shampoo, for: 7 days}
before_session:
  alcohol: {do_not: drink alcohol, short: alcohol, from: 1 day}
warning_signs:
  urgent: [{sign: pus comes out, short: pus}]
  emergency:
  - {sign: your throat is swollen, short: swollen throat}
  - {sign: your lips turn blue, short: blue lips}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def message_of(plan: Plan) -> list[str]:
    """Return the lines of a plan's message."""
    return render_message(plan, speaker_of(plan)).splitlines()


def test_a_message_groups_what_ends_together_and_says_whom_to_call() -> None:
    assert message_of(plan_of(rules=SMALL, clinic=THREE_NUMBERS)) == [
        "Aftercare for your session on Wednesday 25 November, 3 pm.",
        "Best not before Fri 27 Nov, 3 pm (earliest Thu 26 Nov, 3 pm): washing.",
        "Not before Sat 28 Nov, 3 pm: the gym, hair dye.",
        "If you have long hair: Not before Sat 28 Nov, 3 pm: ponytails.",
        "Ask your clinic first: minoxidil.",
        "Not at all: sunbeds.",
        "Not until the scabs have gone: scratching.",
        "Use a mild shampoo, until Wednesday 2 December, 3 pm.",
        "Swollen throat or blue lips? CALL 999 NOW.",
        "Pus? Get medical help today: call 111.",
        "Open Monday to Friday, 9 am to 6 pm.",
        "Closed? Call the nurse on 01632 960 199.",
        "Next visit: Best on Wednesday 16 December (9 to 23 Dec).",
        "The days below move with that visit.",
        "Before that visit, not from Tue 15 Dec: alcohol.",
        "No clinician has approved these rules; your clinic's advice comes first.",
    ]


def test_a_message_says_from_when_on_something_is_allowed() -> None:
    """CAN-4: who never reads "you may swim after 1 week" swims at once."""
    rules = """
restrictions: {gym: {activity: exercise hard, short: the gym, wait: 1 week}}
allowed:
  - {id: swim, activity: swim, short: swimming, from: 1 week}
  - {id: work, activity: go to work, short: work, from: day 1, unless: you stand all day}
  - {id: bath, activity: have a bath, short: baths, only_if: it is not hot}
"""
    early, late = plan_of(rules=rules), plan_of(rules=rules, at="2026-12-05T15:00")

    assert message_of(early)[1:3] == [
        "Not before Wed 2 Dec, 3 pm: the gym, swimming.",
        "OK from Thu 26 Nov, unless you stand all day: work.",
    ]
    assert not [line for line in message_of(late) if "swimming" in line or "work" in line]
    assert "No swimming until Wed 2 Dec, 3 pm." in render_sms(early, speaker_of(early))


def test_a_message_says_that_a_visit_is_overdue_or_came_early() -> None:
    """COURSE-2, COURSE-5."""
    overdue = message_of(plan_of("2026-09-20T10:00", at="2026-11-25T10:00", rules=SMALL))
    early = message_of(plan_of("2026-11-20T10:00", "2026-11-25T15:00", rules=SMALL))

    assert "Next visit: Visit 2 is overdue: it was due by Sunday 18 October. Ring your clinic." in (
        overdue
    )
    assert not any("11 Oct" in line for line in overdue)
    assert "Visit 2 is early, before Friday 4 December. Tell your clinic." in early


def test_a_message_made_at_night_says_the_same_as_by_day() -> None:
    """It says what to do while the clinic is closed, once, whenever it is read."""
    by_day, at_night = (
        plan_of(at=f"2026-11-26T{hour}:00", clinic=THREE_NUMBERS) for hour in ("11", "03")
    )

    night = message_of(at_night)
    assert [line for line in night if "Closed?" in line] == [
        "Closed? Call the nurse on 01632 960 199."
    ]
    assert night == message_of(by_day)
    assert sms_of(at_night) == sms_of(by_day)


def test_a_message_of_a_planned_session_allows_nothing_that_the_session_forbids() -> None:
    """Clinics send it in the morning (TIME-15): the shell asks for the session's end."""
    plan = plan_of("2026-11-26T16:00", rules=SMALL)

    said = "\n".join(message_of(plan))

    assert "OK" not in said
    assert "Not before Sun 29 Nov, 4 pm: the gym, hair dye." in said


@pytest.mark.parametrize("at", ["2026-12-15T18:00", "2026-12-16T15:00", "2026-12-20T09:00"])
def test_before_a_visit_no_message_says_an_end_that_has_passed(at: str) -> None:
    """TIME-13: what only the next visit holds off by now stands with that visit."""
    plan = plan_of(rules=SMALL.replace("drink alcohol", "exercise hard"), at=at)

    assert not any("28 Nov" in line for line in message_of(plan) if "ponytails" not in line)
    assert "28 Nov" not in sms_of(plan)
    assert "Better not until after your next visit: the gym." in sms_of(plan)


def test_what_only_a_preparation_names_stands_in_a_text_message_while_it_holds() -> None:
    """TIME-13."""
    before, during = (
        plan_of(rules=SMALL, at=at) for at in ("2026-12-14T10:00", "2026-12-15T10:00")
    )

    assert "alcohol" not in sms_of(before)
    assert "Better not until after your next visit: alcohol." in sms_of(during)


def sms_of(plan: Plan) -> str:
    """Return a plan's text message."""
    return render_sms(plan, speaker_of(plan)).removesuffix("\n")


def test_a_text_message_names_each_end_once_before_it_names_more_and_counts_the_rest() -> None:
    assert sms_of(plan_of()) == (
        "Aftercare, Wed 25 Nov, 3 pm. No washing your hair until Fri 27 Nov, 3 pm. "
        "No hot water on your head until Wed 2 Dec, 3 pm. No haircuts until Wed 9 Dec, 3 pm. "
        "And 27 more: see your sheet. Swollen throat or hard to breathe? Ambulance now. "
        "Hot and swollen? Medical help today. Worse pain? Ring your clinic."
    )


@pytest.mark.parametrize("clinic", [None, THREE_NUMBERS], ids=["no clinic", "clinic"])
@pytest.mark.parametrize("rules", ["", SMALL], ids=["default", "small"])
@pytest.mark.parametrize("at", ["2026-11-25T15:00", "2026-11-28T16:00", "2027-02-01T10:00"])
def test_a_text_message_accounts_for_every_wait_in_two_parts(
    at: str, rules: str, clinic: Clinic | None
) -> None:
    plan = plan_of(rules=rules, clinic=clinic, at=at)
    held = [
        one.rule.label
        for one in plan.restrictions
        if one.status is not Status.CLEAR and not one.is_preparation
    ]

    text = sms_of(plan)

    more = re.search(r"And (\d+) more: see your sheet\.", text)
    waits = text.partition("And ")[0].partition("Swollen")[0]
    said = [label for label in held if label in waits]
    assert len(said) + int(more[1] if more else 0) == len(held)
    assert count_parts(text) <= 2


@pytest.mark.parametrize("name", ["prp-hair", "scalp-microneedling", "dutasteride-mesotherapy"])
def test_the_other_rules_that_ship_name_waits_and_signs_in_two_parts_as_well(name: str) -> None:
    rules = (EXAMPLES / f"{name}.yaml").read_text("utf-8")
    told = plan_of(clinic=THREE_NUMBERS)
    protocol = parse_protocol(rules, name)
    plan = make_plan(protocol, told.sessions, at=told.at, zone=told.zone, clinic=THREE_NUMBERS)

    text = sms_of(plan)

    assert count_parts(text) <= 2
    assert text.count(" until ") + text.count("Not before") >= 2
    assert "Swollen throat or hard to breathe? Call 999 now." in text


def test_what_the_clinic_changed_and_the_longest_wait_are_not_what_is_left_out() -> None:
    rules, told = read_rules(""), plan_of()
    changed = ReplacedRestriction(wait=rules.restrictions["swimming"].wait, because="of the wind")
    changes = Changes(version=rules.protocol.version, replace={"smoking": changed})
    protocol = apply_changes(rules, changes)
    plan = make_plan(protocol, told.sessions, at=told.at, zone=told.zone, clinic=THREE_NUMBERS)

    text = sms_of(plan)

    assert re.search(r"smoking[^.]* until Wed 2 Dec, 3 pm", text)
    assert "No haircuts until Wed 9 Dec, 3 pm." in text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("✂" * 70, 1),
        ("✂" * 134, 2),
        ("✂" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 66, 2),
        ("😀" * 67, 3),
    ],
)
def test_parts_of_a_text_message_are_counted_as_networks_count_them(text: str, parts: int) -> None:
    """In one alphabet 160 letters, or 153 in each of several; in all others 70 and 67."""
    assert count_parts(text) == parts


def test_a_letter_outside_the_alphabet_of_text_messages_leaves_room_for_less() -> None:
    plan = plan_of(rules=SMALL.replace("short: washing", "short: washing ✂"))

    text = sms_of(plan)

    assert count_parts(text) <= 2
    assert "Swollen throat" in text


def test_a_curly_apostrophe_takes_no_room_from_the_rest() -> None:
    straight = plan_of(rules=SMALL.replace("short: washing", "short: a friend's car"))
    curly = plan_of(rules=SMALL.replace("short: washing", "short: a friend\u2019s car"))

    assert sms_of(curly) == sms_of(straight)


@pytest.mark.parametrize(
    ("telephone", "said"),
    [
        ("☎ 06 1234", "06 1234"),
        ("\uff0b39 \uff10\uff16 1234", "+39 06 1234"),
        ("06\u200b 1234", "06 1234"),
        ("06\u20131234", "06-1234"),
    ],
)
def test_what_has_a_plain_form_is_written_plainly(telephone: str, said: str) -> None:
    """One such letter halved what a part holds, and a third part went out without a word."""
    sent = sms_of(plan_of(clinic=replace(THREE_NUMBERS, telephone=telephone)))
    plain = sms_of(plan_of(clinic=replace(THREE_NUMBERS, telephone=said)))

    assert sent == plain
    assert f"Ring {said}." in sent


@pytest.mark.parametrize("telephone", ["звони 06 1234", "診所 06 1234", "診" * 40])
def test_another_alphabet_leaves_room_for_whom_to_call_and_two_parts_are_the_most(
    telephone: str,
) -> None:
    text = sms_of(plan_of(clinic=replace(THREE_NUMBERS, telephone=telephone)))

    assert count_parts(text) <= 2
    assert "Swollen throat? Call 999 now." in text
    assert f"Ring {telephone}." in text


def test_where_not_even_whom_to_call_fits_no_text_message_is_made() -> None:
    with pytest.raises(InputRefusedError, match="Whom to call does not fit"):
        sms_of(plan_of(clinic=replace(THREE_NUMBERS, telephone="診" * 130)))


def test_the_longest_ban_is_named_though_the_clinic_ends_it() -> None:
    """Hot water stood there, and no word of six months without a baby."""
    rules = (EXAMPLES / "dutasteride-mesotherapy.yaml").read_text("utf-8")
    told, protocol = plan_of(), parse_protocol(rules, "dutasteride-mesotherapy")
    plan = make_plan(protocol, told.sessions, at=told.at, zone=told.zone)

    text = sms_of(plan)

    assert (
        "Not before Tue 25 May 2027, 3 pm, then ask your clinic: trying for a baby, giving blood."
    ) in text


@pytest.mark.parametrize("say", [render_message, render_sms])
def test_a_slip_of_the_year_is_asked_about(say: Callable[[Plan, Speaker], str]) -> None:
    """TIME-16."""
    plan = plan_of("2026-01-04T10:00")
    asked = see_from(plan, plan.at + timedelta(days=363))

    assert "4 January 2026? Did you mean 4 January 2027?" in say(asked, speaker_of(asked))


def test_a_text_message_and_a_visit_say_what_has_no_label_or_one_with_an_article() -> None:
    rules = """
restrictions:
  wax: {activity: wax your legs, wait: 7 days}
before_session:
  smoke: {do_not: smoke, from: 3 days}
  dentist: {do_not: see a dentist, short: the dentist, from: 2 to 3 days}
course: {sessions: 4, gap: 3 weeks}
"""
    plan = plan_of("2026-12-16T15:00", rules=rules, at="2026-12-14T10:00")

    assert "Not until after your next visit: smoke." in sms_of(plan)
    assert "Not before Wed 23 Dec, 3 pm: wax your legs." in sms_of(plan)
    told = [
        sentence
        for dated in plan.preparations
        for sentence in preparation_sentences(dated, plan, speaker_of(plan))
    ]
    assert told == [
        "Do not smoke from yesterday at 3 pm.",
        "Better not to see a dentist from yesterday at 3 pm.",
        "Do not see a dentist from today at 3 pm.",
    ]
