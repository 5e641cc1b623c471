"""Which figures does docs/reference.md quote? All of them, one benchmark after another.

python benchmarks
"""

import runpy
from pathlib import Path

BENCHMARKS = ("startup", "memory", "plans", "growth", "bounds", "sheets", "handed_over")


def main() -> None:
    """Run each benchmark, with its name above it."""
    for name in BENCHMARKS:
        print(f"\n== {name}")
        runpy.run_path(str(Path(__file__).parent / f"{name}.py"), run_name="__main__")


if __name__ == "__main__":
    main()
