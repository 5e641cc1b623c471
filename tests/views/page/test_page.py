"""What does the sheet's web page hold? All that the paper has, and nothing from elsewhere."""

import json
import re
from html import unescape
from itertools import pairwise

import pytest
from fixed_plans import GIVEN, make_fixed_plan
from sheets import ON_THE_DAY, make_page, text_of

from mesocare.plan.facts import turns
from mesocare.rules.protocol import Status
from mesocare.sentences.care import after_effect_sentences, care_sentences, watch_sentences
from mesocare.sentences.course import preparation_sentences
from mesocare.sentences.days import say_moment
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.sessions import session_sentences
from mesocare.sentences.trust import trust_sentences
from mesocare.views import machine
from mesocare.views.content import Bearer
from mesocare.views.screen import Screen

PLANS = pytest.mark.parametrize("name", GIVEN)


@PLANS
def test_a_page_has_every_restriction_with_each_moment_at_which_it_changes(name: str) -> None:
    plan = make_fixed_plan(name)

    words = text_of(make_page(name))

    for dated in plan.listed:
        assert next(restriction_sentences(dated, plan)) in words
        assert (dated.rule.why or "") in words
        assert (dated.rule.meanwhile or "") in words or dated.status is Status.CLEAR
        for turn in turns(dated, plan.at):
            assert say_moment(turn.at, plan.zone) in words


@PLANS
def test_a_page_has_all_else_that_a_plan_holds(name: str) -> None:
    plan = make_fixed_plan(name)

    words = text_of(make_page(name))

    for sentence in (
        *session_sentences(plan),
        *care_sentences(plan),
        *after_effect_sentences(plan),
        *watch_sentences(plan),
        *preparation_sentences(plan),
        *trust_sentences(plan),
    ):
        assert sentence in words


@PLANS
def test_without_script_a_page_shows_the_statuses_of_the_json(name: str) -> None:
    facts = json.loads(machine.render_timeline(make_fixed_plan(name), Screen()))

    shown = re.findall(
        r'<li class="card \w+" id="rule-([^"]+)" data-status="(\w+)"', make_page(name)
    )

    assert dict(shown) == {rule["id"]: rule["status"] for rule in facts["restrictions"]}


def test_a_restriction_may_have_the_id_of_a_part_of_the_page() -> None:
    page = make_page()

    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert {name for name in ids if name.startswith("rule-")} == {
        f"rule-{dated.id}" for dated in make_fixed_plan(ON_THE_DAY).listed
    }


def test_care_is_never_called_over_while_a_session_ahead_will_ask_for_it_again() -> None:
    assert 'data-until="1' in make_page()
    assert 'data-until="1' not in make_page("three sessions")


def test_a_page_names_every_source() -> None:
    words = text_of(make_page())

    for source in make_fixed_plan(ON_THE_DAY).protocol.sources.values():
        assert source.title in words


def test_a_page_takes_nothing_from_elsewhere() -> None:
    page = make_page()

    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"<link|<iframe|<object|<embed|@import|<base|<form", page)
    assert all(
        found.startswith(("data:", "#", "&#34;"))
        for found in re.findall(r'(?:src|href|action)="([^"]*)"', page)
    )
    assert set(re.findall(r"url\(([^)]*)\)", page)) == {"#stripes", "#dots"}


def test_markup_in_a_name_is_shown_as_it_is() -> None:
    name = '<script>alert(1)</script> "&amp;" {{ 7*7 }} </script>'

    page = make_page(bearer=Bearer(name, name))

    assert text_of(page).count(name) == 2
    assert page.count("<script") == 2


def test_texts_of_a_rule_file_are_no_markup_and_end_no_script() -> None:
    page = make_page("hard texts")

    assert "[bold red]" in text_of(page)
    assert json.loads(re.findall(r'id="facts">(.*?)</script>', page, re.DOTALL)[0])


def test_the_same_plan_gives_the_same_page() -> None:
    assert make_page() == make_page()


def test_a_page_has_one_heading_of_the_first_level_and_skips_none() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", make_page())]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_says_its_language_and_has_its_landmarks() -> None:
    page = make_page()

    assert '<html lang="en">' in page
    for landmark in ("<header>", "<main>", "<footer>"):
        assert page.count(landmark) == 1


# Colours: AA asks for 4.5 between a text and its ground


def schemes() -> dict[str, dict[str, str]]:
    style = re.findall(r"<style>(.*?)</style>", make_page(), re.DOTALL)[0]
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for name, block in zip(("light", "dark", "print"), blocks, strict=True)
    }


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["ground", "card", "tint"])
@pytest.mark.parametrize("text", ["ink", "accent", "avoid", "caution", "ask", "clear"])
def test_every_text_can_be_told_from_its_ground(scheme: str, ground: str, text: str) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("head", ["avoid", "caution", "ask"])
def test_the_heads_of_the_help_boxes_can_be_read(scheme: str, head: str) -> None:
    colours = schemes()[scheme]

    assert contrast(colours["on-head"], colours[head]) >= 4.5
