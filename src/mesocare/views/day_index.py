"""The page that finds one of a day's sheets: by date, time and row, and by name only if asked."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

MARK = b'<meta name="generator" content="mesocare sheets">'
"""What stands at the start of such a page, and of no other."""


class Entry(NamedTuple):
    """One sheet of the folder."""

    on: str
    """Its session's date."""
    clock: str
    """Its time; empty where none is known."""
    number: int
    """Its row in the day list."""
    file: str
    name: str = ""
    is_blank: bool = False
    """Whether the sheet has a blank for its name, to be written by hand."""


class Missing(NamedTuple):
    """One row that has no sheet."""

    number: int
    reason: str
    name: str = ""


class Index(NamedTuple):
    """All that a folder of sheets holds, and what it lacks."""

    sheets: Sequence[Entry]
    """Those of this run's list."""
    missing: Sequence[Missing]
    """The rows of the list without a sheet."""
    unread: int
    """How many more rows were not read."""
    stale: Sequence[Entry]
    """Sheets of earlier runs that are called out of date."""
    others: Sequence[Entry]
    """Sheets that no row of the list asks for."""
    old: Sequence[str]
    """What is said of other files that were made from lists."""
    files_of: Mapping[str, frozenset[str]]
    """Which sheets are of which list, for `read_files` of a later run."""


def render_index(index: Index, *, has_names: bool) -> bytes:
    """Return the page.

    It needs neither script nor network, and is the same for the same entries.
    """
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest()}'; base-uri 'none'; form-action 'none'"
    )
    missing = sorted(index.missing)
    page = _template().render(
        mark=MARK.decode(),
        lists={it: " ".join(sorted(files)) for it, files in sorted(index.files_of.items())},
        style=_STYLE,
        policy=policy,
        sheets=sorted(index.sheets),
        missing=missing[:_MOST_MISSING],
        unsaid=len(missing[_MOST_MISSING:]) + index.unread,
        stale=index.stale,
        others=index.others,
        old=index.old,
        has_names=has_names,
    )
    return page.encode()


_MOST_MISSING = 500
"""A longer list of refused rows is another file than was meant."""


def read_files(page: bytes) -> dict[str, frozenset[str]]:
    """Return which sheets are of which list, as such a page says; of another page, nothing."""
    if MARK not in page:
        return {}
    return {
        list_id.decode(): frozenset(files.decode().split())
        for list_id, files in re.findall(_FILES_OF, page)
    }


_FILES_OF = rb'<meta name="mesocare-list" content="([0-9a-f]+):([\w. -]*)">'


def _digest() -> str:
    return base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_PAGE)


_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 48rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid; padding: 0.4rem 0.6rem; text-align: start }
"""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
{{ mark | safe }}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<title>Aftercare sheets</title>
<style>{{ style | safe }}</style>
{% for it, files in lists.items() %}
<meta name="mesocare-list" content="{{ it }}:{{ files }}">
{% endfor %}
</head>
<body>
<h1>Aftercare sheets</h1>
{% macro head(columns) %}
<thead><tr>{% for column in columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr></thead>
{%- endmacro %}
{% if sheets %}
<h2>Sheets of this list</h2>
<table>
{{ head(["Date", "Time", "Row"] + (["Name"] if has_names else []) + ["Sheet"]) }}
<tbody>
{% for it in sheets %}
<tr><td>{{ it.on }}</td><td>{{ it.clock }}</td><td>{{ it.number }}</td>
{%- if has_names %}<td dir="auto">{{ it.name }}</td>{% endif -%}
<td><a href="{{ it.file }}">{{ it.file }}</a>
{%- if it.is_blank %} Write the name by hand.{% endif %}</td></tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% if missing %}
<h2>Rows of this list without a sheet</h2>
<table>
{{ head(["Row"] + (["Name"] if has_names else []) + ["Why"]) }}
<tbody>
{% for it in missing %}
<tr><td>{{ it.number }}</td>
{%- if has_names %}<td dir="auto">{{ it.name }}</td>{% endif -%}
<td>{{ it.reason }}</td></tr>
{% endfor %}
</tbody>
</table>
{% if unsaid %}
<p>And {{ unsaid }} more.</p>
{% endif %}
{% endif %}
{% if stale %}
<h2>Out of date: do not hand these out</h2>
<ul>
{% for it in stale %}
<li>{{ it.file }}</li>
{% endfor %}
</ul>
{% endif %}
{% if others %}
<h2>Other sheets in this folder: no row of this list asks for them</h2>
<table>
{{ head(["Date", "Time", "Row", "Sheet"]) }}
<tbody>
{% for it in others %}
<tr><td>{{ it.on }}</td><td>{{ it.clock }}</td><td>{{ it.number }}</td>
<td><a href="{{ it.file }}">{{ it.file }}</a></td></tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% for said in old %}
<p>{{ said }}</p>
{% endfor %}
</body>
</html>
"""
