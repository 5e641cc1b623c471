"""Modules that stand ready under their names, and are loaded when they are first used.

Typer and dataclasses name some of the standard library, and need it for rare things alone; holidays
reads all countries to know one. Loaded at once, they are a fifteenth of what a patient waits for,
and half of it with a clinic's file that names a country.
"""

import sys
from collections.abc import Iterable
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

RARELY_USED = (
    "bz2",
    "calendar",
    "inspect",
    "ipaddress",
    "lzma",
    "subprocess",
    "sysconfig",
    "textwrap",
    "tokenize",
)
"""What is named for archives, addresses, other programs, tracebacks and undescribed classes.

Typer uses `inspect`; a call that needs no Typer needs none.
"""
COUNTRIES = ("csv", "socket", "zipfile", "holidays.countries")
_LOADER = "postponed_loader"
_LOADING = RLock()
"""One thread loads; it may ask for more names of the module meanwhile, and others wait."""


class _Postponed(ModuleType):
    """A module whose code has not run yet; the first name that it lacks runs it."""

    def __getattr__(self, name: str) -> Any:
        with _LOADING:
            if loader := vars(self).pop(_LOADER, None):
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # it is a plain module now
        return ModuleType.__getattribute__(self, name)


def postpone(names: Iterable[str]) -> None:
    """Have each of some modules stand ready, where nobody has loaded it yet."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec:
            module = module_from_spec(spec)
            setattr(module, _LOADER, spec.loader)
            module.__class__ = _Postponed
            sys.modules[name] = module
