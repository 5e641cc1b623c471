"""The page that finds one of a day's sheets: by date, time and row, and by name only if asked."""

import base64
import hashlib
from collections.abc import Sequence
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


def render_index(entries: Sequence[Entry], others: Sequence[Entry], *, has_names: bool) -> bytes:
    """Return the page; `others` are sheets of the folder that no row of the list asks for.

    It needs neither script nor network, and is the same for the same entries.
    """
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest()}'; base-uri 'none'; form-action 'none'"
    )
    page = _template().render(
        mark=MARK.decode(),
        style=_STYLE,
        policy=policy,
        parts=[("Sheets of this list", sorted(entries)), ("Other sheets in this folder", others)],
        has_names=has_names,
    )
    return page.encode()


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
</head>
<body>
<h1>Aftercare sheets</h1>
{% for heading, entries in parts %}
{% if entries %}
<h2>{{ heading }}</h2>
<table>
<thead>
<tr><th scope="col">Date</th><th scope="col">Time</th><th scope="col">Row</th>
{%- if has_names %}<th scope="col">Name</th>{% endif %}<th scope="col">Sheet</th></tr>
</thead>
<tbody>
{% for entry in entries %}
<tr><td>{{ entry.on }}</td><td>{{ entry.clock }}</td><td>{{ entry.number }}</td>
{%- if has_names %}<td dir="auto">{{ entry.name }}</td>{% endif -%}
<td><a href="{{ entry.file }}">{{ entry.file }}</a></td></tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% endfor %}
</body>
</html>
"""
