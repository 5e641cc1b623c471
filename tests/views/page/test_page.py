"""The page before its script runs: dates and no verdicts, texts as data, nothing from elsewhere."""

import base64
import hashlib
import json
import re
import sys
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from fixed_plans import GIVEN, make_fixed_plan
from page_script import facts_of, make_page
from plans import CLINIC, THREE_NUMBERS, plan_of, read_rules, speaker_of
from pseudo_language import PSEUDO, find_english, register, translate_protocol

import mesocare.language.en.heard
from mesocare.cli.leaflet import Look, PaperSize, Reminders, render_leaflet
from mesocare.language.en.page import TABLE
from mesocare.plan.dating import make_plan, see_from
from mesocare.rules.changes import apply_changes, apply_clinic
from mesocare.rules.clinic import Approval, Changes, ReplacedRestriction
from mesocare.sentences.days import Speaker
from mesocare.views.leaflet import Bearer
from mesocare.views.page.page import render_page

HOSTILE = "</script><b onclick=\"x\">&amp; \u2028 {label} 'x' %s :"
RULES = """\
restrictions:
  first: {activity: "ACTIVITY", short: "SHORT", wait: 2 days, meanwhile: "TEXT", why: "TEXT"}
  second: {activity: wash your hair, wait: 1 day, only_if: "TEXT", also_called: ["TEXT"]}
care: {it: {do: "TEXT"}}
after_effects: {it: {what: "TEXT", lasts: 1 day}}
warning_signs: {emergency: ["TEXT"]}
"""


class Read(HTMLParser):
    """The words of a page, its elements, and what it runs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.said.append(data)

    @property
    def words(self) -> str:
        """All that is read, each run of spaces as one."""
        return " ".join(" ".join(self.said).split())


@pytest.mark.parametrize("name", [name for name in GIVEN if "hard" not in name])
def test_without_script_the_page_gives_dates_and_no_verdicts(name: str) -> None:
    """TIME-15: whenever a mail program shows it, no word of it is out of date."""
    words = Read(make_page(make_fixed_plan(name))).words

    verdicts = [*TABLE.live.headings.values(), "OK now", "OK until", "today", "tomorrow"]
    words = words.replace("Get medical help today", "")
    assert [verdict for verdict in verdicts if verdict in words] == []
    assert TABLE.no_script in words


def test_without_script_each_row_has_its_date() -> None:
    words = Read(make_page(plan_of())).words

    assert "Hold off until 3 pm: A body shower (only if the water is lukewarm" in words
    assert "Hairline make-up Thu 26 Nov" in words
    assert "Washing your hair Fri 27 Nov Easier from Thu 26 Nov, 3 pm, but better to wait." in words
    assert "Sunbeds not at all" in words
    assert "Scratching until the scabs have gone, and not before Wed 2 Dec, 3 pm" in words
    assert "Minoxidil ask your clinic" in words


def test_the_first_lines_make_sense_in_a_mail_preview() -> None:
    words = Read(make_page(plan_of(clinic=CLINIC))).words

    assert words[len("Scalp mesotherapy: your aftercare ") :].startswith(
        "Willow Hair Clinic Call 01632 960 142 Scalp mesotherapy "
        "Session on Wednesday 25 November 2026, 3 pm (visit 1) Name: "
        "This view cannot tell the time. "
        "Go by the dates, or open it in your browser. "
        "Swollen throat, hard to breathe, blue lips or faint? CALL 999 NOW."
    )


def test_the_clinic_s_reason_stands_with_the_rule_that_it_changed() -> None:
    rules, told = read_rules(""), plan_of()
    longer = ReplacedRestriction(
        wait=rules.restrictions["swimming"].wait, because="we use longer needles"
    )
    changes = Changes(version=rules.protocol.version, replace={"wash-hair": longer})
    protocol = apply_changes(rules, changes)
    plan = make_plan(protocol, told.sessions, at=told.at, zone=told.zone, clinic=CLINIC)

    words = Read(make_page(plan)).words

    row = words.partition("Washing your hair")[2].partition("Sources:")[0]
    assert "Your clinic changed this, because we use longer needles." in row


@pytest.mark.parametrize("signs", ["", "warning_signs: {urgent: [pus]}"])
def test_what_to_do_when_the_clinic_is_closed_stands_with_its_number(signs: str) -> None:
    """Without signs for the clinic it stands at the foot; never only where nobody looks."""
    rules = f"restrictions: {{swim: {{activity: swim, wait: 1 day}}}}\n{signs}" if signs else ""

    words = Read(make_page(plan_of(rules=rules, clinic=THREE_NUMBERS))).words

    hours = "Open Monday to Friday, 9 am to 6 pm. Closed? Call the nurse on 01632 960 199."
    assert words.count(hours) == 1
    if not signs:
        assert "Ring your clinic on 01632 960 142 if:" in words.partition(hours)[0][-700:]


def test_only_a_preparation_is_no_row_of_the_dates() -> None:
    """TIME-13: it stands below the next visit, and the script lists it while it holds."""
    plan = plan_of(
        rules="restrictions: {swim: {activity: swim, wait: 1 day}}\n"
        "before_session: {drink: {do_not: drink alcohol, from: 2 days}}\n"
        "course: {sessions: 2, gap: 2 weeks, recommended: 2 weeks}\n"
    )
    rows = {
        attributes["id"]: "hidden" in attributes
        for tag, attributes in Read(make_page(plan)).elements
        if tag == "li" and (attributes.get("id") or "").startswith("rule-")
    }

    assert rows == {"rule-swim": False, "rule-drink": True}


def test_texts_of_files_are_data_in_every_place() -> None:
    rules = RULES.replace("ACTIVITY", "wash {label}").replace("SHORT", "<b>a</b>:")
    rules = rules.replace("TEXT", HOSTILE.replace("\u2028", " ").replace('"', '\\"'))
    clinic = replace(CLINIC, name="Telephone:", telephone="01632 960 142", hours=HOSTILE[:40])
    plan = plan_of(rules=rules, clinic=clinic)
    bearer = Bearer(name="Name:", note=HOSTILE)

    page = render_page(plan, speaker_of(plan), bearer).decode()
    read = Read(page)

    assert [tag for tag, _ in read.elements if tag == "b"] == []
    assert [name for _, each in read.elements for name in each if name.startswith("on")] == []
    assert page.count("</script>") == 3
    assert "\u2028" not in page[page.index('id="facts"') :]
    assert read.words.count(" ".join(HOSTILE.replace("\u2028", " ").split())) >= 5
    assert facts_of(page)["rules"][0]["label"] == "<b>a</b>:"


def test_a_text_that_ends_in_a_colon_grows_no_line_to_write_on() -> None:
    named = replace(CLINIC, name="Your clinic:", telephone="01632 960 142")
    with_name = Bearer(name="Name:", note="Note:")
    plan = plan_of(clinic=named)

    page = render_page(plan, speaker_of(plan), with_name).decode()

    assert 'class="blank"' not in page
    assert make_page(plan_of()).count('class="blank"') == 3


def test_a_page_asks_nothing_of_the_network() -> None:
    page = make_page(plan_of(clinic=CLINIC))
    policy = next(
        attributes["content"]
        for tag, attributes in Read(page).elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0]
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]

    assert policy is not None
    for text in (script, style):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    sources = [each.get("src") for _, each in Read(page).elements if each.get("src")]
    assert [source for source in sources if not str(source).startswith("data:")] == []


def test_numbers_are_links_and_the_calendar_is_in_its_link() -> None:
    plan = plan_of(clinic=CLINIC)
    look = Look(PaperSize.A4, is_large=False, logo=b"")

    page = render_leaflet(".html", plan, speaker_of(plan), look).decode()
    links = [each for tag, each in Read(page).elements if tag == "a"]

    hrefs = [str(each["href"]) for each in links]
    assert {"tel:01632960142", "tel:999"} <= set(hrefs)
    calendar = next(each for each in links if each.get("download"))
    kind, _, data = str(calendar["href"]).partition(",")
    assert kind == "data:text/calendar;base64"
    assert base64.b64decode(data).startswith(b"BEGIN:VCALENDAR")


def test_a_page_has_no_code_for_the_telephone_that_shows_it() -> None:
    assert "<img" not in make_page(plan_of())


@pytest.mark.parametrize("made", [0, 1], ids=["on its first day", "a day later"])
@pytest.mark.parametrize("visits", [1, 2, 3])
def test_a_page_stays_under_153_kilobytes(visits: int, made: int) -> None:
    """With a note, an approval and a clinic's whole file, whether its visits were or lie ahead."""
    days = ("2026-11-25T15:00", "2026-12-16T10:00", "2027-01-06T10:00")[:visits]
    approval = Approval(
        name="Dr Alexandra Willoughby",
        profession="dermatologist",
        on=date(2026, 11, 20),
        of="hair-mesotherapy 2.0.0",
        digest="seal",
    )
    clinic, told = replace(THREE_NUMBERS, approval=(approval,)), plan_of(*days)
    protocol = apply_clinic(told.protocol, clinic, "seal")
    plan = make_plan(protocol, told.sessions, at=told.at, zone=told.zone, clinic=clinic)
    look, bearer = Look(PaperSize.A4, is_large=False, logo=b""), Bearer("Jane Roe", "a note " * 40)
    reminders = Reminders(plan.sessions[0].ended_at + timedelta(days=made))

    page = render_leaflet(".html", plan, speaker_of(plan), look, bearer, reminders)

    assert len(page) < 153_000


def test_a_page_of_one_visit_by_the_default_rules_stays_under_130_kilobytes() -> None:
    assert len(make_page(plan_of()).encode()) < 130_000


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = plan_of()

    assert make_page(plan) == make_page(plan)


def test_a_slip_of_the_year_is_asked_about_and_nothing_is_worked_out() -> None:
    """TIME-16."""
    plan = plan_of("2026-01-04T10:00")
    asked = see_from(plan, plan.at + timedelta(days=363))

    doubt = facts_of(make_page(asked))["doubt"]

    assert doubt == "4 January 2026? Did you mean 4 January 2027?"
    assert facts_of(make_page(plan))["doubt"] == ""


def test_every_word_of_the_page_is_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    register()
    hearing = f"mesocare.language.{PSEUDO}.heard"
    monkeypatch.setitem(sys.modules, hearing, mesocare.language.en.heard)
    plan = plan_of()
    protocol = translate_protocol(plan.protocol)
    translated = make_plan(protocol, plan.sessions, at=plan.at, zone=plan.zone)

    page = render_page(translated, Speaker(PSEUDO, plan.zone, plan.today)).decode()

    words = Read(page).words
    titles = " ".join(source.title for source in protocol.sources.values())
    allowed = {*re.findall(r"\w+", unescape(titles)), "hair", "mesotherapy", "London"}
    assert find_english(words, *allowed) == set()
    spoken = json.dumps(facts_of(page)["words"])
    assert "OK now" not in spoken
