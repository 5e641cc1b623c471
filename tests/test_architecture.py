"""Do the arrows run one way? The imports of the source are read, and held to the layers below."""

import ast
import subprocess
import sys
from collections.abc import Iterator
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

ARROWS = {
    "cli": ("authoring", "views", "reading", "store"),
    "authoring": ("reading", "sentences"),
    "views": ("sentences",),
    "sentences": ("plan",),
    "plan": ("rules", "language"),
    "reading": ("rules", "store"),
    "rules": ("dates",),
    "store": ("dates",),
    "dates": ("language",),
    "language": (),
}
"""Which folder may import which; what these may import in turn, it may as well."""
FOR_ALL = ("errors", "characters", "version")
CORE = ("language", "dates", "rules", "plan", "sentences", "views")
"""The folders that read no clock, no environment and no file."""
DOORS = {
    "yaml": ("reading", "authoring"),
    "pydantic": ("reading", "rules", "authoring"),
    "pydantic_core": ("reading", "rules", "dates"),
    "rich": ("views", "cli"),
    "typer": ("cli",),
    "sqlite3": ("store",),
    "holidays": ("dates",),
    "dateutil": ("dates",),
    "icalendar": ("views",),
    "typst": ("views",),
    "jinja2": ("views",),
    "segno": ("views",),
}
"""The one door of each library."""


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


def folder_of(name: str) -> str:
    """Give the folder of a module of ours; its own name where it stands at the root."""
    return [*name.split("."), ""][1]


def allowed_from(folder: str) -> set[str]:
    """Give all folders that a folder may import, straight or by another."""
    below = ARROWS.get(folder, ())
    return {folder, *below}.union(*(allowed_from(other) for other in below))


def test_every_folder_has_its_arrows_and_no_arrow_points_to_nothing() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert folders == ARROWS.keys()


def test_imports_follow_the_arrows_from_folder_to_folder() -> None:
    """The shell is the top; facts know no words; what a file holds knows no plan."""
    against = [
        (name, found)
        for name in MODULES
        if folder_of(name) in ARROWS
        for found in OURS[name] - {"mesocare"}
        if folder_of(found) not in {*allowed_from(folder_of(name)), *FOR_ALL}
    ]

    assert against == []


def test_the_plan_knows_no_language_by_name() -> None:
    """Words reach the core as a parameter: a second language is a second table."""
    named = [
        (name, found)
        for name in MODULES
        if folder_of(name) in {"dates", "rules", "plan"}
        for found in OURS[name]
        if is_in(found, "mesocare.language.en.said")
    ]

    assert named == []


def test_no_module_needs_itself_by_a_round_trip() -> None:
    """Arrows run one way."""
    order = list(TopologicalSorter(OURS).static_order())

    assert set(MODULES) <= set(order)


def test_no_view_knows_another_view() -> None:
    """Each form stands alone; what two share has a module of its own."""
    forms = [
        name
        for name in MODULES
        if folder_of(name) == "views" and (name.count(".") > 2 or _has_a_form(name))
    ]

    across = [
        (name, found)
        for name in forms
        for found in OURS[name]
        if found in forms and _view(found) != _view(name)
    ]

    assert across == []


def _has_a_form(name: str) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and node.name.startswith("render_")
        for node in TREES[name].body
    )


def _view(name: str) -> str:
    return ".".join(name.split(".")[:3])


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    through = {folder_of(name) for name in MODULES if any(is_in(i, library) for i in IMPORTS[name])}

    assert through <= set(DOORS[library])


def test_pydantic_is_imported_at_the_top_only_where_files_are_read() -> None:
    """The shape tells Pydantic how to read a value, in functions that it alone calls."""
    at_the_top = {
        folder_of(name)
        for name, tree in TREES.items()
        if any(is_in(found, "pydantic", "pydantic_core") for found in imports_of(tree, inner=False))
    }

    assert at_the_top <= {"reading", "authoring"}


OUTSIDE_WORLD = (
    "io.open", "locale", "os", "pathlib", "random", "secrets", "shutil", "sqlite3", "subprocess",
    "sys", "tempfile", "time", "tzlocal", "uuid.uuid1", "uuid.uuid4",
)  # fmt: skip
READS_A_TEMPLATE = {"pathlib", "pathlib.Path", "read_bytes", "read_text"}
"""What a view may do to read the template that stands beside it."""
READS_THE_WORLD = {
    "getenv", "now", "utcnow", "fromtimestamp", "read_text", "read_bytes", "write_text",
    "write_bytes", "setlocale", "getlocale", "get_localzone",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in MODULES if folder_of(name) in CORE])
def test_the_core_reads_no_clock_no_environment_no_file_and_no_locale(name: str) -> None:
    """They are arguments."""
    worldly = {found for found in IMPORTS[name] if is_in(found, *OUTSIDE_WORLD)}
    calls = set(_worldly_calls(TREES[name]))

    templates = READS_A_TEMPLATE if folder_of(name) == "views" else set()
    assert worldly - templates == set()
    assert calls - templates == set()


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
FOR_A_PLAN = {"cli", "views", "sentences", "plan", "rules", "dates", "language", "reading"}


@pytest.mark.parametrize(
    ("arguments", "folders"),
    [
        pytest.param(["--version"], {"cli", "views"}, id="--version"),
        pytest.param(["today", *SESSION], FOR_A_PLAN, id="today"),
        pytest.param(["timeline", *SESSION], FOR_A_PLAN, id="timeline"),
        pytest.param(["today", *SESSION, "--json"], FOR_A_PLAN, id="today --json"),
        pytest.param(CAN, FOR_A_PLAN, id="can"),
    ],
)
def test_on_a_warm_start_a_command_loads_no_folder_that_it_does_not_need(
    arguments: list[str], folders: set[str]
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
    ours = {folder_of(name) for name in loaded if is_in(name, "mesocare")}
    assert warm.stdout == first.stdout
    assert ours & ARROWS.keys() <= folders | {"store"}
    assert {
        name for name in loaded if is_in(name, "mesocare.store.history", "mesocare.rules.clinic")
    } == set()
    assert {name.split(".")[0] for name in loaded} & (HEAVY | {"tzlocal"}) == set()
    assert ("zoneinfo" in loaded) == ("plan" in folders)


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
