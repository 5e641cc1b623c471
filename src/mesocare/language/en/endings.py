"""English words without the endings of number and tense."""

from functools import lru_cache

_IRREGULAR = {
    "moped": "moped", "mopeds": "moped", "pilates": "pilates", "baileys": "baileys",
    "swollen": "swell", "swelled": "swell", "ran": "run", "drank": "drink", "drunk": "drunk",
    "swam": "swim", "swum": "swim", "wore": "wear", "worn": "wear", "went": "go", "gone": "go",
    "took": "take", "taken": "take", "bled": "bleed", "got": "get", "broke": "break",
    "rode": "ride", "ridden": "ride", "flew": "fly", "flown": "fly", "slept": "sleep",
    "drove": "drive", "driven": "drive", "shaven": "shave", "lay": "lie", "lying": "lie",
    "dying": "die", "feet": "foot", "teeth": "tooth", "lost": "lose", "losing": "lose",
    "came": "come", "coming": "come", "did": "do", "done": "do", "had": "have", "has": "have",
    "having": "have", "made": "make", "gave": "give", "given": "give", "felt": "feel",
    "found": "find", "thinner": "thin", "worse": "worse", "turned": "turn", "does": "do",
    "became": "become", "loss": "lose", "suddenly": "sudden",
    "heavily": "heavy", "severely": "severe",
    "goes": "go", "bedding": "bedding", "clubbing": "clubbing",
}  # fmt: skip
_LAST_LETTERS = ("d", "e", "g", "s")
"""Of all endings."""
_VOWELS = "aeiouy"
_KEPT_DOUBLES = "lsfz"
_NO_E_BEFORE = "wxy"
_SHORT = 3
"""A word of three letters has lost its ending already."""


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """Return what "dyes", "dyed" and "dyeing" have in common, and "hat" and "hating" have not."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith(_LAST_LETTERS):
        return word  # as most words
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            word = _without_tense(word, word.removesuffix(ending))
            break
    return _without_e(word)


@lru_cache
def starts_of(found: str) -> tuple[str, ...]:
    """Return how a word may begin of which a root was found: at most its last letter is another."""
    odd = [word for word, its_root in _IRREGULAR.items() if its_root == found]
    return (found[:-1] or found, *odd)


def _singular(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _without_tense(word: str, stem: str) -> str:
    """Return the verb, if the rest of a word can be one."""
    if word.endswith("ied") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if len(stem) == 2 and word.endswith("ed"):  # noqa: PLR2004  dyed, tied
        return stem + "e" if stem[1] == "y" else word
    has_vowel = any(letter in _VOWELS for letter in stem)
    if len(stem) < _SHORT and not (has_vowel and word.endswith("ing") and len(stem) > 1):
        return word
    if not has_vowel or (word.endswith("ed") and stem.endswith("e")):
        return word
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        is_kept = stem[-1] in _KEPT_DOUBLES and _syllables(stem) == 1
        return stem if is_kept else stem[:-1]
    return stem + "e" if _is_short_syllable(stem) else stem


def _without_e(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("e") or word.endswith("ee"):
        return word
    stem = word[:-1]
    return word if _is_short_syllable(stem) else stem


def _is_short_syllable(stem: str) -> bool:
    """Return whether a stem would double its last letter: run, hat; so "hating" is of "hate"."""
    return (
        _syllables(stem) == 1
        and len(stem) > 1
        and stem[-1] not in _VOWELS + _NO_E_BEFORE
        and stem[-2] in _VOWELS
        and (len(stem) == 2 or stem[-3] not in _VOWELS or stem[-3:-1] == "qu")  # noqa: PLR2004
    )


def _syllables(stem: str) -> int:
    count, was_vowel = 0, False
    for letter in stem:
        is_vowel = letter in _VOWELS
        count += is_vowel and not was_vowel
        was_vowel = is_vowel
    return count
