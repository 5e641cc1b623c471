"""Hand a file to the system's viewer or printer."""

import os
import shutil
import sys
from pathlib import Path

from mesocare.errors import StorageError


def show_file(path: Path) -> None:
    """Open a file or a folder in the system's viewer, and do not wait for it.

    Raises:
        StorageError: when there is no viewer.

    """
    import subprocess

    if os.name == "nt":
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606  Windows alone has it
        return
    viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if viewer is None:
        message = f"Wrote {path}, but no viewer was found. Open it yourself."
        raise StorageError(message)
    subprocess.Popen(  # noqa: S603  a program of the system, and a file of ours
        [viewer, path.absolute()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def print_file(path: Path) -> None:
    """Hand a file to the system's printer.

    Raises:
        StorageError: when there is none, or it does not take it.

    """
    import subprocess

    printer = shutil.which("lp")
    if printer is None:
        message = f"Wrote {path}, but this computer has no 'lp'. Print it from your viewer."
        raise StorageError(message)
    done = subprocess.run(  # noqa: S603  a program of the system, and a file of ours
        [printer, path.absolute()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        message = f"Wrote {path}, but the printer did not take it. Print it from your viewer."
        raise StorageError(message)
