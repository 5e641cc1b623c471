"""The shape of the code in a few figures, to hold against those of another state.

python trust/shape.py [FOLDER]

FOLDER is a checkout of the project; without one, this one. A function counts as called once where
its module writes its name once outside its definition; nested ones are left out. Its length is that
of its lines without its docstring. Comments that only steer a tool do not count; lines are all
lines of the `.py` files.
"""

import ast
import io
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

STEERS_A_TOOL = ("# noqa", "# type:", "# pragma", "# fmt:")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> None:
    """Print the figures of a checkout."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    package = root / "src" / "mesocare"
    texts = {path: path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    trees = [ast.parse(text) for text in texts.values()]
    functions = [function for tree in trees for function in functions_of(tree)]
    once = sum(count_called_once(tree) for tree in trees)
    lengths = [length_of(function) for function in functions]
    lines = sum(len(text.splitlines()) for text in texts.values())
    comments = sum(count_comments(text) for text in texts.values())
    rows: Sequence[tuple[str, object]] = (
        ("modules at the root of the package", sum(path.parent == package for path in texts)),
        ("folders of the package", len({path.parent for path in texts}) - 1),
        ("functions", len(functions)),
        ("private and called once", f"{once} ({100 * once / len(functions):.0f} %)"),
        ("function length, median", median(lengths)),
        ("function length, nine of ten", round(quantiles(lengths, n=10)[-1])),
        ("comments in 100 lines", f"{100 * comments / lines:.1f}"),
        *((f"lines of {name}", count_lines(root / name)) for name in ("src", "tests", "trust")),
    )
    for what, figure in rows:
        print(f"{what:<36}{figure:>12}")


def functions_of(tree: ast.Module) -> Iterator[Function]:
    """Yield the functions of a module and the methods of its classes."""
    for node in tree.body:
        for one in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(one, Function):
                yield one


def count_called_once(tree: ast.Module) -> int:
    """Count the private functions of a module that it names once."""
    written = Counter(
        name
        for node in ast.walk(tree)
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
    )
    return sum(is_private(one.name) and written[one.name] == 1 for one in functions_of(tree))


def is_private(name: str) -> bool:
    """Tell whether a name is private; those of Python itself are not."""
    return name.startswith("_") and not name.startswith("__")


def length_of(function: Function) -> int:
    """Count a function's lines without its decorators and its docstring."""
    assert function.end_lineno is not None
    length = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        docstring = function.body[0]
        assert docstring.end_lineno is not None
        length -= docstring.end_lineno - docstring.lineno + 1
    return length


def count_comments(text: str) -> int:
    """Count the lines that hold a comment for a reader."""
    return sum(
        token.type == tokenize.COMMENT and not token.string.startswith(STEERS_A_TOOL)
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
    )


def count_lines(folder: Path) -> int:
    """Count the lines of all Python files in a folder."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.py"))


if __name__ == "__main__":
    main()
