"""A patient asks some days after a session, by the default rules or by rules without any sign."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.reading.rule_file import load_protocol, parse_protocol

LONDON = ZoneInfo("Europe/London")
BARE = """\
format: 2
protocol: {id: bare, title: Bare, version: 1.0.0, language: en, written_on: 2026-11-26}
restrictions:
  wash: {activity: wash your hair, wait: 24 hours}
"""


@cache
def known(*, is_bare: bool) -> tuple[Plan, Lexicon]:
    """A session on Monday 23 November, asked about four days later."""
    protocol = parse_protocol(BARE, "bare.yaml") if is_bare else load_protocol()
    ended = datetime(2026, 11, 23, 15, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    plan = make_plan(protocol, [session], at=datetime(2026, 11, 27, 10, tzinfo=UTC), zone=LONDON)
    return plan, make_lexicon(protocol)


def ask(words: str, *, is_bare: bool = False) -> Answer:
    plan, lexicon = known(is_bare=is_bare)
    return make_answer(plan, words, lexicon)
