"""Which slips could an author have made? Every mutant of a module, made with mutmut's operators.

mutmut itself leaves out what stands outside functions, what is decorated and what is a property:
here that is most of what matters (patterns of waits, tables of units, named tuples). So its
operators are applied to the whole module; only types, docstrings and imports are left alone.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from mutmut.mutation.mutators import mutation_operators


class Mutant(NamedTuple):
    """One change of one module."""

    module: str
    within: str
    """The function or class that it stands in, or `module`."""
    before: str
    """The lines as they are, joined to one."""
    after: str
    source: str
    """The whole module with the change in it."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Give what names it in the list of equivalents, whatever line it stands on."""
        return self.module, self.within, self.before, self.after


class _Change(NamedTuple):
    """A node that an operator changes, with what it becomes."""

    within: str
    node: cst.CSTNode
    mutated: cst.CSTNode


class _Collector(cst.CSTVisitor):
    """Gathers each node that an operator changes, with what it becomes and where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.found: list[_Change] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom) or _is_checked_only(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.names.append(node.name.value)
        within = ".".join(self.names) or "module"
        for kind, mutate in mutation_operators:
            if isinstance(node, kind):
                self.found += [_Change(within, node, mutated) for mutated in mutate(node)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self.names.pop()


def _is_checked_only(node: cst.CSTNode) -> bool:
    """Whether a node is read by type checkers alone."""
    if isinstance(node, cst.If):
        return isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING"
    return (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Name)
        and node.func.value == "TypeVar"
    )


def make_mutants(path: Path) -> list[Mutant]:
    """Give every mutant of a module that compiles, each once, in the order of its lines."""
    source = path.read_text("utf-8")
    seen = {source}
    mutants = []
    for within, changed in _changed_sources(cst.parse_module(source)):
        if changed not in seen and _compiles(changed):
            seen.add(changed)
            mutants.append(Mutant(path.stem, within, *_difference(source, changed), changed))
    return list(_tell_apart(mutants))


def _changed_sources(module: cst.Module) -> Iterator[tuple[str, str]]:
    """Give the module with each change; each is made in its own statement, which is quicker."""
    codes = [module.with_changes(header=(), footer=(), body=[part]).code for part in module.body]
    header = module.code[: module.code.index(codes[0])]
    for place, part in enumerate(module.body):
        collector = _Collector()
        part.visit(collector)
        before, after = header + "".join(codes[:place]), "".join(codes[place + 1 :])
        for within, node, mutated in collector.found:
            changed = part.deep_replace(node, mutated)
            code = module.with_changes(header=(), footer=(), body=[changed]).code
            yield within, before + code + after


def _compiles(source: str) -> bool:
    try:
        compile(source, "a mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _difference(source: str, changed: str) -> tuple[str, str]:
    """Give the lines that differ, each side joined to one."""
    before, after = source.splitlines(), changed.splitlines()
    first = len(list(takewhile(_is_same, zip(before, after, strict=False))))
    rest = zip(reversed(before[first:]), reversed(after[first:]), strict=False)
    last = len(list(takewhile(_is_same, rest)))
    return _in_one(before[first : len(before) - last]), _in_one(after[first : len(after) - last])


def _is_same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _in_one(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _tell_apart(mutants: list[Mutant]) -> Iterator[Mutant]:
    """Give a number to those that read the same: a line can stand in a function twice."""
    times: Counter[tuple[str, str, str, str]] = Counter()
    for mutant in mutants:
        times[mutant.key] += 1
        nth = times[mutant.key]
        yield mutant if nth == 1 else mutant._replace(after=f"{mutant.after} ({nth})")
