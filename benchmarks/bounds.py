"""The worst of each kind of input: what it takes of a processor, and of memory.

    python benchmarks/bounds.py [WORD]...

Each input is as large as its bounds allow and as hard as we could make it, or is over them. It is
to be answered within a second and 300 MB; what takes more is marked. With words, only the inputs
whose names hold one of them.
"""

import os
import platform
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS, MOST_MB = 1.0, 300
STOP_AFTER = 200
SESSION = "2026-11-20T14:30"
AT = ("--at", "2026-11-21T18:00", "--tz", "Europe/Rome")
HEAD = (
    "format: 2\n"
    "protocol: {id: worst, title: Worst, version: 1.0.0, language: en, written_on: 2026-01-01}\n"
)
WASH = f"{HEAD}restrictions:\n  wash: {{activity: wash your hair, wait: 1 day}}\n"
MIB = 1024 * 1024


class Input(NamedTuple):
    """One command, and the files that it is given."""

    kind: str
    name: str
    arguments: tuple[str, ...]
    files: dict[str, bytes] = {}  # noqa: RUF012  nobody changes it


class Cost(NamedTuple):
    """What it took."""

    seconds: float
    megabytes: float
    code: int


def main() -> None:
    """Print a line for each input, and then the worst of each kind."""
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    worst: dict[str, Cost] = {}
    for given in all_inputs():
        if sys.argv[1:] and not any(word in given.name for word in sys.argv[1:]):
            continue
        cost = run(given)
        print(line_of(f"{given.kind}: {given.name}", cost), flush=True)
        if given.kind not in worst or worst[given.kind].seconds < cost.seconds:
            worst[given.kind] = cost
    print("\nthe worst of each kind:")
    for kind, cost in worst.items():
        print(line_of(kind, cost))


def line_of(name: str, cost: Cost) -> str:
    """Return what is printed of one input."""
    is_over = cost.seconds > MOST_SECONDS or cost.megabytes > MOST_MB
    figures = f"{cost.seconds:6.2f} s {cost.megabytes:6.0f} MB  code {cost.code:3}"
    return f"{figures} {'OVER' if is_over else '    '} {name}"


def run(given: Input) -> Cost:
    """Run a command in a folder of its own and measure it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in given.files.items():
            (folder / file).write_bytes(data)
        environment = {"PATH": os.environ["PATH"], "HOME": name, "TZ": "Europe/Rome"}
        process = subprocess.Popen(
            [sys.executable, "-m", "mesocare", *given.arguments],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        timer = threading.Timer(STOP_AFTER, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
        seconds = usage.ru_utime + usage.ru_stime
        return Cost(seconds, peak, process.returncode)


def all_inputs() -> Iterator[Input]:
    """Yield all inputs, kind by kind."""
    yield from arguments()
    yield from rule_files()
    yield from clinic_files()
    yield from day_lists()
    yield from logos()
    yield from calendars()
    yield from recorded()
    yield from several_at_once()


def arguments() -> Iterator[Input]:
    """Yield what can be typed."""
    kind, own = "arguments", ("-s", SESSION, *AT)
    many = [
        f"2026-{1 + n // 28 % 11:02}-{1 + n % 28:02}T{n // 308 % 24:02}:00" for n in range(50_000)
    ]
    for count in (150, 4_900, 50_000):
        options = [word for text in many[:count] for word in ("-s", text)]
        for command in (("timeline",), ("sheet", "-o", "a.html"), ("calendar", "-o", "a.ics")):
            name = f"{command[0]} of {count:,} sessions"
            yield Input(kind, name, (*command, *options, *AT))
    yield Input(kind, "a question of 120 kB", ("can", "w" * 120_000, *own))
    yield Input(kind, "a question of 200 letters", ("can", ("a or b " * 29)[:200], *own))
    yield Input(kind, "a question of 200 slips", ("can", ("swimmm maskage " * 14)[:200], *own))
    dyed = ["dye my hair,"] * 20_000
    yield Input(kind, "20,000 activities before a day", ("before", "2026-12-24", *dyed, *own))
    skipped = ("--at", "2011-12-05", "--tz", "Pacific/Apia")
    yield Input(
        kind, "before a skipped day", ("before", "2011-12-30", "-s", "2011-12-01", *skipped)
    )
    far = ("before", "2200-12-24", "-s", "1970-01-01", "--at", "1970-01-03", "--tz", "Europe/Rome")
    yield Input(kind, "before a day 230 years away", far)
    told = [f"--happened=scabs-gone=2026-11-20T{15 + n % 9}:{n % 60:02}" for n in range(10_000)]
    yield Input(kind, "10,000 events", ("today", *own, *told))
    yield Input(kind, "10,000 answers", ("today", *own, *["--with=scalp-shows"] * 10_000))
    yield Input(kind, "a zone of 64 kB", ("today", SESSION, "--tz", "A" * 65_536))
    yield Input(kind, "a moment of 64 kB", ("today", SESSION, "--at", "1" * 65_536))
    yield Input(
        kind, "a note of 64 kB", ("sheet", *own, "-o", "a.eml", "--note", "abc def " * 8_000)
    )


def rule_files() -> Iterator[Input]:
    """Yield rule files of 256 KiB, or of many values."""
    kind, given = "rule files", ("--rules", "r.yaml", *AT)
    rules = "".join(
        f"  r{n}: {{activity: wash number {n}, wait: {1 + n % 300} to {2 + n % 3000} hours,"
        f" why: {'w' * 200}}}\n"
        for n in range(850)
    )
    large = {"r.yaml": f"{HEAD}restrictions:\n{rules}".encode()}
    for command in ("today", "timeline", "message"):
        yield Input(kind, f"850 rules, {command}", (command, SESSION, *given), large)
    for name in ("a.ics", "a.html", "a.pdf", "a.eml"):
        command = "calendar" if name.endswith(".ics") else "sheet"
        yield Input(kind, f"850 rules, {name}", (command, SESSION, "-o", name, *given), large)
    yield Input(kind, "850 rules, can", ("can", "wash number 3", "-s", SESSION, *given), large)
    yield Input(kind, "850 rules, check", ("rules", "check", "r.yaml"), large)
    rules = "".join(
        f"  r{n}: {{activity: wash number {n}, wait: {1 + n % 300} hours,"
        f" {('only_if', 'unless')[n % 2]}: it is new}}\n"
        for n in range(2_300)
    )
    many = {"r.yaml": f"{HEAD}restrictions:\n{rules}".encode()}
    for view in (("today", SESSION), ("sheet", SESSION, "-o", "a.html")):
        yield Input(kind, f"2,300 rules for some, {view[0]}", (*view, *given), many)
    shown = ("rules", "show", "--as-read", "--rules", "r.yaml")
    yield Input(kind, "2,300 rules for some, as read", shown, many)
    prepare = f"{WASH}before_session:\n" + "".join(
        f"  a{n}: {{do_not: drink number {n}, from: {3000 + n} days}}\n" for n in range(600)
    )
    files = {"r.yaml": f"{prepare}course: {{sessions: 4, gap: 3000 days}}\n".encode()}
    yield Input(
        kind, "600 long preparations", ("before", "2090-12-30", "-s", SESSION, *given), files
    )
    parts = '", "'.join(f"{n}/" + "a/b/c/d/e/f/g/h/" * 18 for n in range(230))
    aliases = WASH.replace("1 day", f'1 day, also_called: ["{parts}"]')
    files = {"r.yaml": aliases.encode()}
    yield Input(kind, "33,000 parts of aliases", ("can", "wash", "-s", SESSION, *given), files)
    example = "  - {{name: e, session: 2026-11-20T14:30, at: 2026-11-21, expect: {{{}}}}}\n"
    asked = ", ".join(f"can wash number {n}: ask" for n in range(1_000))
    files = {"r.yaml": f"{WASH}examples:\n{example.format(asked)}".encode()}
    yield Input(kind, "1,000 answers in an example", ("rules", "check", "r.yaml"), files)
    unknown = ", ".join(f"{'a' * 290}{n}: avoid" for n in range(800))
    files = {"r.yaml": f"{WASH}examples:\n{example.format(unknown)}".encode()}
    yield Input(kind, "800 unknown ids of 290 letters", ("rules", "check", "r.yaml"), files)
    for name, text in {
        "a text of 250 kB": f"{HEAD}restrictions: {'a' * 250_000}",
        "11,900 unknown keys": HEAD + "".join(f"key{n}: a\n" for n in range(11_900)),
        "5,900 rules of ten ids": f"{HEAD}restrictions:\n"
        + "".join(f"  a{n % 10}: {{}}\n" for n in range(5_900)),
        "120,000 colons": f"{HEAD}a:" + " :" * 120_000,
    }.items():  # fmt: skip
        yield Input(kind, name, ("rules", "check", "r.yaml"), {"r.yaml": text.encode()})


def clinic_files() -> Iterator[Input]:
    """Yield clinic's files with many parts, and rule files beside them."""
    kind, check = "clinic's files", ("rules", "check", "c.yaml")
    today = ("today", SESSION, *AT, "--clinic", "c.yaml")
    unknown = "".join(f"      no-{n}: {{wait: 1 day, because: we like it}}\n" for n in range(2_000))
    changes = f"name: C\nchanges:\n  hair-mesotherapy:\n    version: 2.0.0\n    replace:\n{unknown}"
    for command in (check, today):
        name = f"2,000 unknown changes, {command[0]}"
        yield Input(kind, name, command, {"c.yaml": changes.encode()})
    rules = "".join(
        f"  r{n}: {{activity: wash number {n}, wait: {1 + n} hours}}\n" for n in range(2_500)
    )
    beside = {
        f"r{n}.yaml": f"{HEAD}restrictions:\n{rules}".replace("worst", f"w{n}").encode()
        for n in range(20)
    }
    names = "".join(f"  p{n}: r{n}.yaml\n" for n in range(20))
    yield Input(
        kind,
        "20 large protocols",
        check,
        {"c.yaml": f"name: C\nprotocols:\n{names}".encode(), **beside},
    )
    many = "".join(f"  p{n}: r.yaml\n" for n in range(5_500))
    yield Input(kind, "5,500 protocols", check, {"c.yaml": f"name: C\nprotocols:\n{many}".encode()})
    dates = ", ".join(f"1970-01-01 to 2200-01-{1 + n % 28:02}" for n in range(9_000))
    closed = {"c.yaml": f"name: C\nclosed: {{dates: [{dates}]}}\n".encode()}
    for command in (check, ("course", *today[1:])):
        yield Input(kind, f"9,000 closed ranges, {command[0]}", command, closed)


def several_at_once() -> Iterator[Input]:
    """Yield what holds several inputs, each at its bounds."""
    kind = "several at once"
    (beside,) = (one.files for one in clinic_files() if one.name == "20 large protocols")
    (rules,) = (one.files for one in rule_files() if one.name == "850 rules, today")
    rows = "".join(f"2025-01-20T10:00,Roe,p{n % 20}\n" for n in range(39_999))
    day = {"d.csv": f"session,name,protocol\n{rows}".encode(), **beside}
    yield Input(
        kind,
        "20 large protocols, 40,000 rows",
        ("sheets", "d.csv", "--check", "--clinic", "c.yaml", *AT),
        day,
    )
    moments = [f"2026-{1 + n // 28:02}-{1 + n % 28:02}T10:00" for n in range(150)]
    for sessions in (150, 29):  # as many as one plan takes, and as these rules let it
        many = [word for text in moments[:sessions] for word in ("-s", text)]
        for command in (("timeline",), ("sheet", "-o", "a.html"), ("calendar", "-o", "a.ics")):
            yield Input(
                kind,
                f"{sessions} sessions, 850 rules, {command[0]}",
                (*command, *many, "--rules", "r.yaml", *AT),
                rules,
            )


def day_lists() -> Iterator[Input]:
    """Yield day lists of 5 MiB, or of 40,000 rows that make no sheet."""
    kind, command = "day lists", ("sheets", "d.csv", "--check", *AT)
    bodies = {
        "2.6 million bad rows": b"session\n" + b"x\n" * (5 * MIB // 2 - 10),
        "40,000 dates with two readings": b"session\n" + b"03/04/2026 at half past nine\n" * 39_999,
        "40,000 rows of another year": b"session,name\n" + b"2025-01-20T10:00,Roe\n" * 39_999,
        "40,000 rows of an unknown zone": b"session,zone\n" + b"2026-11-20,Europe/No\n" * 39_999,
        "5 MiB of quotes": b"session,name\n" + b'"' * (5 * MIB - 100),
        "5 MiB of open quotes": b"session,name\n" + b'2026-11-20,"a\n' * 370_000,
        "a header of 5 MiB": b"session," + b"a," * (5 * MIB // 2 - 100),
        "5 MiB of commas": b"session,name\n" + (b"," * 100 + b"\n") * 40_000,
        "one cell of 5 MiB": b"session,name\n2026-11-20," + b"a" * (5 * MIB - 100),
    }
    for name, body in bodies.items():
        yield Input(kind, name, command, {"d.csv": body})


def logos() -> Iterator[Input]:
    """Yield pictures of few bytes and many pixels."""
    command = ("sheet", SESSION, *AT, "--clinic", "c.yaml", "-o", "a.pdf")
    profile = chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(400 * MIB), 9))
    for name, picture in {
        "60,000 by 60,000 pixels": png(60_000, 60_000, lines=100),
        "2,000 by 2,000 pixels": png(2_000, 2_000),
        "a profile that unpacks to 400 MB": png(10, 10, profile),
    }.items():
        files = {"c.yaml": b"name: C\nlogo: l.png\n", "l.png": picture}
        yield Input("logos", name, command, files)


def png(width: int, height: int, *chunks: bytes, lines: int | None = None) -> bytes:
    """Return a black PNG of four channels of 16 bits; or less of it than it says."""
    header = width.to_bytes(4) + height.to_bytes(4) + b"\x10\x06\0\0\0"
    data = zlib.compress((b"\0" + bytes(8 * width)) * (height if lines is None else lines), 9)
    parts = (chunk(b"IHDR", header), *chunks, chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one part of a PNG."""
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def calendars() -> Iterator[Input]:
    """Yield earlier calendars of 768 KiB, made from one of ours."""
    command = ("calendar", SESSION, *AT, "-o", "a.ics")
    with tempfile.TemporaryDirectory() as name:
        made = Path(name, "a.ics")
        environment = {"PATH": os.environ["PATH"], "HOME": name}
        subprocess.run(
            [sys.executable, "-m", "mesocare", *command[:-1], str(made)],
            env=environment, check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        ours = made.read_bytes()
    start, end = ours.index(b"BEGIN:VEVENT"), ours.index(b"END:VEVENT") + len(b"END:VEVENT\r\n")
    head, event, room = ours[:start], ours[start:end], 3 * MIB // 4 - len(ours) - 100
    others = (event.replace(b"UID:", b"UID:%07d" % n, 1) for n in range(room // (len(event) + 7)))
    for name, more in {
        "other events": b"".join(others),
        "the same event": event * (room // len(event)),
        "events inside events": b"BEGIN:VTODO\r\n" * (room // 24) + b"END:VTODO\r\n" * (room // 24),
        "one long line": b"X-A:" + b"aaaaaaaa\r\n " * (room // 11) + b"\r\n",
        "one line of parameters": b"X-A" + b";A=" * (room // 3) + b":x\r\n",
    }.items():
        yield Input("calendars", name, command, {"a.ics": head + more + ours[start:]})


def recorded() -> Iterator[Input]:
    """Yield recorded sessions: as many as are kept, at once."""
    moments = [f"2026-{1 + n // 28 % 10:02}-{1 + n % 28:02}T{n // 280:02}:00" for n in range(2_000)]
    yield Input("recorded sessions", "2,000 at once", ("sessions", "add", *moments, "--any-date"))


if __name__ == "__main__":
    main()
