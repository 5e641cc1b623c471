"""What does every test start from? No recorded session, no cache, no clinic of its developer's."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which the program under test would keep its data; it is empty."""
    folder = tmp_path_factory.mktemp("account")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in ("MESOCARE_RULES", "MESOCARE_CLINIC", "MESOCARE_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return folder
