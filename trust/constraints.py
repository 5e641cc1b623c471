"""The versions on which the tests run, in `constraints.txt`.

python trust/constraints.py

Resolves what the program and its tests need to the newest allowed versions, at once for every
Python and system that `pyproject.toml` allows, and writes names and versions alone. Where they
differ, a marker says for whom. The resolver is uv, in an environment that is gone afterwards.
"""

import os
import subprocess
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
HEAD = "# The versions on which the tests run. Made by: python trust/constraints.py\n"


def main() -> None:
    """Resolve, and write the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        CONSTRAINTS.write_text(HEAD + resolve(Path(folder)), encoding="utf-8")
    print(
        f"Wrote {CONSTRAINTS.name}: {len(CONSTRAINTS.read_text('utf-8').splitlines()) - 1} lines."
    )


def resolve(folder: Path) -> str:
    """Return one line a package, `name==version`, with its marker where it has one."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
    compile_all = [
        *(python, "-m", "uv", "pip", "compile", "--quiet", "--universal"),
        *("--python-version", oldest_python(), "--extra", "dev", "--strip-extras"),
        *("--no-header", "--no-annotate", "--no-emit-find-links", "pyproject.toml"),
    ]
    return subprocess.check_output(compile_all, cwd=ROOT, text=True)


def oldest_python() -> str:
    """Return the first Python that `requires-python` allows, such as `3.11`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["requires-python"]).removeprefix(">=").partition(",")[0]


if __name__ == "__main__":
    main()
