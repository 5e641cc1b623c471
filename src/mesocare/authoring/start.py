"""What somebody starts from who writes a file of their own."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from mesocare.characters import find_forbidden, without_forbidden
from mesocare.dates.moments import add_to_day
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError
from mesocare.reading.day_list import Sample
from mesocare.reading.list_dates import find_orders, has_time, is_clock, is_dated
from mesocare.reading.rule_file import load_protocol
from mesocare.reading.source import default_rule_file
from mesocare.rules.clinic import DateOrder

_THREE_YEARS = Length(36, Unit.MONTHS)
_START = Path(__file__).parent / "templates"


def make_start_of_rules(name: str, today: date, *, is_empty: bool) -> str:
    """Return the default rule file to change, or one whose every line is still to be written.

    Raises:
        InputRefusedError: for a file's name that would break a line of it.

    """
    name = check_name(name)
    if not is_empty:
        return default_rule_file().read_text(encoding="utf-8")
    text = (_START / "rules.yaml").read_text(encoding="utf-8")
    review_by = add_to_day(today, _THREE_YEARS)
    return (
        text.replace("{name}", name)
        .replace("{today}", today.isoformat())
        .replace("{review_by}", review_by.isoformat())
    )


def make_start_of_clinic(name: str, sample: Sample | None = None) -> str:
    """Return a clinic's file to change; `sample` is a day list of its own system, if it has one.

    Raises:
        InputRefusedError: for a file's name that would break a line of it.

    """
    name = check_name(name)
    text = (_START / "clinic.yaml").read_text(encoding="utf-8")
    version = load_protocol().protocol.version
    text = text.replace("{name}", name).replace("{version}", version)
    if sample is None:
        return text
    start, end = text.index("# day_list:"), text.index("# protocols:")
    return text[:start] + _draft_day_list(sample) + "\n" + text[end:]


_DAY = (
    *("session", "appointment", "date", "day", "end", "finish", "start"),
    *(
        "datum",
        "termin",
        "sitzung",
        " tag ",
        " data ",
        "giorno",
        "fecha",
        " dia ",
        " día ",
        " jour ",
    ),
)
_END_WORDS = ("finish", "left", " bis ", " fine ", " fin ", " fim ", "salida", "uscita", "sortie")
_END = (" end", "end ", "endtime", *_END_WORDS)
"""Not "attended", which is mostly when somebody came."""
_CLOCK = (
    *("end", *_END_WORDS),
    *("time", "zeit", " ora ", "orario", "hora", "heure"),
    *("start", "beginn", "inizio", "inicio", "início", "début", "debut"),
)
_NAME = (
    *("name", "patient", "client", "pazient", "pacient", "kund"),
    *(" nome ", "nombre", " nom ", "cognome", "apellido"),
)
_NOTE = (
    *("note", "comment", "remark", "bemerkung", "notiz", "hinweis", " nota ", "notas"),
    *("osserva", "observ", "remarque"),
)
_STATUS = (
    *("status", "state", "arrived", "attended"),
    *("stato", "estado", "statut", " état ", "anwesend", "erschienen"),
)
"""Words in the names of columns, the surest first, for a draft that a person looks through.

One between blanks is a whole word.
"""
_BIRTH = ("birth", " dob ", "geburt", " geb ", "nascita", "nascimento", "nacimiento", "naissance")
_HOW_LONG = (
    *("duration", "length", "dauer", "durata", "duración", "duracion", "duração", "durée"),
    *("wait", "wartezeit", "attesa", "espera", "attente"),
)
NO_CLOCK = "No column of times was found: each sheet would count from the end of its day."
_MAY_BE_START = (
    "  # {end} holds times as well. If those of {day} are when the session began, save its dates\n"
    "  # without a time, and write both columns here"
)


def _draft_day_list(sample: Sample) -> str:
    """Return a draft of `day_list` from a list, each line to be looked through."""
    columns = [one for one in sample.columns if not _has_word(one, _BIRTH)] or sample.columns
    day = _find_day(sample, columns)
    left = [column for column in columns if column != day]
    is_dated_below = any(map(is_dated, sample.texts_of(day)))
    is_named_so = _has_word(day, ("time",)) and not is_dated_below
    has_clock = is_named_so or any(map(has_time, sample.texts_of(day)))
    clock = None if has_clock else _find_clock(sample, left)
    end = None if clock or _has_word(day, _END) else _find_column(_find_timed(sample, left), _END)
    texts = [one for one in left if not _are_all(sample, one, str.isdecimal)]
    name, note, status = (_find_column(texts, words) for words in (_NAME, _NOTE, _STATUS))
    session = ", ".join(_quote(column) for column in (day, clock) if column)
    lines = [
        "day_list:                          # the columns of your own list: check each line",
        "  # when the session ended: one column, or the two of its date and its time",
        f"  session: [{session}]",
        *([] if has_clock or clock else [f"  # {NO_CLOCK}"]),
        *([_MAY_BE_START.format(day=_say(day), end=_say(end))] if end else []),
        *(f"  {key}: {_quote(found)}" for key, found in (("name", name), ("note", note)) if found),
        _draft_order(find_orders(sample.texts_of(day))),
        f"  # only: {{{_quote(status or 'Status')}: Arrived}}        # which rows count",
    ]
    used = (day, clock, name, note)
    unused = [_say(column) for column in sample.columns if column not in used]
    if unused:
        lines.append(f"  # not used: {', '.join(unused)}")
    return "\n".join(lines) + "\n"


def _draft_order(orders: frozenset[DateOrder]) -> str:
    """Return the line of the dates' order, which counts where a list leaves only one."""
    first, *others = [order for order in DateOrder if order in orders] or DateOrder
    if len(orders) == 1:
        return f"  {f'dates: {first}':<33}# the one order that reads every date of this list: check"
    return f"  # {f'dates: {first}':<31}# or {', '.join(others)}"


def _find_day(sample: Sample, columns: Sequence[str]) -> str:
    """Return the column of the session's day: by its name and its cells, or by one of them."""
    dated = [one for one in columns if any(map(is_dated, sample.texts_of(one)))]
    open_ = [one for one in columns if find_orders(sample.texts_of(one))]
    open_ += [one for one in columns if not any(sample.texts_of(one))]
    by_name = _find_column([*dated, *open_], _DAY) or next(iter(dated), None)
    day = by_name or _find_column(columns, _DAY) or columns[0]
    ends = [one for one in dated if any(map(has_time, sample.texts_of(one)))]
    return _find_column([one for one in ends if _share_days(sample, one, day)], _END) or day


def _share_days(sample: Sample, *columns: str) -> bool:
    """Whether two columns hold the same days, as those of the start and the end of a session do."""
    rows = [[row.get(column, "") for column in columns] for row in sample.rows]
    whole = [{re.split("[ T]", text)[0] for text in row} for row in rows if all(row)]
    return bool(whole) and all(len(days) == 1 for days in whole)


def _find_clock(sample: Sample, columns: Sequence[str]) -> str | None:
    """Return the column of the session's time: by its name, or since all its cells are times."""
    timed = _find_timed(sample, columns)
    named = [one for one in columns if not _has_word(one, _HOW_LONG)]
    return _find_column(timed, _CLOCK) or next(iter(timed), _find_column(named, _CLOCK))


def _find_timed(sample: Sample, columns: Sequence[str]) -> list[str]:
    """Return the columns whose cells are times of day, and no lengths."""
    found = [one for one in columns if not _has_word(one, _HOW_LONG)]
    return [one for one in found if _are_all(sample, one, is_clock)]


def _are_all(sample: Sample, column: str, is_one: Callable[[str], bool]) -> bool:
    """Whether a column holds something, and nothing but one kind."""
    texts = list(sample.texts_of(column))
    return bool(texts) and all(map(is_one, texts))


def _find_column(columns: Sequence[str], words: Sequence[str]) -> str | None:
    """Return the column of the surest word."""
    found = (one for word in words for one in columns if _has_word(one, (word,)))
    return next(found, None)


_NO_WORD = re.compile(r"[^\w]+|_")


def _has_word(column: str, words: Sequence[str]) -> bool:
    name = f" {_NO_WORD.sub(' ', column.casefold())} "
    return any(word in name for word in words)


def _say(column: str) -> str:
    """Return a column's name as a remark may hold it, in one line."""
    return without_forbidden(" ".join(column.split()))


def _quote(text: str) -> str:
    """Return a text as YAML takes it for a text, whatever is in it."""
    if re.fullmatch("[A-Za-z][A-Za-z0-9 _]*", text):
        return text
    return json.dumps(text, ensure_ascii=False)


def check_name(name: str) -> str:
    """Return a file's name as a remark may hold it.

    Raises:
        InputRefusedError: for a line break, or another character that may not go out.

    """
    if "\n" in name or find_forbidden(name) is not None:
        message = "FILE: the name holds a line break or a control character. Give another name."
        raise InputRefusedError(message)
    return name
