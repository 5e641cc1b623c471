"""The public holidays of a country, from the library that knows them."""

import warnings
from collections.abc import Iterable, Mapping
from datetime import date

from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR
from mesocare.errors import InputRefusedError

_CLOSE = 0.8
"""One slip in five letters is closer than this."""
_MOST_HINTS = 3
ESTIMATED = " (estimated)"
"""Ends the name of a feast that waits for the sight of the moon, as the library marks it."""
_OWN_NAMES = {
    "België": "BE", "Belgique": "BE", "Brasil": "BR", "Česko": "CZ", "Danmark": "DK",
    "Deutschland": "DE", "Eesti": "EE", "Éire": "IE", "España": "ES", "Hellas": "GR",
    "Hrvatska": "HR", "Ísland": "IS", "Italia": "IT", "Latvija": "LV", "Lietuva": "LT",
    "Magyarország": "HU", "Maroc": "MA", "México": "MX", "Nederland": "NL", "Norge": "NO",
    "Österreich": "AT", "Polska": "PL", "România": "RO", "Schweiz": "CH", "Slovenija": "SI",
    "Slovensko": "SK", "Suisse": "CH", "Suomi": "FI", "Sverige": "SE", "Svizzera": "CH",
    "Türkiye": "TR", "England": "GB", "Scotland": "GB", "Wales": "GB", "UK": "GB", "USA": "US",
}  # fmt: skip
"""What people call their own country, where the library has its English name alone."""


def public_holidays(
    country: str, years: Iterable[int], *, subdivision: str | None = None
) -> dict[date, str]:
    """Return the public holidays of a country in some years, with their names in English if known.

    The name of one whose day is only expected ends with `ESTIMATED`.
    `country` is an ISO 3166-1 code of two letters, `subdivision` the code or name of a part of it.
    The library knows none after 2100, and some that follow the moon for a few decades only: later
    years give fewer, or none.

    Raises:
        InputRefusedError: when the country or the part is not known, with near ones.

    """
    import holidays  # 80 ms, and only for a clinic that names its country

    code = _known_country(country)
    part = None if subdivision is None else _known_subdivision(code, subdivision)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years without data; see above
        found = holidays.country_holidays(
            code,
            subdiv=part,
            years=[year for year in years if FIRST_YEAR <= year <= LAST_YEAR],
            expand=False,
            language="en_US",
        )
    return {day: _join(found.get_list(day)) for day in sorted(found)}


def _join(names: list[str]) -> str:
    """Join the names of one day's holidays; it is certain where one of them is."""
    joined = " and ".join(name.removesuffix(ESTIMATED) for name in names)
    return joined + ESTIMATED if all(name.endswith(ESTIMATED) for name in names) else joined


def suggest_country(text: str) -> str | None:
    """Return the code of the country that a name means, if it is known."""
    names = {name.casefold(): code for name, code in _OWN_NAMES.items()} | _codes_by_name()
    return names.get(text.strip().casefold())


def _known_country(text: str) -> str:
    from holidays.registry import EntityLoader

    code = text.strip().upper()
    if code in EntityLoader.get_country_codes(include_aliases=False):
        return code
    message = (
        f"{text[:40]!r} is not a country whose public holidays are known. "
        f"{_hint(text, _codes_by_name())}Write its two letters, such as 'IT'."
    )
    raise InputRefusedError(message)


def _codes_by_name() -> dict[str, str]:
    """Return the code of each country by its name, its three letters and its other names."""
    from holidays.registry import COUNTRIES

    return {
        name.replace("_", " ").casefold(): code
        for module, (_, code, *others) in COUNTRIES.items()
        for name in (module, *others)
        if not name.startswith("Holidays")  # the name of a class
    }


def _known_subdivision(country: str, text: str) -> str:
    import holidays

    codes = holidays.country_holidays(country, expand=False).subdivisions
    names = {code.casefold(): code for code in codes} | _subdivisions_by_name(country)
    if found := names.get(text.strip().casefold()):
        return found
    message = (
        f"{text[:40]!r} is not a part of {country} with holidays of its own. {_hint(text, names)}"
        f"{'Write one of ' + ', '.join(codes) if codes else 'Leave it out: none is known there'}."
    )
    raise InputRefusedError(message)


def _subdivisions_by_name(country: str) -> dict[str, str]:
    import holidays

    aliases = holidays.country_holidays(country, expand=False).subdivisions_aliases
    return {name.casefold(): code for name, code in aliases.items()}


def _hint(text: str, codes_by_name: Mapping[str, str]) -> str:
    from difflib import get_close_matches  # only where there is something to refuse

    folded = text.strip().casefold()
    near = (
        [folded]
        if folded in codes_by_name
        else get_close_matches(folded, codes_by_name, n=_MOST_HINTS, cutoff=_CLOSE)
    )
    codes = dict.fromkeys(codes_by_name[name] for name in near)
    return f"Did you mean {' or '.join(repr(code) for code in codes)}? " if codes else ""
