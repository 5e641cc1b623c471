"""What `rules check --fix` writes: each fix that is known, and nothing else of the file."""

from collections.abc import Sequence

from mesocare.errors import Fix, Problem
from mesocare.reading.source import Source

_MARK = b"\xef\xbb\xbf"


def fix_source(source: Source, text: str, fixes: Sequence[Fix]) -> Source:
    """Return a file with its fixes written, the mark at its start kept."""
    mark = _MARK if source.data.startswith(_MARK) else b""
    return source._replace(data=mark + apply_fixes(text, fixes).encode())


def apply_fixes(text: str, fixes: Sequence[Fix]) -> str:
    """Return a text with some of it written anew; all else stays as it is, byte for byte."""
    lines = text.split("\n")
    for fix in sorted(fixes, reverse=True):
        line, start = lines[fix.line - 1], fix.column - 1
        end = start + len(fix.was)
        assert line[start:end] == fix.was
        lines[fix.line - 1] = line[:start] + fix.now + line[end:]
    return "\n".join(lines)


def fixes_in(problems: Sequence[Problem]) -> list[Fix]:
    """Return the fixes that are known, the first of each place."""
    found: dict[tuple[int, int], Fix] = {}
    for problem in problems:
        if problem.fix is not None:
            found.setdefault((problem.fix.line, problem.fix.column), problem.fix)
    return list(found.values())


def say_fixes(name: str, fixes: Sequence[Fix]) -> str:
    """Say what was written in place of what, a line for each."""
    places = (f"{name}:{it.line}:{it.column}: {it.was!r} → {it.now!r}" for it in fixes)
    return "\n".join(["Written:", *places])
