"""Ask `mesocare can` every word of the English language; and write down which words lie near ours.

    python trust/words.py WORD_LIST…           ask each word alone, and as "WORD my scalp"
    python trust/words.py --all WORD_LIST…     the same of the other protocols too
    python trust/words.py --write WORD_LIST…   write near_words.py and near_dangers.py anew

A word list has one word a line, such as those of Debian's packages wamerican and wbritish (SCOWL,
free to use, copy and change): /usr/share/dict/american-english. No word that is not a name of the
protocol may become a yes (CAN-3). The table holds, for each word of the names of the protocols that
come with mesocare, the words of the lists that one could take for a slip of it; the other table
holds the same for the words in which dangers are told. Both stand in src/mesocare/language/en. The
names of products in trust/brands.txt count as words of the language: Savlon is no slip of salon.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.language.en.danger_words import WORDS
from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.hidden import split_run
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.question import read_meanings
from mesocare.plan.slips import count_edits, forgiven_edits, forgiven_edits_of_danger
from mesocare.plan.vocabulary import fold
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.protocol import Protocol

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "src" / "mesocare" / "language" / "en"
HEARD = find_table("en", Heard)
BRANDS = ROOT / "trust" / "brands.txt"
ZONE = ZoneInfo("Europe/London")
ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
SESSION = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ZONE)
HEAD = '''\
"""English words that lie so near {a word} that they could pass for it.

Made by `python trust/words.py --write` from the lists of Debian's packages wamerican and wbritish:
SCOWL, copyright 2000-2018 by Kevin Atkinson and others, who permit to use, copy, modify and
distribute it without fee; and from trust/brands.txt. Each line has {a word}, then the
words that are no slips of it.
"""

LINES = """
'''


def protocols() -> Iterator[Protocol]:
    """Read every protocol that comes with mesocare."""
    yield load_protocol()
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        yield load_protocol(path)


def read_words(paths: Iterable[str]) -> list[str]:
    """Read lists of words: those of letters alone, in small letters, each once."""
    lines = (
        line for path in [*paths, str(BRANDS)] for line in Path(path).read_text("utf-8").split()
    )
    return sorted({line.lower() for line in lines if line.isascii() and line.isalpha()})


def write_tables(words: list[str]) -> None:
    """Write which words lie near each word of our names, and near each word of a danger."""
    names = {word for protocol in protocols() for word in Lexicon(protocol, HEARD).long_words}
    dangers = set(WORDS.split())
    joined = _find_joined(words, dangers)
    _write_table("near_words.py", "a word of our names", names, words, forgiven_edits, {})
    _write_table(
        "near_dangers.py", "a word of a danger", dangers, words, forgiven_edits_of_danger, joined
    )


def _find_joined(words: list[str], dangers: set[str]) -> dict[str, set[str]]:
    """Return, for words of a danger, the words of the language that a run of them may pass for."""
    lexicon, joined = Lexicon(load_protocol(), HEARD), defaultdict(set)
    for word in words:
        if word not in dangers and (pieces := split_run(word, lexicon)):
            joined[next(piece for piece in pieces.split() if piece in dangers)].add(word)
    return joined


def _write_table(
    name: str,
    about: str,
    ours: set[str],
    words: list[str],
    edits: Callable[[str, str], int],
    joined: Mapping[str, set[str]],
) -> None:
    by_letter = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word)
    lines: list[str] = []
    for our in sorted(ours):
        near = {word for word in by_letter[our[0]] if word != our and _is_near(word, our, edits)}
        lines += _wrap(our, sorted(near | joined.get(our, set())))
    head = HEAD.replace("{a word}", about)
    (TABLES / name).write_text(head + "\n".join(lines) + '\n"""\n', encoding="utf-8")
    print(f"{name}: {len(ours)} words, {sum(line.count(' ') for line in lines)} near them")


def _is_near(word: str, our: str, edits: Callable[[str, str], int]) -> bool:
    most = edits(word, our)
    if most == 0 or abs(len(word) - len(our)) > most:
        return False
    difference = Counter(word)
    difference.subtract(our)
    if sum(map(abs, difference.values())) > 2 * most:
        return False
    return count_edits(word, our, most) <= most


def _wrap(our: str, near: list[str]) -> Iterator[str]:
    line = our
    for word in near:
        if len(line) + len(word) + 1 > 99:  # noqa: PLR2004  the length of a line of source
            yield line
            line = our
        line += f" {word}"
    yield line


MOMENTS = (timedelta(hours=2), timedelta(days=400))
"""When all is forbidden, and when every wait is over: a false no and a false yes show there."""


def attack(protocol: Protocol, words: list[str]) -> int:
    """Ask each word; count the answers to what is not a name."""
    lexicon = Lexicon(protocol, HEARD)
    plans = [make_plan(protocol, [SESSION], at=ENDED_AT + d, zone=ZONE) for d in MOMENTS]
    names = {
        word
        for named in lexicon.named
        for text in (named.id, *named.texts, *named.also_called)
        for word in re.findall("[a-z]+", fold(text))
    }
    names |= {re.sub("[^a-z]", "", fold(t)) for n in lexicon.named for t in n.also_called}
    roots = {lexicon.root(word) for word in names}
    verdicts: Counter[str] = Counter()
    answered: dict[str, set[str]] = {"yes": set(), "better": set(), "not-yet": set()}
    for word in words:
        for question in (word, f"{word} my scalp"):
            if not any(meaning.is_sure for meaning in read_meanings(question, lexicon)):
                verdicts["no name"] += 1  # without one, no answer is a yes or a no
                continue
            for plan in plans:
                verdict = make_answer(plan, question, lexicon).verdict
                verdicts[verdict] += 1
                if verdict in answered and word not in names:
                    answered[verdict].add(word)
    print(f"{protocol.protocol.id}: {len(words)} words, {dict(verdicts)}")
    failures = 0
    for kind, found in answered.items():
        strange = sorted(word for word in found if lexicon.root(word) not in roots)
        failures += len(strange)
        forms = sorted(found - set(strange))
        print(f"  {kind} to another form of a name: {len(forms)}: {', '.join(forms)}")
        print(f"  {kind} to what is not a name: {len(strange)}: {', '.join(strange)}")
    return failures


def main(arguments: list[str]) -> int:
    """Write the table, or attack."""
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if not paths:
        print(__doc__)
        return 2
    words = read_words(paths)
    if "--write" in arguments:
        write_tables(words)
        return 0
    chosen = protocols() if "--all" in arguments else [load_protocol()]
    return min(sum(attack(protocol, words) for protocol in chosen), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
