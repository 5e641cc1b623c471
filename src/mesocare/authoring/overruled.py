"""Whether a name of an after-effect or a sign is a danger under any rules (CAN-1)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from mesocare.language.tables import find_table
from mesocare.language.words.heard import Danger, Heard
from mesocare.plan.names import LEVELS
from mesocare.plan.vocabulary import WORD, Vocabulary, fold
from mesocare.reading.agreement import Disagreement
from mesocare.reading.yaml_tree import Path
from mesocare.rules.protocol import Protocol


def check_overruled(protocol: Protocol) -> Iterator[Disagreement]:
    """Tell of names that are dangers under any rules, where a file says less of them (CAN-1)."""
    language = protocol.protocol.language
    for path, text, level in _names_of_complaints(protocol):
        ways = [text, *(_ways_to_tell(text, _vocabulary(language)) if level is None else ())]
        found = [(danger, way) for way in ways for danger in _dangers_in(way, language)]
        if not found:
            continue
        danger, name = min(found, key=lambda one: LEVELS.index(one[0].level))
        if level is None:
            message = (
                f"'{name}' is answered as a warning sign under any rules, and never as normal: "
                f"{danger.says}. Leave it out, or say what makes it a mild one."
            )
            yield Disagreement(path, message, "overruled")
        elif LEVELS.index(danger.level) < LEVELS.index(level):
            message = (
                f"'{name}' is answered as '{danger.level}' under any rules: {danger.says}. "
                f"Move the sign to '{danger.level}', or write it in other words."
            )
            yield Disagreement(path, message, "overruled")


@cache
def _vocabulary(language: str) -> Vocabulary:
    return Vocabulary(find_table(language, Heard))


@lru_cache(maxsize=4096)
def _dangers_in(told: str, language: str) -> tuple[Danger, ...]:
    """Return the dangers that a text tells of; a clinic's rules and their base share most texts."""
    vocabulary = _vocabulary(language)
    return vocabulary.dangers_in(vocabulary.respell(fold(told)))


def _ways_to_tell(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Return how patients tell of an after-effect: "swelling of the face" is "my face is swelling".

    What its own words do not say is a danger all the same.
    """
    heard = vocabulary.heard
    words = WORD.findall(fold(name))
    parts = [word for word in words if vocabulary.root(word) in vocabulary.body_parts]
    idle = heard.small | heard.markers | heard.light | heard.mild | heard.places | set(parts)
    for part, felt in product(parts, [word for word in words if word not in idle]):
        yield heard.body_told.format(part=part, felt=felt)


def _names_of_complaints(protocol: Protocol) -> Iterator[tuple[Path, str, str | None]]:
    """Return each name of an after-effect, and each of a sign with its level."""
    for key, effect in protocol.after_effects.items():
        yield ("after_effects", key, "what"), effect.what, None
        if effect.short:
            yield ("after_effects", key, "short"), effect.short, None
        for place, name in enumerate(effect.also_called):
            yield ("after_effects", key, "also_called", place), name, None
    for level in LEVELS:
        for number, sign in enumerate(getattr(protocol.warning_signs, level)):
            path: Path = ("warning_signs", level, number)
            yield (*path, "sign"), sign.sign, level
            if sign.short:
                yield (*path, "short"), sign.short, level
            for place, name in enumerate(sign.also_called):
                yield (*path, "also_called", place), name, level
