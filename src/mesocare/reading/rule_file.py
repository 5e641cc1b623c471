"""What is in this rule file, and what is wrong with it? YAML text becomes a Protocol."""

from pathlib import Path

from mesocare.reading.agreement import find_disagreements
from mesocare.reading.shaped_file import ShapedFile, read_shaped
from mesocare.reading.source import default_rule_file, read_bytes
from mesocare.rules.protocol import Protocol


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


def shape_rules(text: str | bytes, name: str) -> ShapedFile[Protocol]:
    """Read a rule file's text with the places of all that is in it."""
    return read_shaped(text, name, Protocol, find_disagreements)
