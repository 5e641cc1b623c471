"""Plans and pages for the tests of screens: one session of the default protocol, any moment."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import Speaker
from mesocare.views import plain
from mesocare.views.screen import Screen
from mesocare.views.terminal import course, signs, timeline, today

SESSION = "2026-03-02T15:00"
"""All of its 12 weeks and of its course lie in one year, and the clocks change meanwhile."""
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
SGR = re.compile(r"\x1b\[[0-9;]*m")
WAITS = ("NOT YET", "BETTER TO WAIT")

Render = Callable[[Plan, Speaker, Screen], str]
DRAWN: dict[str, Render] = {
    "today": today.render_today,
    "timeline": timeline.render_timeline,
    "course": course.render_course,
    "signs": signs.render_signs,
}
PLAIN: dict[str, Render] = {
    "today": plain.render_today,
    "timeline": plain.render_timeline,
    "course": plain.render_course,
    "signs": plain.render_signs,
}


@cache
def default_protocol() -> Protocol:
    return load_protocol()


def plan_at(
    at: str | datetime,
    sessions: Sequence[str] = (SESSION,),
    *,
    protocol: Protocol | None = None,
    zone: ZoneInfo = LONDON,
) -> Plan:
    """Make the plan of some sessions at a moment."""
    return make_plan(
        protocol or default_protocol(),
        [parse_session(text, zone=zone, now=NOW) for text in sessions],
        at=parse_at(at, zone=zone, now=NOW) if isinstance(at, str) else at,
        zone=zone,
    )


def speaker_of(plan: Plan, *, has_24_hours: bool = True) -> Speaker:
    language = plan.protocol.protocol.language
    return Speaker(language, plan.zone, plan.today, has_24_hours=has_24_hours)


def drawn(
    name: str, plan: Plan, width: int, height: int = 24, *, shows_all: bool = False
) -> list[str]:
    """Draw a screen without colour, and return its lines."""
    screen = Screen(width, height, is_plain=False, shows_all=shows_all)
    page = SGR.sub("", DRAWN[name](plan, speaker_of(plan), screen))
    return [line.rstrip() for line in page.splitlines()]


def said(name: str, plan: Plan, width: int, *, shows_all: bool = False) -> list[str]:
    """Return the lines of a page in plain sentences."""
    screen = Screen(width, shows_all=shows_all)
    return PLAIN[name](plan, speaker_of(plan), screen).splitlines()


def said_in_terminal(name: str, plan: Plan, width: int, height: int = 24) -> list[str]:
    """Return the lines of a page in plain sentences, in a terminal whose lines scroll away."""
    screen = Screen(width, height, scrolls=True)
    return PLAIN[name](plan, speaker_of(plan), screen).splitlines()


def moments(sessions: Sequence[str] = (SESSION,), weeks: int = 12) -> Iterator[datetime]:
    """Return each moment of the weeks after a session at which a plan changes, and each midday."""
    plan = plan_at(NOW, sessions)
    begins_at = plan.latest_session.begins_at
    ends_at = begins_at + timedelta(weeks=weeks)
    edges = {hold.from_at for dated in plan.restrictions for hold in dated.holds}
    edges |= {hold.until_at for one in plan.restrictions for hold in one.holds if hold.until_at}
    edges |= {
        at
        for effect in plan.after_effects
        for at in (effect.normal_until_at, effect.call_from_at)
        if at
    }
    edges |= {at for care in plan.care for at in (care.from_at, care.until_at) if at}
    edges |= {begins_at + timedelta(days=day, hours=-5) for day in range(1, weeks * 7)}
    around = {edge + timedelta(minutes=step) for edge in edges for step in (-1, 0)}
    return iter(sorted(moment for moment in around if begins_at <= moment <= ends_at))


def squashed(lines: Sequence[str]) -> str:
    """Return a page without blanks, line breaks, frames and bullets, to look for texts in it."""
    return re.sub(r"[\s│•-]+", "", "".join(lines)).casefold()
