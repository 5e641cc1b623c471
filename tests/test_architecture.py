"""Do the arrows run one way? The imports of the source are read, and held to the layers below."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from program import known_environment

import mesocare

PACKAGE = Path(mesocare.__file__).parent
MODULES = {
    ".".join(("mesocare", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

SHELL = ("mesocare.cli", "mesocare.__main__")
READERS_OF_FILES = (
    "mesocare.cliniccheck",
    "mesocare.clinicfile",
    "mesocare.history",
    "mesocare.rulecache",
    "mesocare.rulecheck",
    "mesocare.rulefile",
    "mesocare.ruleschema",
    "mesocare.rulesource",
    "mesocare.rulestart",
    "mesocare.shapedfile",
    "mesocare.yamltree",
)
"""Besides the shell, these may read files, and know YAML, Pydantic or SQLite."""
KNOW_YAML = ("mesocare.yamltree", "mesocare.rulecheck")
KNOW_PYDANTIC = tuple(name for name in READERS_OF_FILES if name != "mesocare.history")

LAYERS = (
    {"errors", "characters", "screen", "wording"},
    {"shapes", "waits", "misread", "moments", "zones"},
    {"protocol", "clinic", "closed_days"},
    {"changes"},
    {"course", "plan"},
    {"activities", "answer", "sentences", "answer_sentences"},
)
"""From the bottom up: errors, then waits and moments, protocol, plan and course, what they say."""


def is_in(name: str, *packages: str) -> bool:
    """Tell whether a module is one of these, or inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def imports_of(tree: ast.AST, *, inner: bool = True) -> Iterator[str]:
    """Give what a module imports to run; what it imports for its types alone is left out."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names):
                yield str(module)
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef() if not inner:
                pass
            case _:
                yield from imports_of(node, inner=inner)


IMPORTS = {name: set(imports_of(tree)) for name, tree in TREES.items()}
OURS = {name: {found for found in imports if found in MODULES} for name, imports in IMPORTS.items()}


def importers(of: Iterable[str], among: Iterable[str] = MODULES) -> list[str]:
    """Give the modules that import one of these packages."""
    packages = tuple(of)
    return [name for name in among if any(is_in(found, *packages) for found in IMPORTS[name])]


def test_nothing_but_the_program_itself_imports_the_command_line() -> None:
    """Style: nothing imports `cli`."""
    outside = [name for name in MODULES if not is_in(name, *SHELL)]

    assert importers(["mesocare.cli"], outside) == []


def test_no_module_needs_itself_by_a_round_trip() -> None:
    """Style: arrows run one way."""
    order = list(TopologicalSorter(OURS).static_order())

    assert set(MODULES) <= set(order)


def test_the_lower_layers_know_nothing_of_the_upper_ones() -> None:
    """Style: views → plan, course → protocol → waits, moments → errors."""
    rank = {f"mesocare.{name}": place for place, layer in enumerate(LAYERS) for name in layer}

    upwards = [
        (name, found)
        for name, place in rank.items()
        for found in OURS[name]
        if found != "mesocare" and rank.get(found, len(LAYERS)) > place
    ]

    assert upwards == []


def test_no_view_knows_another_view_or_how_a_file_is_read() -> None:
    """Style: views import neither each other nor a loader."""
    views = [name for name in MODULES if is_in(name, "mesocare.views") and name != "mesocare.views"]

    across = [
        (name, found)
        for name in views
        for found in OURS[name]
        if is_in(found, *READERS_OF_FILES)
        or (is_in(found, "mesocare.views") and _view(found) != _view(name))
    ]

    assert across == []


def _view(name: str) -> str:
    return ".".join(name.split(".")[:3])


def test_yaml_is_known_where_rule_files_are_read_and_nowhere_else() -> None:
    """Style: only `rulefile` and its parts know YAML."""
    assert set(importers(["yaml"])) <= {name for name in MODULES if is_in(name, *KNOW_YAML)}


def test_pydantic_is_known_where_rule_files_are_read_and_nowhere_else() -> None:
    """Style. The shape tells Pydantic how to read a value, in functions that it alone calls."""
    known = {name for name in MODULES if is_in(name, *KNOW_PYDANTIC)}
    at_the_top = {
        name
        for name, tree in TREES.items()
        if any(is_in(found, "pydantic", "pydantic_core") for found in imports_of(tree, inner=False))
    }

    assert set(importers(["pydantic", "pydantic_core"])) <= known | {"mesocare.shapes"}
    assert at_the_top <= known


def test_rich_is_known_to_the_terminal_view_and_the_command_line_only() -> None:
    """Style."""
    allowed = {name for name in MODULES if is_in(name, "mesocare.views.terminal", "mesocare.cli")}

    assert set(importers(["rich"])) <= allowed


def test_typer_is_known_to_the_command_line_only() -> None:
    """Style: the command line alone knows the arguments and the exit codes."""
    assert set(importers(["typer"])) <= {name for name in MODULES if is_in(name, "mesocare.cli")}


CORE = [name for name in MODULES if not is_in(name, *SHELL, *READERS_OF_FILES)]
OUTSIDE_WORLD = (
    "io.open", "locale", "os", "pathlib", "random", "secrets", "shutil", "sqlite3", "subprocess",
    "sys", "tempfile", "time", "tzlocal", "uuid.uuid1", "uuid.uuid4",
)  # fmt: skip
TEMPLATES = {"mesocare.views.sheet": {"pathlib", "pathlib.Path", "read_bytes", "read_text"}}
"""A sheet's template and its fonts stand beside it."""
READS_THE_WORLD = {
    "getenv", "now", "utcnow", "fromtimestamp", "read_text", "read_bytes", "write_text",
    "write_bytes", "setlocale", "getlocale", "get_localzone",
}  # fmt: skip


@pytest.mark.parametrize("name", CORE)
def test_the_core_reads_no_clock_no_environment_no_file_and_no_locale(name: str) -> None:
    """They are arguments."""
    worldly = {found for found in IMPORTS[name] if is_in(found, *OUTSIDE_WORLD)}
    calls = set(_worldly_calls(TREES[name]))

    assert (worldly - TEMPLATES.get(_view(name), set())) == set()
    assert (calls - TEMPLATES.get(_view(name), set())) == set()


def _worldly_calls(tree: ast.AST) -> Iterator[str]:
    """Give calls that read the clock, the zone, the locale or a file."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="open" | "input" | "print" | "exec" | "eval" as called)):
                yield called
            case ast.Call(func=ast.Attribute(attr="now" | "astimezone" as called), args=[]):
                yield f"{called}()"
            case ast.Call(func=ast.Attribute(attr="today" as called, value=ast.Name())):
                yield f"{called}()"
            case ast.Call(func=ast.Attribute(attr=called)) if called in READS_THE_WORLD:
                yield called


NETWORK = ("asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib")


def test_nothing_reaches_for_the_network() -> None:
    """None."""
    allowed = {"urllib.parse"}

    reaching = {
        (name, found)
        for name, imports in IMPORTS.items()
        for found in imports
        if is_in(found, *NETWORK) and not is_in(found, *allowed) and found != "urllib"
    }

    assert reaching == set()


def test_no_module_of_the_command_line_is_over_250_lines() -> None:
    """Style."""
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines())
        for name, path in MODULES.items()
        if is_in(name, "mesocare.cli")
    }

    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    """Style."""
    empty = {"utils", "helpers", "common", "types", "base", "manager", "service", "factory"}

    assert [name for name in MODULES if empty & set(name.split("."))] == []


def test_every_module_says_which_question_it_answers() -> None:
    """Style: a module's docstring is one sentence that says it."""
    silent = [name for name, tree in TREES.items() if not ast.get_docstring(tree)]

    assert silent == []


def test_imports_are_absolute_and_annotations_are_read_as_they_stand() -> None:
    """Style."""
    relative = [
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.level or node.module == "__future__")
    ]

    assert relative == []


RUN = """
import sys
from mesocare.cli.main import run
code = run(sys.argv[1:])
print(code, *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""
SESSION = ["2026-11-20", "--at", "2026-11-22", "--tz", "Etc/UTC"]
CAN = ["can", "wash", "-s", *SESSION]
HEAVY = {"dateutil", "holidays", "icalendar", "jinja2", "platformdirs", "pydantic", "rich"} | {
    "asyncio", "http", "pydantic_core", "segno", "sqlite3", "typst", "yaml"
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "needed"),
    [
        pytest.param(["--version"], 0, set(), id="--version"),
        pytest.param(["--help"], 0, set(), id="--help"),
        pytest.param(["-h"], 0, set(), id="-h"),
        pytest.param([], 0, {"platformdirs", "sqlite3"}, id="no argument"),
        pytest.param(["today", "-h"], 0, set(), id="today -h"),
        pytest.param(["today", *SESSION, "--plain"], 0, {"yaml", "pydantic"}, id="today --plain"),
        pytest.param(["today", *SESSION, "--json"], 0, {"yaml", "pydantic"}, id="today --json"),
        pytest.param(["timeline", *SESSION], 0, {"yaml", "pydantic"}, id="timeline, piped"),
        pytest.param([*CAN, "--json"], 10, {"yaml", "pydantic"}, id="can --json"),
        pytest.param(CAN, 10, {"yaml", "pydantic"}, id="can, piped"),
    ],
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(
    arguments: list[str], code: int, needed: set[str]
) -> None:
    """Style: heavy imports happen inside the command that needs them."""
    ended = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        check=True,
        env=known_environment(),
        text=True,
    )

    *_, loaded = ended.stderr.strip().splitlines()
    told, *modules = loaded.split()
    allowed = needed | ({"pydantic_core"} if "pydantic" in needed else set())
    assert int(told) == code
    assert HEAVY & set(modules) <= allowed


LOADED = RUN.replace('name.split(".")[0]', "name")
OF_THE_COMMAND_LINE = {
    "mesocare", "mesocare.characters", "mesocare.cli", "mesocare.cli.inputs", "mesocare.cli.main",
    "mesocare.cli.options", "mesocare.cli.output", "mesocare.errors", "mesocare.screen",
}  # fmt: skip
OF_A_PLAN = OF_THE_COMMAND_LINE | {
    "mesocare.cli.aftercare", "mesocare.closed_days", "mesocare.course", "mesocare.moments",
    "mesocare.plan", "mesocare.protocol", "mesocare.rulecache", "mesocare.rulesource",
    "mesocare.shapejson", "mesocare.shapes", "mesocare.views", "mesocare.waits",
    "mesocare.wording", "mesocare.zones", "mesocare.cli.zone_data",
}  # fmt: skip
IN_SENTENCES = {"mesocare.sentences", "mesocare.views.plain"}
OF_AN_ANSWER = {"mesocare.activities", "mesocare.answer"}
LISTED = OF_THE_COMMAND_LINE | {"mesocare.cli.files"} | {
    f"mesocare.cli.{name}"
    for name in ("aftercare", "calendar", "course", "rules", "sessions", "sheet", "sheets")
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "ours"),
    [
        pytest.param(["--version"], LISTED, id="--version"),
        pytest.param(["--help"], LISTED, id="--help"),
        pytest.param(["today", *SESSION], OF_A_PLAN | IN_SENTENCES, id="today"),
        pytest.param(["timeline", *SESSION], OF_A_PLAN | IN_SENTENCES, id="timeline"),
        pytest.param(
            ["today", *SESSION, "--json"], OF_A_PLAN | {"mesocare.views.machine"}, id="today --json"
        ),
        pytest.param(
            CAN,
            OF_A_PLAN | IN_SENTENCES | OF_AN_ANSWER | {"mesocare.answer_sentences"},
            id="can",
        ),
    ],
)
def test_on_a_warm_start_a_command_loads_its_own_modules_and_no_others(
    arguments: list[str], ours: set[str]
) -> None:
    """No YAML, Pydantic, Rich, clinic or zone of the system where none is asked for."""
    first, warm = (
        subprocess.run(
            [sys.executable, "-c", LOADED, *arguments],
            capture_output=True,
            check=True,
            env=known_environment(),
            text=True,
        )
        for _ in range(2)
    )

    loaded = set(warm.stderr.split()[1:])
    assert warm.stdout == first.stdout
    assert {name for name in loaded if is_in(name, "mesocare")} == ours
    assert {name.split(".")[0] for name in loaded} & (HEAVY | {"tzlocal"}) == set()
    assert ("zoneinfo" in loaded) == ("mesocare.plan" in ours)


def test_the_public_names_load_their_modules_only_when_they_are_used() -> None:
    """A public API: importing it must cost nothing."""
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys, mesocare; before = set(sys.modules); mesocare.load_protocol\n"
                "print('pydantic' in before, 'pydantic' in sys.modules, 'typer' in sys.modules)"
            ),
        ],
        capture_output=True,
        check=True,
        env=known_environment(),
        text=True,
    )

    assert ended.stdout.split() == ["False", "True", "False"]


def test_every_public_name_is_there_and_said_once() -> None:
    """`from mesocare import …`."""
    assert sorted(mesocare.__all__) == list(mesocare.__all__)
    assert [name for name in mesocare.__all__ if not hasattr(mesocare, name)] == []
    assert set(mesocare.__all__) <= set(dir(mesocare))
    assert not hasattr(mesocare, "no_such_name")
