"""The words of a rule file that no question can reach (CAN-2)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import may_find
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, fold, make_lexicon
from mesocare.plan.moments import read_times
from mesocare.plan.names import COMPLAINTS, Named
from mesocare.plan.question import Reading, read_meanings, readings_of
from mesocare.rules.protocol import Protocol

_ANY_DAY = datetime(2026, 7, 1, 12, tzinfo=UTC)
"""Which words are heard does not hang on the day."""


def find_unheard(protocol: Protocol) -> Iterator[tuple[Named, str]]:
    """Return each word for a part of a protocol with which nobody can ask for that part."""
    lexicon = make_lexicon(protocol)
    session = Session(_ANY_DAY, _ANY_DAY.date(), has_time=True, zone=ZoneInfo("UTC"))
    plan = make_plan(protocol, [session], at=_ANY_DAY + timedelta(days=1), zone=session.zone)
    for owner in lexicon.named:
        for words in owner.also_called:
            if not _is_heard(words, owner, plan, lexicon):
                yield owner, words


def _is_heard(words: str, owner: Named, plan: Plan, lexicon: Lexicon) -> bool:
    said = lexicon.respell(fold(words))
    tokens = lexicon.tokens(said)
    if owner.kind in COMPLAINTS:
        roots = {token.root for token in tokens}
        return any(roots.issuperset(one.roots) for one in lexicon.complaints if one.owner == owner)
    if any(re.search(pattern, said) for pattern in lexicon.heard.body_talk):
        return False
    if not _has_time(said, lexicon) and any(
        name.owner.id == owner.id for name in lexicon.names_at(tokens)
    ):
        return True  # which is quick, and true of nearly all
    try:
        found = [_ids_in(reading, plan, lexicon) for reading in readings_of(fold(words), lexicon)]
    except InputRefusedError:  # as the question would be: "jog at half past"
        return False
    return owner.id in set[str]().union(*found)


def _has_time(said: str, lexicon: Lexicon) -> bool:
    return any(
        may_find(phrase.cues, said) and re.search(phrase.pattern, said)
        for phrase in lexicon.heard.times
    )


def _ids_in(reading: Reading, plan: Plan, lexicon: Lexicon) -> set[str]:
    """Return the ids of what a question surely means."""
    rest = lexicon.weigh(reading.text)
    if reading.has_times:
        rest, _ = read_times(rest, plan, lexicon.heard)
    meanings = read_meanings(rest, lexicon)
    return {owner.id for one in meanings if one.is_sure for owner in one.owners}
