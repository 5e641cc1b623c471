"""Run the program in a terminal of a given size."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios

from program import command, known_environment


def run_in_terminal(*arguments: str, columns: int, **environment: str) -> tuple[int, str]:
    """Run the program in a terminal of some columns, and give its code and all that it writes."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    settings = termios.tcgetattr(its)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(its, termios.TCSANOW, settings)
    with subprocess.Popen(
        command(*arguments),
        close_fds=True,
        env=known_environment(**{"TERM": "xterm-256color", **environment}),
        stderr=its,
        stdin=subprocess.DEVNULL,
        stdout=its,
    ) as process:
        os.close(its)
        written = b"".join(_read_all(ours))
        code = process.wait(60)
    os.close(ours)
    return code, written.decode()


def _read_all(descriptor: int) -> list[bytes]:
    """Read a terminal to its end, which Linux tells with an error."""
    parts = []
    with contextlib.suppress(OSError):
        while select.select([descriptor], [], [], 60)[0]:
            part = os.read(descriptor, 65_536)
            if not part:
                break
            parts.append(part)
    return parts
