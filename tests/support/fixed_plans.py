"""The plans that the tests of views look at: without a clock, each with something hard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import load_protocol, parse_protocol
from mesocare.rules.protocol import Protocol

_NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRST = "2026-11-20T14:30"

HARD_TEXTS = """\
format: 2
protocol:
  id: hard-texts
  title: "Care for 24-48 [h]: [/] :warning: [bold red]"
  version: 2.0.10
  language: en
  written_on: 2026-11-22
  review_by: 2026-11-23
  reviewed_by: "Dr [/] A. Example :smile:"
sources:
  M8: {title: "[link=x]A page[/link]", kind: page}
questions:
  pregnant: {ask: "Are you [pregnant]?", if_yes: "you are [pregnant] :baby:"}
events:
  scabs-gone: {what: "the scabs have gone [by themselves]", usually: 7 to 10 days}
restrictions:
  markup:
    activity: "wash for 24-48 [h] :warning: or [/] more"
    short: "washing [/] :warning:"
    wait: 24 to 48 hours
    in_between: "with [mild] shampoo"
    only_if: "you have [long] hair :warning:"
    sources: [M8]
  scabs:
    activity: pick at [bold]scabs[/bold] or marks
    wait: 7 days
    until: scabs-gone
    only_if: there are scabs
  medicine:
    activity: put minoxidil on
    until: "your clinic tells you :thumbs_up:"
    decided_by: clinic
    only_if: it was prescribed
  long-word:
    activity: "say Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    wait: 90 minutes to 2 weeks
  mixed:
    activity: ride a bike with a helmet, a cap, a tight hat, a hood or anything else on your head
    wait: 36 hours to 3 weeks
  sunbed: {activity: "use a [sunbed]", wait: always, unless: pregnant}
  run: {activity: run, wait: at least 2 weeks}
  rest: {activity: lie on your back, about: "a [few] days"}
  dance: {activity: dance, wait: through day 1}
  pool: {activity: swim in a pool, wait: 2 months, after: scabs-gone}
allowed:
  - {id: work, activity: "go to [work]", only_if: "you feel [well]"}
care:
  hands: {do: "wash [both] hands", how_often: "each time :wave:", for: 24 hours}
  shampoo:
    {do: use a mild shampoo, from: 2 days, for: 7 days, only_if: "you [must] wash"}
  look: {do: look at your scalp, how_often: once a week}
  dressing: {do: "take the [dressing] off", on: day 4}
  massage: {do: massage it, from: day 5, through: day 14, until: scabs-gone}
after_effects:
  swelling: {what: "mild [swelling]", lasts: 12 to 36 hours, call_after: 3 days}
  marks: {what: needle marks, lasts: 1 to 7 days}
  tired: {what: feeling tired, about: "a [few] days"}
  growth: {what: "new [hairs]", from: 3 to 4 months, expect: true}
warning_signs:
  clinic: ["pus [yellow] comes out"]
  urgent:
    - {sign: "the area [is] getting bigger :warning:", from: 2 days, also_called: ["[bigger]"]}
  emergency: [{sign: "you cannot breathe [/]"}]
watch: {for: 12 weeks, do: "look [well]", signs: ["a new [lump]", "a bald patch :warning:"]}
before_session:
  dye: {do_not: "dye [your] hair", from: 2 to 7 days, only_if: "you dye [it]"}
  ask: {do: "ask about [tablets]"}
course: {sessions: 3 to 5, gap: 2 to 4 weeks, recommended: 3 weeks, maintenance: 3 to 6 months}
"""


@dataclass(frozen=True)
class Given:
    """What a plan is made of, as it is typed."""

    sessions: tuple[str, ...]
    at: str
    zone: str = "Etc/UTC"
    read: Callable[[], Protocol] = load_protocol


def _read_hard_texts() -> Protocol:
    return parse_protocol(HARD_TEXTS, "hard.yaml")


GIVEN = {
    "when the session ends": Given((FIRST,), "2026-11-20T14:30"),
    "a day after": Given((FIRST,), "2026-11-21T18:00"),
    "five days after": Given((FIRST,), "2026-11-25T14:29"),
    "without a time": Given(("2026-11-20",), "2026-11-22T09:00"),
    "planned": Given(("2026-12-11T10:00",), "2026-12-09T08:15"),
    "three sessions": Given(
        ("2027-01-04T09:45", "2026-12-11", FIRST), "2026-12-31T23:59", "America/St_Johns"
    ),
    "clocks go back": Given(("2026-10-24T02:30",), "2026-10-24T12:00", "Europe/Rome"),
    "clocks go forward": Given(("2026-03-28T15:00",), "2026-03-29T01:00", "Europe/Rome"),
    "over a new year": Given(("2026-12-30T17:20",), "2026-12-31T08:00", "Pacific/Apia"),
    "all waits are over": Given((FIRST,), "2027-01-20T12:00"),
    "after the watch": Given((FIRST,), "2027-06-01T12:00"),
    "hard texts": Given((FIRST,), "2026-11-21T18:00", "Asia/Kathmandu", _read_hard_texts),
    "hard texts, planned": Given(
        (FIRST, "2026-12-11T10:00"), "2026-12-08T10:00", "Asia/Kathmandu", _read_hard_texts
    ),
}
"""Each plan by its name."""


def make_fixed_plan(name: str) -> Plan:
    """Make one of the plans."""
    given = GIVEN[name]
    zone = ZoneInfo(given.zone)
    return make_plan(
        given.read(),
        [parse_session(text, zone=zone, now=_NOW) for text in given.sessions],
        at=parse_at(given.at, zone=zone, now=_NOW),
        zone=zone,
    )
