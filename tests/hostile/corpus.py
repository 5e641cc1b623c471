"""Which hostile inputs are there? All that lies in `hostile/`, and what is best derived from it."""

import json
import os
import socket
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain, cycle
from pathlib import Path
from typing import Any

import yaml
from hostile.case import ANSWERS, DOCUMENTED, REFUSED, Hostile
from hostile.histories import histories
from hostile.mutations import CHANGES, mutations

from mesocare.dates.misread import WRITE_LIKE

HERE = Path(__file__).parent
CHECKOUT = Path(__file__).parents[2]
SESSION = "2026-11-20T14:30"
LATER = ("--at", "2026-11-21T18:00")
_AROUND_A_NAME = "\t\r\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""What may stand at the end of a name, since it says nothing there."""
PATIENT = "Zebulon"
"""The name in every day list, which no output may repeat."""
_LEAST_SECRET = 5
_NO_CACHE = {"MESOCARE_NO_CACHE": "1"}
_REFUSED_FILE = frozenset((3, 5))
_CONTROLS = [chr(code) for code in (*range(1, 10), *range(11, 32), *range(127, 160))]
_MARKS = [
    chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
]


def corpus(*, is_full: bool = False) -> tuple[Hostile, ...]:
    """Give all inputs; the full corpus spoils each node of each file in every way there is."""
    makers: tuple[Callable[[], Iterator[Hostile]], ...] = (
        _moments, _words, _zones, _arguments, _widths, _environments, _outputs, _day_lists,
        histories, _whole_files, _folders_as_files,
    )  # fmt: skip
    found = [*chain.from_iterable(make() for make in makers), *_mutated(is_full=is_full)]
    return tuple({case.digest: case for case in found}.values())


@cache
def _data(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))


def _secrets(text: str) -> tuple[str, ...]:
    """Give a text as a secret, where it is long enough to be told from our own words."""
    told = text.strip()
    return (told,) if len(told) >= _LEAST_SECRET and told not in _OWN_WORDS else ()


_OWN_WORDS = f"{WRITE_LIKE} -- 2026-11-20, Europe/Rome America/New_York"
"""What errors say by themselves, as examples."""


# Moments


def _moments() -> Iterator[Hostile]:
    for text in dict.fromkeys((*_data("moments")["refused"], *_derived_moments())):
        yield from _refused_moment(text)
    for one in _data("moments")["read"]:
        around = ("--json", "--tz", "Etc/UTC", "--at", one["is"][:10])
        has_time = "T" in one["is"]
        ended_at = f'"ended_at": "{one["is"]}:00+00:00", ' if has_time else ""
        yield Hostile(
            "moment",
            f"session {one['text']!r}",
            ("timeline", one["text"], *around),
            codes=ANSWERS,
            must_say=(f'{ended_at}"has_time": {json.dumps(has_time)}',),
        )
        yield Hostile(
            "moment",
            f"--at {one['text']!r}",
            ("today", one["is"], "--json", "--at", one["text"]),
            codes=ANSWERS,
            must_say=(f'"at": "{one["is"]}',),
        )


def _refused_moment(text: str) -> Iterator[Hostile]:
    places = {
        "session": ("timeline", "--", text),
        "--at": ("today", SESSION, f"--at={text}"),
        "event": ("before", "--", text),
    }
    for place, arguments in places.items():
        yield Hostile(
            "moment", f"{place} {text[:60]!r}", arguments, codes=REFUSED, secrets=_secrets(text)
        )


def _derived_moments() -> Iterator[str]:
    for mark in (*_CONTROLS, *_MARKS, "\u200b", "\u200c", "\u200d", "\ufeff", "\u2028"):
        yield f"2026-11-20{mark}"
        yield f"2026-{mark}11-20"
    for length in (65, 1_000, 100_000):
        yield "2" * length
        yield "2026-11-20" + " " * length + "14:30"
        yield "Friday " * (length // 7)
    yield from (f"2026-11-20T14:30{sign}{hours}:00" for sign in "+-" for hours in (15, 23, 24, 99))


# Words


def _words() -> Iterator[Hostile]:
    data, when = _data("words"), ("-s", SESSION, "--at", "2026-11-20T15:30")
    refused = [*data["refused"], *(f"wash {mark} hair" for mark in _CONTROLS if mark != "\n"),
               *(f"wash{mark}" for mark in _MARKS), "x" * 201, "x" * 100_000,
               "wash " * 41]  # fmt: skip
    for text in dict.fromkeys(refused):
        name, secrets = repr(text[:60]), _secrets(text)
        yield Hostile("words", name, ("can", *when, "--", text), codes=REFUSED, secrets=secrets)
        arguments = ("before", *when, "--", "2026-12-24", text)
        yield Hostile("words", f"before {name}", arguments, codes=REFUSED, secrets=secrets)
    for text in (*data["not_yes"], "x" * 200, "\u0301" * 200, "a " * 100, "sauna " * 33):
        name = repr(text[:60])
        no_yes = frozenset((2, 10, 11, 12, 13))
        yield Hostile("words", name, ("can", *when, "--", text), codes=no_yes)
        yield Hostile("words", f"json {name}", ("can", *when, "--json", "--", text), codes=no_yes)
        arguments = ("before", *when, "--", "2026-12-24", text)
        yield Hostile("words", f"before {name}", arguments, codes=DOCUMENTED | {13})
    for text in data["yes"]:
        yield Hostile("words", repr(text), ("can", *when, "--", text), codes=frozenset((0,)))


# Zones


def _zones() -> Iterator[Hostile]:
    refused = [*_data("zones")["refused"], "x" * 100_000, "A/" * 40,
               *(f"Europe/Rome{mark}" for mark in (*_CONTROLS, *_MARKS))]  # fmt: skip
    for text in dict.fromkeys(refused):
        arguments, secrets = ("today", SESSION, *LATER, f"--tz={text}"), _secrets(text)
        name = repr(text[:60])
        yield Hostile("zone", name, arguments, codes=REFUSED, secrets=secrets)
        yield Hostile(
            "zone",
            f"record {name}",
            ("sessions", "add", "--any-date", SESSION, f"--tz={text}"),
            codes=REFUSED,
        )
    for text in _data("zones")["read"]:
        yield Hostile("zone", text, ("today", SESSION, *LATER, "--tz", text), codes=ANSWERS)


# Arguments


_ODD_ARGUMENTS: tuple[tuple[str, ...], ...] = (
    ("",), (" ",), ("-",), ("--",), ("---",), ("-x",), ("--x",), ("--=",), ("-=",), ("--json",),
    ("timelin",), ("TIMELINE",), ("timeline\x1b[31m",), ("\u202etimeline",), ("x" * 100_000,),
    ("help",), ("--help=x",), ("--version=x",), ("-hh",), ("timeline", "--jsno"),
    ("timeline", "--json=1"), ("timeline", "--at"), ("timeline", "--at="), ("timeline", "--tz"),
    ("timeline", "--session"), ("timeline", "-s"), ("timeline", "--rules"),
    ("timeline", "--rules="),
    ("timeline", "--clinic="), ("timeline", "--rules", "."), ("timeline", "--clinic", "."),
    ("timeline", "--name", PATIENT), ("timeline", f"--{PATIENT}"), ("timeline", f"-{PATIENT}"),
    ("can",), ("can", "--"), ("can", "-s"), ("before",), ("before", "--"), ("sheet",),
    ("sheet", SESSION), ("sheet", SESSION, "-o"), ("sheet", SESSION, "-o", ""),
    ("sheet", SESSION, "-o", "x.txt"), ("sheet", SESSION, "-o", "x.PDF"),
    ("sheet", SESSION, "-o", "x.html", "--paper", "a5"),
    ("sheet", SESSION, "-o", "x.html", "--print"),
    ("sheets",), ("sheets", "x.csv"), ("sheets", "x.csv", "-o", "y", "--one-file", "z.pdf"),
    ("sheets", "x.csv", "--one-file", "z.html"), ("sheets", "x.csv", "-o", "y", "--format", "doc"),
    ("sheets", "x.csv", "-o", "y", "--print"), ("calendar",), ("calendar", SESSION),
    ("calendar", SESSION, "-o"), ("calendar", SESSION, "-o", ""), ("sessions",),
    ("sessions", "ad"), ("sessions", PATIENT), ("sessions", "add"), ("sessions", "remove"),
    ("sessions", "remove", SESSION), ("sessions", "add", SESSION, PATIENT), ("rules",),
    ("rules", "chekc"), ("rules", "show", "nothing"), ("rules", "show", "\x1b[31m"),
    ("rules", "show", "\u202e"), ("rules", "show", PATIENT), ("rules", "schema", "x"),
    ("rules", "schema", "\x1b[31m"), ("rules", "new"), ("rules", "new", ""), ("rules", "new", "."),
    ("rules", "new", "x.yaml", "--kind", "x"), ("rules", "diff"), ("rules", "diff", "nowhere.yaml"),
    ("rules", "check", "nowhere.yaml"), ("rules", "check", "."), ("rules", "check", ".."),
    ("rules", "check", "/"), ("rules", "check", ""), ("rules", "check", "\x1b[31m.yaml"),
    ("rules", "check", "\u202elmay"), ("rules", "check", "a\nNot yet.yaml"),
    ("rules", "check", "x" * 5_000), ("rules", "check", "\udcff.yaml"),
    ("rules", "diff", "\udcff.yaml", "\x1b[31m.yaml"), ("--no-cache",), ("--no-cache", "today"),
    ("today", SESSION, "--json", "--plain"), ("today", SESSION, "--plain", "--plain"),
    ("today", *["2026-11-20"] * 500), ("today", *[SESSION] * 1_000),
    ("today", "\udcff"), ("can", "\udcff", "-s", SESSION), ("can", "\ud800", "-s", SESSION),
    ("today", SESSION, "--tz", "\udcff"), ("today", SESSION, "--rules", "\udcff"),
    ("sheet", SESSION, "-o", "\udcff.html"), ("today", SESSION, "--at", "1970-01-01"),
    ("today", SESSION, "--at", "2200-12-31"), ("today", "2200-12-31T23:59", "--at", "2200-12-31"),
    ("course", "2200-12-31"), ("course", "1970-01-01"), ("before", "1970-01-01"),
    ("before", "2200-12-31"), ("before", "1970-01-01T00:00", "--tz", "Pacific/Kiritimati"),
    ("timeline", "1970-01-01", "--at", "1970-01-01", "--tz", "Pacific/Kiritimati"),
    ("timeline", "2200-12-31", "--at", "2200-12-31", "--tz", "Etc/GMT+12"),
    ("calendar", "2200-12-31", "-o", "-"), ("calendar", "1970-01-01", "-o", "-"),
    ("today", "2011-12-30", "--tz", "Pacific/Apia"),
    ("today", "2026-03-29T02:30", "--tz", "Europe/Rome"),
)  # fmt: skip


def _arguments() -> Iterator[Hostile]:
    for arguments in _ODD_ARGUMENTS:
        name = " ".join(arguments[:4])[:80]
        yield Hostile("arguments", repr(name), arguments, secrets=(PATIENT,))


# Widths


_WIDTHS = (
    *range(-1, 26), 30, 39, 40, 41, 59, 60, 61, 79, 80, 88, 89, 99, 100, 101, 140, 200,
    1_000, 10_000, 65_535, 10**9,
)  # fmt: skip
_FACTS: dict[str, tuple[str, ...]] = {
    "timeline": ("ends at 2:30 pm", "OK from Fri 27 Nov.", "wait from Mon 23 Nov, OK"),
    "can": ("OK from Friday 27 November, 2:30 pm.",),
}
_VIEWS: dict[str, tuple[str, ...]] = {
    "timeline": ("timeline", SESSION, *LATER),
    "today": ("today", SESSION, *LATER),
    "can": ("can", "sauna", "-s", SESSION, *LATER),
    "course": ("course", SESSION, *LATER),
    "before": ("before", "2026-12-24"),
    "rules check": ("rules", "check"),
}


def _widths() -> Iterator[Hostile]:
    for columns in _WIDTHS:
        for view, arguments in _VIEWS.items():
            facts = _FACTS.get(view, ()) if 0 < columns < 60 else ()
            around = {"COLUMNS": str(columns)}
            terminal = columns if 0 < columns <= 65_535 else 80
            yield Hostile("width", f"{view} in {columns}", arguments, environment=around,
                          columns=terminal, must_say=facts)  # fmt: skip
            if 0 < columns <= 200 and view in ("timeline", "today"):
                yield Hostile("width", f"{view} on a terminal of {columns}", arguments,
                              columns=columns, must_say=facts)  # fmt: skip


# Environments


def _environments() -> Iterator[Hostile]:
    for one in _data("environments"):
        around, codes = _environment_of(one), frozenset(one.get("codes", [0]))
        is_fresh, encoding = one.get("is_fresh", False), one.get("encoding", "utf-8")
        commands = {"today": ("today", SESSION, *LATER), "check": ("rules", "check"), "bare": (),
                    "record": ("sessions", "add", "--any-date", SESSION)}  # fmt: skip
        for name, arguments in commands.items():
            yield Hostile(
                "environment",
                f"{one['name']}: {name}",
                arguments,
                environment=around,
                codes=codes if name == "today" else DOCUMENTED,
                is_fresh=is_fresh,
                encoding=encoding,
            )


def _environment_of(one: dict[str, Any]) -> dict[str, str | None]:
    if "generate" not in one:
        return dict(one["set"])
    name, text, count = one["generate"]
    return {name: text * count}


# Outputs


_ODD_NAMES = (
    "", " ", ".", "..", "-", "--", "x", "nowhere/x", "../x", "here/x", "link/x", "/dev/full",
    "/dev/null", "/dev/stdout", "/proc/x", "/proc/self/x", "CON", "NUL", "x.", "x ", "x\x1b[31m",
    "x\u202e", "x\nNot yet", "x\ry", "x\x85", "\udcff", "'", '"', "$(x)", "%s", "{x}", "[bold]x[/]",
    "~", "~root/x", "*", "?", "a" * 251, "a" * 260, "a/" * 3_000, "é" * 128, "there", "folder",
    "dangling", "linked", "fifo", "locked/x", "x\\y", "-x", "🧴",
)  # fmt: skip


def _prepare_outputs(folder: Path, suffix: str) -> None:
    work = folder / "work"
    (work / f"there{suffix}").write_bytes(b"mine")
    (work / f"folder{suffix}").mkdir()
    (work / f"dangling{suffix}").symlink_to("nowhere/at/all")
    (work / f"linked{suffix}").symlink_to(f"there{suffix}")
    (work / "real").mkdir()
    (work / "link").symlink_to("real", target_is_directory=True)
    os.mkfifo(work / f"fifo{suffix}")
    (work / "locked").mkdir(mode=0o500)


def _outputs() -> Iterator[Hostile]:
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = (
        (".html", ("sheet", SESSION, *LATER)),
        (".pdf", ("sheet", SESSION, *LATER)),
        (".ics", ("calendar", SESSION, *LATER)),
        (".yaml", ("rules", "new")),
        ("", ("sheets", "day.csv", "--format", "ics")),
    )
    for suffix, command in kinds:
        for name in _ODD_NAMES:
            output = name if name.startswith("/") else f"{name}{suffix}"
            target = (output,) if command[0] == "rules" else (f"-o{output}",)
            for force in ((), ("--force",)):
                if force and command[0] == "rules":
                    continue
                yield Hostile(
                    "output",
                    f"{command[0]} {output[:40]!r} {' '.join(force)}",
                    (*command, *force, *(("--",) if command[0] == "rules" else ()), *target),
                    files={"day.csv": b"session\n2026-11-20\n"},
                    prepare=partial(_prepare_outputs, suffix=suffix),
                    is_nobody=name.startswith("locked"),
                )


# Day lists


def _day_lists() -> Iterator[Hostile]:
    forms = cycle(("html", "ics", "pdf"))
    for name, codes, data in chain(_written_day_lists(), _derived_day_lists()):
        for form in (next(forms), next(forms)):
            yield Hostile(
                "day list",
                f"{name}, as {form}",
                ("sheets", "day.csv", "-o", "out", "--format", form, *LATER),
                files={"day.csv": data},
                codes=codes,
                secrets=(PATIENT,),
            )


def _written_day_lists() -> Iterator[tuple[str, frozenset[int], bytes]]:
    for one in _data("daylists"):
        text, count = one.get("generate", ("", 0))
        written = one["text"].format(name=PATIENT, long=text * count)
        yield one["name"], frozenset(one["codes"]), written.encode("utf-8", "surrogatepass")


def _derived_day_lists() -> Iterator[tuple[str, frozenset[int], bytes]]:
    plain = f"session,name\n2026-11-20,{PATIENT} Brontë\n"
    for encoding in ("cp1252", "latin-1", "utf-16-le", "utf-16-be", "utf-32", "cp037"):
        yield f"{encoding}", frozenset((2,)), plain.encode(encoding)
    yield "utf-16", frozenset((0,)), plain.encode("utf-16")
    for mark in (*_CONTROLS, *_MARKS):
        text = f"session,name\n2026-11-20,{PATIENT}{mark}\n2026-11-21,x\n"
        is_unseen = mark in _AROUND_A_NAME
        codes = frozenset((0,)) if is_unseen else frozenset((4,))
        yield f"U+{ord(mark):04X} in a name", codes, text.encode()
    for position in range(1, len(plain)):
        yield f"cut after {position}", frozenset((0, 2, 4)), plain.encode()[:position]
    yield "bytes of no text", frozenset((2,)), b"session\n\xff\xfe\xfd\n"
    yield "a surrogate", frozenset((2,)), b"session\n\xed\xa0\x80\n"
    yield "a letter written too long", frozenset((2,)), b"session\n\xc0\xae\n"
    yield "a PDF", frozenset((2,)), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    yield "a spreadsheet", frozenset((2,)), b"PK\x03\x04" + bytes(100)
    yield "zeros", frozenset((2,)), bytes(10_000)


# Rule files and clinics' files, as a whole


_HEAD = """\
format: 2
protocol: {id: a, title: T, version: 1.0.0, language: en, written_on: 2026-01-01}
"""
_RULE = "restrictions:\n  wash-hair: {activity: wash, wait: 1 day}\n"


_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037")


def _hostile_texts() -> Iterator[tuple[str, bytes]]:
    default = (CHECKOUT / "data" / "aftercare.yaml").read_bytes()
    yield from ((f"the default file in {encoding}", default.decode().encode(encoding, "replace"))
                for encoding in _ENCODINGS)  # fmt: skip
    yield from ((f"the default file cut after {cut}", default[:cut])
                for cut in (0, 1, 10, 100, 1_000, 5_000, 10_000, 20_000, -10))  # fmt: skip
    yield "the default file with CR alone", default.replace(b"\n", b"\r")
    yield "the default file with CR and LF", default.replace(b"\n", b"\r\n")
    yield "the default file with NEL", default.replace(b"\n", b"\xc2\x85")
    yield "the default file with tabs", default.replace(b"  ", b"\t")
    yield "the default file twice", default * 2
    yield "the default file twelve times", default * 12
    yield "the default file with a mark of order", b"\xef\xbb\xbf" + default
    yield "the default file with two marks of order", b"\xef\xbb\xbf" * 2 + default
    yield "the default file with a NUL", default + b"\0"
    yield "a surrogate", f"{_HEAD}{_RULE}x: \ud800".encode("utf-8", "surrogatepass")
    yield "700 levels", "".join(f"{' ' * n}a:\n" for n in range(700)).encode()
    for one in _data("files"):
        yield one["name"], _written(one).encode("utf-8", "surrogatepass")


def _written(one: dict[str, Any]) -> str:
    """Give a file as `files.yaml` describes it."""
    text, count = one.get("many", ("", 0))
    many = "".join(text.replace("<N>", str(number)) for number in range(count))
    whole = one["text"].replace("<HEAD>", _HEAD).replace("<RULE>", _RULE)
    return str(whole.replace("<MANY>", many))


_WITH_RULES: dict[str, tuple[str, ...]] = {
    "check": ("rules", "check", "rules.yaml"),
    "today": ("today", SESSION, *LATER, "--rules", "rules.yaml"),
    "timeline": ("timeline", SESSION, *LATER, "--rules", "rules.yaml", "--json"),
    "can": ("can", "wash my hair", "-s", SESSION, *LATER, "--rules", "rules.yaml"),
    "course": ("course", SESSION, *LATER, "--rules", "rules.yaml"),
    "calendar": ("calendar", SESSION, *LATER, "--rules", "rules.yaml", "-o", "-"),
    "before": ("before", "2026-12-24", "--rules", "rules.yaml"),
    "sheet": ("sheet", SESSION, *LATER, "--rules", "rules.yaml", "-o", "sheet.html"),
    "show": ("rules", "show", "--rules", "rules.yaml"),
    "diff": ("rules", "diff", "rules.yaml"),
}
_WITH_CLINIC: dict[str, tuple[str, ...]] = {
    "check": ("rules", "check", "clinic.yaml"),
    "today": ("today", SESSION, *LATER, "--clinic", "clinic.yaml"),
    "timeline": ("timeline", SESSION, *LATER, "--clinic", "clinic.yaml"),
    "sheet": ("sheet", SESSION, *LATER, "--clinic", "clinic.yaml", "-o", "sheet.html"),
    "calendar": ("calendar", SESSION, *LATER, "--clinic", "clinic.yaml", "-o", "-"),
    "sheets": ("sheets", "day.csv", "-o", "out", "--format", "html", "--clinic", "clinic.yaml"),
    "record": ("sessions", "add", "--any-date", SESSION, "--clinic", "clinic.yaml"),
    "show": ("rules", "show", "--clinic", "clinic.yaml"),
}
_DAY = {"day.csv": b"session,name,protocol\n2026-11-20,Zebulon,prp\n2026-11-20,Zebulon,\n"}


def _whole_files() -> Iterator[Hostile]:
    rules, clinics = (cycle(one.items()) for one in (_WITH_RULES, _WITH_CLINIC))
    for name, data in _hostile_texts():
        for (command, arguments), kind in (
            (next(rules), "rule file"),
            (("check", _WITH_RULES["check"]), "rule file"),
        ):
            yield Hostile(kind, f"{name}: {command}", arguments,
                          files={"rules.yaml": data}, environment=_NO_CACHE)  # fmt: skip
        command, arguments = next(clinics)
        yield Hostile("clinic file", f"{name}: {command}", arguments,
                      files={"clinic.yaml": data, **_DAY}, environment=_NO_CACHE)  # fmt: skip


def _folders_as_files() -> Iterator[Hostile]:
    """Give what is no file in the place of each file that a command reads."""
    commands = {"rules.yaml": _WITH_RULES["today"], "clinic.yaml": _WITH_CLINIC["today"],
                "day.csv": ("sheets", "day.csv", "-o", "out")}  # fmt: skip
    for name, arguments in commands.items():
        for what, prepare in _NO_FILES.items():
            yield Hostile("no file", f"{name} is {what}", arguments, prepare=partial(prepare, name),
                          codes=_REFUSED_FILE | REFUSED, environment=_NO_CACHE,
                          is_nobody=True)  # fmt: skip


def _locked(name: str, folder: Path) -> None:
    (folder / "work" / name).touch(mode=0)


def _socket(name: str, folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "work")  # a socket's whole path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(name)
    os.chdir(here)


_NO_FILES: dict[str, Callable[[str, Path], None]] = {
    "not there": lambda _name, _folder: None,
    "a folder": lambda name, folder: (folder / "work" / name).mkdir(),
    "a link to nothing": lambda name, folder: (folder / "work" / name).symlink_to("nowhere"),
    "a link to itself": lambda name, folder: (folder / "work" / name).symlink_to(name),
    "a link to a folder": lambda name, folder: (folder / "work" / name).symlink_to("."),
    "locked": _locked,
    "a socket": _socket,
}


# Rule files and clinics' files, spoilt at each node


def _mutated(*, is_full: bool) -> Iterator[Hostile]:
    """Spoil each node of three files; in the suite, each in some ways, in turn."""
    count = len(CHANGES)

    def some(step: int) -> Callable[[int, int], bool]:
        return lambda node, way: is_full or (node * 7 + way) % count in range(0, count, step)

    def one(node: int, way: int) -> bool:
        return is_full or (node * 29 + 11) % count == way

    default = (CHECKOUT / "data" / "aftercare.yaml").read_text("utf-8")
    sources = (
        ("rules.yaml", "default", default, one, _WITH_RULES),
        (
            "rules.yaml",
            "every key",
            (HERE / "every-key.yaml").read_text("utf-8"),
            some(9),
            _WITH_RULES,
        ),
        (
            "clinic.yaml",
            "clinic",
            (HERE / "every-key-of-a-clinic.yaml").read_text("utf-8"),
            some(7),
            _WITH_CLINIC,
        ),
    )
    prp = (CHECKOUT / "examples" / "prp-hair.yaml").read_bytes()
    for file, which, text, picked, commands in sources:
        turns = cycle(commands.items())
        beside = {"prp.yaml": prp, **_DAY} if file == "clinic.yaml" else {}
        for name, mutated in mutations(text, picked):
            command, arguments = next(turns)
            data = mutated.encode("utf-8", "surrogatepass")
            kind = "clinic file, mutated" if file == "clinic.yaml" else "rule file, mutated"
            yield Hostile(kind, f"{which}: {name}: {command}", arguments,
                          files={file: data, **beside}, environment=_NO_CACHE)  # fmt: skip
