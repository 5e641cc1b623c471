"""What every test starts from: no recorded session, no cache, no clinic of its developer's."""

import compileall
import signal
import zoneinfo
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import Phase, settings

import mesocare

settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate))
"""For `mutmut`: that a test fails is enough; to find its smallest example can take minutes."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts what runs in the background deaf to Ctrl-C, and so would
    # every program be that a test starts, and stops.
    signal.signal(signal.SIGINT, signal.default_int_handler)

zoneinfo.reset_tzpath([str(resources.files("tzdata") / "zoneinfo")])
"""The package's data, whose version is pinned: the system's differs from computer to computer, and
a law may have moved a clock between the two."""


compileall.compile_dir(Path(mesocare.__file__).parent, quiet=2)
"""Before any test fills a disk: what Python compiles on one is cut short, and stays so for all."""


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the cache that all tests of a worker share, as all runs of an account do."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, shared_cache: Path
) -> Path:
    """Give the folder in which the program under test would keep its data; it is empty."""
    folder = tmp_path_factory.mktemp("account")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    for name in ("MESOCARE_RULES", "MESOCARE_CLINIC", "MESOCARE_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return folder
