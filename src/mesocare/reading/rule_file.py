"""A rule file's YAML text as a Protocol, or all that is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from mesocare.reading.agreement import Disagreement, Gaps, Named, find_disagreements
from mesocare.reading.shaped_file import ShapedFile, Sound, read_shaped
from mesocare.reading.source import default_rule_file, read_bytes
from mesocare.rules.protocol import FORMAT, About, Protocol, WarningSigns

_MOST_AT_HAND = 8
"""A command that compares, checks or makes a day's sheets needs the same few files again."""
_STAND_IN = {
    "format_": FORMAT,
    "protocol": About(id="none", title="none", version="0.0.0", language="en", written_on=date.min),
    "restrictions": {},
}
"""What must stand in a protocol, where the file's own has problems of its own."""


def load_protocol(path: Path | None = None) -> Protocol:
    """Read and check a rule file; without a path, the default one that comes with mesocare.

    Raises:
        RuleFileRefusedError: with every problem of the file.
        StorageError: when it cannot be read.

    """
    return read_rule_file(path or default_rule_file()).require()


def read_rule_file(path: Path) -> ShapedFile[Protocol]:
    """Read a rule file with the places of all that is in it; its problems are not raised.

    Raises:
        StorageError: when it cannot be read.

    """
    return shape_rules(read_bytes(path, "the rule file"), path.name)


def parse_protocol(text: str | bytes, name: str) -> Protocol:
    """Make a protocol of a rule file's text; `name` stands before each problem.

    Raises:
        RuleFileRefusedError: with every problem, in the file's order.

    """
    return shape_rules(text, name).require()


@lru_cache(maxsize=_MOST_AT_HAND)
def shape_rules(text: str | bytes, name: str) -> ShapedFile[Protocol]:
    """Read a rule file's text with the places of all that is in it."""
    file = read_shaped(text, name, Protocol, _find_disagreements, _STAND_IN)
    if file.value is None or len(file.value.sources) != 1:
        return file
    return replace(file, value=_cite(file.value, tuple(file.value.sources)))


def _cite(protocol: Protocol, only: tuple[str, ...]) -> Protocol:
    """Return a protocol whose one source stands behind every rule that names none."""

    def cite(rule: Any) -> Any:
        return rule if rule is None or rule.sources else replace(rule, sources=only)

    def cite_each(rules: Mapping[str, Any]) -> dict[str, Any]:
        return {key: cite(rule) for key, rule in rules.items()}

    signs = protocol.warning_signs
    return replace(
        protocol,
        restrictions=cite_each(protocol.restrictions),
        care=cite_each(protocol.care),
        after_effects=cite_each(protocol.after_effects),
        before_session=cite_each(protocol.before_session),
        allowed=tuple(map(cite, protocol.allowed)),
        warning_signs=WarningSigns(
            clinic=tuple(map(cite, signs.clinic)),
            urgent=tuple(map(cite, signs.urgent)),
            emergency=tuple(map(cite, signs.emergency)),
        ),
        watch=cite(protocol.watch),
        course=cite(protocol.course),
    )


def _find_disagreements(sound: Sound[Protocol]) -> Iterable[Disagreement]:
    found = sound.document.get("allowed")
    listed = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    named = Named(
        restrictions=sound.ids_of("restrictions"),
        sources=sound.ids_of("sources"),
        questions=sound.ids_of("questions"),
        events=sound.ids_of("events"),
        allowed=[str(item.get("id")) for item in listed],
        care=sound.ids_of("care"),
        after_effects=sound.ids_of("after_effects"),
        before_session=sound.ids_of("before_session"),
    )
    if not isinstance(sound.document.get("restrictions"), dict):
        named = named._replace(restrictions=("none",))  # that there is none is told already
    return find_disagreements(sound.value, named, Gaps(sound.partly, sound.unnamed))
