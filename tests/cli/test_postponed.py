"""Modules that a start need not wait for: not loaded until they are used, and then as ever."""

import subprocess
import sys

import pytest
from program import known_environment

from mesocare.cli.postponed import RARELY_USED, postpone

RUN_AND_TELL = """
import sys
from mesocare.cli.main import run
run(sys.argv[1:])
print([name for name, it in sys.modules.items() if type(it).__name__ == "_Postponed"])
"""
TODAY = ("today", "yesterday")


def run_python(code: str, *arguments: str) -> str:
    """Run a program of a few lines, and give the last line of what it prints."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=True,
        env=known_environment(PYTHONTZPATH=""),  # as the program has it
        text=True,
    ).stdout.splitlines()[-1]


def test_a_start_loads_none_of_them() -> None:
    """The first run is left out: YAML and Pydantic want some.

    From Python 3.13 on, dataclasses themselves use `inspect`.
    """
    used = {"inspect"} if sys.version_info >= (3, 13) else set()
    run_python(RUN_AND_TELL, *TODAY)

    left = run_python(RUN_AND_TELL, *TODAY)

    assert left == str([name for name in RARELY_USED if name not in used])


@pytest.mark.parametrize(
    ("use", "said"),
    [
        pytest.param("print(textwrap.shorten('one two three', 9))", "one [...]", id="first use"),
        pytest.param("from textwrap import dedent; print(dedent('  a'))", "a", id="one name"),
        pytest.param("print(textwrap.dedent is textwrap.dedent)", "True", id="loaded once"),
        pytest.param("print(type(textwrap.wrap('')), type(textwrap) is type(sys))",
                     "<class 'list'> True", id="a module like any other"),
        pytest.param("print(getattr(textwrap, 'none', 'no'), type(textwrap) is type(sys))",
                     "no True", id="no such name"),
    ],
)  # fmt: skip
def test_the_first_use_loads_it(use: str, said: str) -> None:
    assert run_python(f"import mesocare.cli, sys, textwrap\n{use}") == said


def test_threads_that_use_one_at_the_same_time_all_find_it_whole() -> None:
    code = (
        "import sys; sys.setswitchinterval(1e-6)\n"
        "import mesocare.cli, calendar\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    print(set(pool.map(lambda year: calendar.isleap(year), [2000] * 200)))"
    )

    assert run_python(code) == "{True}"


def test_what_is_loaded_already_stays_as_it_is() -> None:
    before = sys.modules["subprocess"]

    postpone(RARELY_USED)

    assert sys.modules["subprocess"] is before


def test_a_country_has_the_same_holidays_without_the_others_loaded() -> None:
    make_ready = "from mesocare.cli.postponed import COUNTRIES, postpone; postpone(COUNTRIES)\n"
    tell = (
        "from mesocare.dates.holidays import public_holidays\nprint(public_holidays('IT', [2026]))"
    )

    alone, with_all = run_python(make_ready + tell), run_python(tell)

    assert alone == with_all


def test_one_countrys_holidays_load_no_other_country() -> None:
    code = (
        "import sys\n"
        "from mesocare.cli.postponed import COUNTRIES, postpone; postpone(COUNTRIES)\n"
        "from mesocare.dates.holidays import public_holidays\n"
        "public_holidays('IT', [2026])\n"
        "print([name for name in sys.modules if name.startswith('holidays.countries.')])"
    )

    assert run_python(code) == "['holidays.countries.italy']"
