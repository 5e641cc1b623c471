"""Words that tell of a danger, wherever they were typed: help is named before all else."""

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.characters import without_forbidden
from mesocare.cli.answering import EXIT_CODES, as_said, write_answer
from mesocare.cli.commands import COMMANDS
from mesocare.errors import DangerToldError, MesocareError
from mesocare.plan.question import MOST_CHARACTERS

if TYPE_CHECKING:
    from mesocare.plan.facts import Plan
    from mesocare.rules.clinic import Clinic

_FOR_FILES = ("sheets", "rules", "clinic")
"""Commands that take names of files, and of which nobody asks a question."""
_PARTS = ("check", "show", "schema", "new", "diff", "approve", "use", "where", "forget")
"""What stands after them."""
_FILE_ENDINGS = (
    ".yaml", ".yml", ".csv", ".tsv", ".txt", ".pdf", ".html", ".json", ".ics", ".xls", ".xlsx",
)  # fmt: skip
_FLAGS = (
    "--json", "--plain", "--all", "--sms", "--last", "--yes", "-y", "--any-date", "--as-read",
    "--empty", "--check", "--force", "--large-print", "--open", "--print", "--names-in-index",
)  # fmt: skip
"""Options that take no value, so that what follows may be said."""
_MOST_HEARD = 4_000
"""Characters: a page, and nobody types more in fear."""
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""A danger is one on any day: that a computer's clock is wrong hides none."""


def find_danger(arguments: Sequence[str]) -> tuple[int, str] | None:
    """Return the exit code and the answer for a call that was refused; none without a danger."""
    words = _words_of(arguments)
    if is_bare_help(words) or not words or "_MESOCARE_COMPLETE" in os.environ:
        return None
    gathered, said = io.StringIO(), as_said(arguments[0], words)
    clinic = _value_of("--clinic", arguments)
    is_json = arguments[0] == "can" and "--json" in arguments
    try:
        with redirect_stdout(gathered):
            code = answer_danger(said, clinic, json=is_json, plain="--plain" in arguments)
    except Exception:  # noqa: BLE001  the refusal is to be told, and perhaps it is why nothing works
        return None
    return None if code is None else (code, gathered.getvalue())


def is_bare_help(words: Sequence[str]) -> bool:
    """Return whether words ask the program for help, and nobody else."""
    return [word.casefold() for word in words] == ["help"]


def refuse_danger_as_name(name: str) -> None:
    """Look for a danger in the name of a new file; one that ends as files do is a name.

    Raises:
        DangerToldError: when it tells of one.

    """
    if not name.casefold().endswith(_FILE_ENDINGS):
        refuse_danger(name)


def refuse_danger(typed: str) -> None:
    """Look for a danger in what was typed in place of an answer.

    Raises:
        DangerToldError: when it tells of one.

    """
    if found := find_danger(["", typed]):
        raise DangerToldError(*found)


def answer_danger(
    words: Sequence[str],
    clinic: str | None,
    plan: "Plan | None" = None,
    *,
    json: bool,
    plain: bool,
) -> int | None:
    """Tell of a danger in words that ask something else, or were refused: it waits for nothing.

    Without a plan the rules that come with mesocare say what is one, and the clinic's file, where
    it can be read, whom to call. Return the exit code; none where the words tell of no danger.
    """
    from mesocare.plan.answer import make_answer
    from mesocare.plan.lexicon import make_lexicon

    plan = plan or _plan_of_any_day(clinic)
    lexicon = make_lexicon(plan.protocol)
    for part in _parts_of(" ".join(words)):
        try:
            found = make_answer(plan, part, lexicon)
        except MesocareError:
            continue
        if found.verdict == "sign":
            write_answer(found, plan, json=json, plain=plain)
            return EXIT_CODES[found.verdict]
    return None


def _parts_of(said: str) -> Iterator[str]:
    """Return what was said in pieces that a question may have, each with half of the last one.

    A danger may stand at the end of a long story, or beside a character that is refused.
    """
    step = MOST_CHARACTERS // 2
    plain = without_forbidden(said[:_MOST_HEARD])
    yield plain[:MOST_CHARACTERS]
    for start in range(step, len(plain) - step, step):
        yield plain[start : start + MOST_CHARACTERS]


def _words_of(arguments: Sequence[str]) -> list[str]:
    """Return what of a call may be a patient's own words: no command, no option and no value."""
    command = arguments[0] if arguments else ""
    words = arguments[1:] if command in COMMANDS else arguments
    if command in _FOR_FILES:
        is_part = bool(words) and words[0] in _PARTS
        words = [word for word in words[is_part:] if _is_no_file(word)]
    return [
        word
        for word, last in zip(words, ["", *words], strict=False)
        if not word.startswith("-") and (" " in word or not _takes_next(last))
    ]


def _is_no_file(word: str) -> bool:
    return not word.casefold().endswith(_FILE_ENDINGS) and not os.path.lexists(word)


def _takes_next(argument: str) -> bool:
    """Return whether an argument is an option that has its value behind it."""
    return argument.startswith("-") and "=" not in argument and argument not in _FLAGS


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """Return what stands behind an option, with a blank or with `=`."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == option:
            return value or next(iter(arguments[place + 1 :]), None)
    return None


def _plan_of_any_day(clinic: str | None) -> "Plan":
    """Return a plan by the rules that come with mesocare, whatever day it is."""
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.dating import make_plan
    from mesocare.reading.cache import load_protocol_once
    from mesocare.reading.source import default_rule_file

    zone = ZoneInfo("UTC")
    session = Session(_ANY_DAY, _ANY_DAY.date(), has_time=True, zone=zone)
    protocol = load_protocol_once(default_rule_file())
    return make_plan(protocol, [session], at=_ANY_DAY, zone=zone, clinic=_find_clinic(clinic))


def _find_clinic(given: str | None) -> "Clinic | None":
    """Return the clinic in use, for the numbers to call; none where its file cannot be read."""
    from mesocare.cli.chosen import VARIABLE, find_chosen
    from mesocare.reading.cache import load_clinic_once
    from mesocare.reading.source import read_source

    try:
        named = given or os.environ.get(VARIABLE)
        path = Path(named) if named else find_chosen()
        return load_clinic_once(read_source(path, "the clinic's file")) if path else None
    except MesocareError:
        return None
