"""The whole test suite where there is no network interface.

    python trust/no_network.py [arguments of pytest]

The suite runs in a network namespace of its own, which has no interface but a loopback that is
down: whoever asks for an address, or for a name, fails. It takes as long as the suite does. The
exit code is that of pytest; 2 when no such namespace can be made here.
"""

import platform
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime

from mesocare import __version__

_WAYS = (("-n",), ("-r", "-n"))
"""For root, and for others where the system lets them."""
_NOBODY_ANSWERS = """
import socket
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError as error:
    print(error.strerror)
"""
_UNREACHABLE = "Network is unreachable"


def find_namespace() -> list[str]:
    """Give the beginning of a command that runs without a network; none, if there is no way."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    return next(([unshare, *way] for way in _WAYS if _is_without_network([unshare, *way])), [])


def _is_without_network(beginning: list[str]) -> bool:
    """See that it works, and that not even this computer itself can be reached."""
    tried = subprocess.run(
        [*beginning, sys.executable, "-c", _NOBODY_ANSWERS],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return tried.stdout.strip() == _UNREACHABLE


def main() -> int:
    """Run the suite without a network, and print what came of it."""
    beginning = find_namespace()
    if not beginning:
        print("Nothing was tried: no network namespace can be made here (unshare).")
        return 2
    arguments = sys.argv[1:] or ["-q", "-n", "2"]
    began = time.monotonic()
    ended = subprocess.run([*beginning, sys.executable, "-m", "pytest", *arguments], check=False)
    print(
        f"mesocare {__version__}, {datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, "
        f"Python {platform.python_version()}, without any network interface: "
        f"{'passed' if ended.returncode == 0 else 'NOT PASSED'}, "
        f"{time.monotonic() - began:.0f} s"
    )
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main())
