"""Nothing unknown is a yes, no symptom is a yes, no unknown object is a no (CAN-1 to CAN-3)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import DETERMINISTIC, make_protocol

from mesocare.dates.moments import Session
from mesocare.dates.waits import parse_start, parse_wait
from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import STRICTEST_FIRST
from mesocare.plan.lexicon import Lexicon
from mesocare.rules.protocol import (
    AfterEffect,
    Allowed,
    Decider,
    Protocol,
    Restriction,
    Sign,
    Status,
    WarningSigns,
)

ROME = ZoneInfo("Europe/Rome")
ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
SESSION = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ROME)
HEARD = find_table("en", Heard)

VERBS = ("swim", "smoke", "paint", "juggle", "ski", "row", "whittle", "fence")
THINGS = ("wine", "henna", "sauna", "tuba", "kettle", "pogo", "banjo", "lasso", "quiche")
SYMPTOMS = ("wheezing", "bruised", "feverish", "blistered", "dizzy", "numb")
UNKNOWN = ("zebra", "teapot", "gearbox", "sofa", "tadpole", "curtain", "invoice", "gutter")
BODY = ("my scalp is {}", "I am {}", "I feel {}", "is it normal to be {}", "my head feels {}")
ASIDES = ("at the pub", "in the park", "with my friends", "in a tracksuit", "for the wedding")
TIMES = ("tomorrow", "on Sunday", "tonight", "next week", "in 3 days", "this evening")
GRAVE = ("very", "really", "so", "too", "badly", "terribly", "sudden", "constant")
MORE = (*GRAVE, *UNKNOWN, "leg", "arm", "eye", "left", "new", "worse", "not")
TURNED = ("not {}", "never {}", "stop {}", "avoid {}", "{} without shoes", "more than {}")


def activities() -> st.SearchStrategy[str]:
    """Draw an activity: a verb, or something done with a thing."""
    of_things = st.builds("{} a {}".format, st.sampled_from(("use", "have")), things())
    return st.sampled_from(VERBS) | of_things


def things() -> st.SearchStrategy[str]:
    return st.sampled_from(THINGS)


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Draw rules of activities with waits, things allowed, signs and after-effects."""
    named = draw(
        st.lists(activities(), min_size=2, max_size=6, unique_by=lambda one: one.split()[-1])
    )
    cut = draw(st.integers(1, len(named)))
    starts = st.none() | st.sampled_from([parse_start("12 hours"), parse_start("1 to 3 days")])
    waits = st.sampled_from([parse_wait(text) for text in ("1 day", "1 to 3 days", "always")])
    held = [
        Restriction(activity=activity, wait=draw(waits))
        if draw(st.booleans())
        else Restriction(activity=activity, until="your clinic says", decided_by=Decider.CLINIC)
        for activity in named[:cut]
    ]
    felt = draw(st.lists(st.sampled_from(SYMPTOMS), min_size=1, unique=True))
    half = len(felt) // 2
    return replace(
        make_protocol(*held),
        allowed=tuple(
            Allowed(id=f"a{n}", activity=one, from_=draw(starts))
            for n, one in enumerate(named[cut:])
        ),
        after_effects={
            f"e{n}": AfterEffect(what=what, also_called=(what,))
            for n, what in enumerate(felt[:half])
        },
        warning_signs=WarningSigns(
            urgent=tuple(Sign(sign=f"you are {what}", also_called=(what,)) for what in felt[half:])
        ),
    )


def ask(protocol: Protocol, words: str, after: timedelta) -> Answer:
    plan = make_plan(protocol, [SESSION], at=ENDED_AT + after, zone=ROME)
    return make_answer(plan, words, Lexicon(protocol, HEARD))


def names(protocol: Protocol) -> list[str]:
    return [
        *(rule.activity for rule in protocol.restrictions.values()),
        *(item.activity for item in protocol.allowed),
    ]


moments = st.sampled_from([timedelta(hours=2), timedelta(days=2), timedelta(days=60)])


@DETERMINISTIC
@given(st.data(), protocols(), moments)
def test_a_name_of_the_rules_gets_their_answer(
    data: st.DataObject, protocol: Protocol, after: timedelta
) -> None:
    """CAN-2; so the properties below are not empty."""
    name = data.draw(st.sampled_from(names(protocol)))
    plan = make_plan(protocol, [SESSION], at=ENDED_AT + after, zone=ROME)
    statuses = {dated.rule.activity: dated.status for dated in plan.restrictions}
    statuses |= {dated.rule.activity: dated.status for dated in plan.allowed}

    answer = ask(protocol, f"can I {name}", after)

    assert answer.status is statuses[name]


@DETERMINISTIC
@given(st.data(), protocols(), moments, st.sampled_from(UNKNOWN), st.sampled_from(["", *TIMES]))
def test_a_word_that_no_rule_explains_is_neither_a_yes_nor_a_no(
    data: st.DataObject, protocol: Protocol, after: timedelta, unknown: str, time: str
) -> None:
    """CAN-3."""
    name = data.draw(st.sampled_from(names(protocol)))
    template = data.draw(st.sampled_from(["{} the {}", "{} {}", "{} with a {}", "the {1} {0}"]))
    question = f"can I {template.format(name, unknown)} {time}"

    answer = ask(protocol, question, after)

    assert (answer.verdict, answer.answers) == ("ask", ())


@DETERMINISTIC
@given(st.data(), protocols(), moments, st.sampled_from(UNKNOWN), st.sampled_from(ASIDES))
def test_what_says_where_or_with_whom_explains_no_unknown_word(
    data: st.DataObject, protocol: Protocol, after: timedelta, unknown: str, aside: str
) -> None:
    """CAN-3: wherever the unknown word stands beside a known place, or company."""
    name = data.draw(st.sampled_from(names(protocol)))
    template = data.draw(st.sampled_from(["{0} the {1} {2}", "{1} {0} {2}", "{0} {2} with a {1}"]))

    answer = ask(protocol, template.format(name, unknown, aside), after)

    assert (answer.verdict, answer.answers) == ("ask", ())


@DETERMINISTIC
@given(st.data(), protocols(), moments, st.sampled_from(UNKNOWN), st.sampled_from(ASIDES))
def test_an_unknown_place_is_never_a_yes_and_a_known_one_changes_nothing(
    data: st.DataObject, protocol: Protocol, after: timedelta, unknown: str, aside: str
) -> None:
    """CAN-3: a no may hold for a place that nobody knows, a yes may not."""
    held = data.draw(st.sampled_from([*protocol.restrictions.values()])).activity

    alone = ask(protocol, held, after).status
    known = ask(protocol, f"{held} {aside}", after).status
    strange = ask(protocol, f"{held} at the {unknown}", after).status

    assert known is alone
    assert strange is (Status.ASK if alone is Status.CLEAR else alone)


@DETERMINISTIC
@given(st.data(), protocols(), moments)
def test_no_symptom_is_a_yes(data: st.DataObject, protocol: Protocol, after: timedelta) -> None:
    """CAN-1: whatever is said of a body, and whatever is asked beside it."""
    felt = data.draw(st.sampled_from([*SYMPTOMS, *names(protocol), *UNKNOWN]))
    body = data.draw(st.sampled_from(BODY)).format(felt)
    beside = data.draw(st.sampled_from(["", *(f", can I {name}" for name in names(protocol))]))

    assert ask(protocol, body + beside, after).verdict != "yes"


@DETERMINISTIC
@given(st.data(), protocols(), moments, st.sampled_from(MORE))
def test_a_complaint_of_which_more_is_said_is_never_called_normal(
    data: st.DataObject, protocol: Protocol, after: timedelta, more: str
) -> None:
    """CAN-1: normal is only what is wholly understood as the mild after-effect."""
    felt = data.draw(st.sampled_from(SYMPTOMS))
    template = data.draw(
        st.sampled_from(["my scalp is {1} {0}", "{1} {0}", "{0} {1}", "I am {0} and {1}"])
    )

    assert ask(protocol, template.format(felt, more), after).verdict in ("ask", "sign")


@DETERMINISTIC
@given(st.data(), protocols(), moments)
def test_a_warning_sign_is_never_missed(
    data: st.DataObject, protocol: Protocol, after: timedelta
) -> None:
    """CAN-1: in any sentence with any activity."""
    sign = data.draw(st.sampled_from(protocol.warning_signs.urgent)).also_called[0]
    name = data.draw(st.sampled_from(names(protocol)))
    question = data.draw(st.sampled_from(BODY)).format(sign)
    order = data.draw(st.sampled_from(["{0}, can I {1}", "can I {1}, {0}", "{0} and {1}"]))

    assert ask(protocol, order.format(question, name), after).verdict == "sign"


@DETERMINISTIC
@given(st.data(), protocols(), st.sampled_from(TURNED))
def test_what_is_turned_round_is_no_yes(
    data: st.DataObject, protocol: Protocol, turned: str
) -> None:
    """CAN-3: negations, and more than was asked for."""
    name = data.draw(st.sampled_from(names(protocol)))

    assert ask(protocol, turned.format(name), timedelta(days=60)).verdict == "ask"


@DETERMINISTIC
@given(st.data(), protocols(), moments)
def test_the_order_of_what_is_asked_changes_nothing(
    data: st.DataObject, protocol: Protocol, after: timedelta
) -> None:
    asked = data.draw(st.lists(st.sampled_from(names(protocol)), min_size=2, max_size=3))
    time = data.draw(st.sampled_from(TIMES))
    assume(len(set(asked)) > 1)

    one = ask(protocol, f"can I {' and '.join(asked)} {time}", after)
    other = ask(protocol, f"{time} can I {' and '.join(reversed(asked))}", after)

    assert one.verdict == other.verdict
    assert {found.id for found in one.answers} == {found.id for found in other.answers}


@DETERMINISTIC
@given(st.data(), protocols(), st.sampled_from(TIMES))
def test_a_time_never_makes_a_milder_answer_than_its_strictest_moment(
    data: st.DataObject, protocol: Protocol, time: str
) -> None:
    """CAN-5."""
    name = data.draw(st.sampled_from(names(protocol)))
    plan = make_plan(protocol, [SESSION], at=ENDED_AT + timedelta(hours=2), zone=ROME)

    answer = make_answer(plan, f"{name} {time}", Lexicon(protocol, HEARD))

    dated = {one.id: one for one in plan.restrictions}
    statuses = [
        dated[answered.id].status_between(span.first, span.last)
        for answered in answer.answers
        for span in answer.asked.spans
        if answered.id in dated
    ]
    assert answer.asked.spans
    assert all(
        STRICTEST_FIRST.index(answer.status) <= STRICTEST_FIRST.index(status) for status in statuses
    )
