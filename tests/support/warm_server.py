"""A warm process that runs the program for tests: it forks for each run.

It reads an order from standard input, one JSON line each, and answers with how the run ended. A
fork saves the start of Python and the imports, nine tenths of a short run; all else is real: a
process with its own folder, environment, descriptors, entry and exit code.
"""

import codecs
import fcntl
import io
import json
import os
import resource
import signal
import struct
import sys
import tempfile
import termios
import time
import traceback
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages
from typing import IO, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

import mesocare

SAFETY_NET_SECONDS = 60
"""No run may last so long; what each should take is measured, and not tested."""
_MOST_MEMORY = 4 << 30
_NOBODY = 65_534
_OTHERS = ("holidays", "platformdirs.unix", "rich.console", "tzdata", "tzlocal", "typst")
"""What the program loads when it needs it, and an account without rights may not be able to."""


def warm_up() -> None:
    """Import what any command may need, and let Pydantic build its checks of both shapes."""
    for package in (mesocare, typer):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("__main__", "_winconsole")):
                import_module(module.name)
    for name in _OTHERS:
        import_module(name)
    for encoding in ("ascii", "latin-1", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"):
        codecs.lookup(encoding)
    import_module("mesocare.cli.zone_data").use_newest_zone_data()
    ZoneInfo("Etc/UTC")
    import_module("mesocare.reading.rule_file").shape_rules("a: b", "warm.yaml")
    import_module("mesocare.reading.clinic_file").shape_clinic("a: b", "warm.yaml")


def serve(orders: IO[str], answers: IO[str]) -> None:
    """Run the program once for each order, until there is none."""
    for line in orders:
        answers.write(json.dumps(carry_out(json.loads(line))) + "\n")
        answers.flush()


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Run the program, and give its exit code, what it wrote, and how long it took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        columns: int = order.get("columns") or 0
        master, slave = open_terminal(columns) if columns else (None, None)
        started = time.perf_counter()
        child = os.fork()
        if child == 0:
            _become(order, slave if slave is not None else out.fileno(), err.fileno())
        if master is not None and slave is not None:
            os.close(slave)
            drain(master, out)
        code, cpu = _wait(child)
        seconds = time.perf_counter() - started
        ended = {"code": code, "seconds": seconds, "cpu_seconds": cpu}
        return ended | {"out": _text_of(out), "err": _text_of(err)}


def open_terminal(columns: int) -> tuple[int, int]:
    """Open a terminal that shows what is written as it is, without a carriage return."""
    master, slave = os.openpty()
    attributes = termios.tcgetattr(slave)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(slave, termios.TCSANOW, attributes)
    with suppress(struct.error):  # no terminal can be so wide; then it does not know its width
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    return master, slave


def drain(master: int, out: IO[bytes]) -> None:
    with suppress(OSError):  # Linux reports the end of a terminal as an error
        while data := os.read(master, 65_536):
            out.write(data)
    os.close(master)


def _wait(child: int) -> tuple[int, float]:
    """Wait for the end, and give the exit code, a signal as a shell counts it, and the CPU time."""
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return 128 - code if code < 0 else code, used.ru_utime + used.ru_stime


def _text_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("latin-1")  # each byte as it is: JSON holds texts alone


def _become(order: dict[str, Any], out: int, err: int) -> NoReturn:
    try:
        code = _run(order, out, err)
    except BaseException:  # noqa: BLE001  whatever the program lets through must be seen
        traceback.print_exc()
        code = 1
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _run(order: dict[str, Any], out: int, err: int) -> int:
    from mesocare.cli.main import run

    signal.alarm(SAFETY_NET_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    os.umask(0o022)
    os.chdir(order["folder"])
    _set_environment(order["environment"])
    _set_descriptors(out, err)
    if order.get("is_nobody") and os.geteuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    sys.argv = ["mesocare", *order["arguments"]]
    return run(sys.argv[1:])


def _set_environment(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()


def _set_descriptors(out: int, err: int) -> None:
    """Give the process the streams that a new one would have."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (out, 1), (err, 2)):
        os.dup2(source, target)
    os.closerange(3, 64)
    sys.stdin = sys.__stdin__ = _stream(0, "r")  # type: ignore[misc]  # as a new process has it
    sys.stdout = sys.__stdout__ = _stream(1, "w")  # type: ignore[misc]  # the same
    sys.stderr = sys.__stderr__ = _stream(2, "w")  # type: ignore[misc]  # the same


def _stream(descriptor: int, mode: str) -> io.TextIOWrapper:
    binary = open(descriptor, f"{mode}b", closefd=False)  # noqa: SIM115  it lives on
    return io.TextIOWrapper(binary, encoding="utf-8", line_buffering=os.isatty(descriptor))


if __name__ == "__main__":
    warm_up()
    serve(sys.stdin, sys.stdout)
