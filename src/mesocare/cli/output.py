"""How does a text reach the screen? Whole and clean, or with an exit code that says otherwise."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from mesocare.characters import without_forbidden
from mesocare.errors import MesocareError, RuleFileRefusedError, StorageError
from mesocare.views.screen import FEWEST_LINES, Screen

NARROWEST_FOR_TABLES = 60
_WIDEST_FOR_SENTENCES = 88
_UNKNOWN_WIDTH = 80
"""What a terminal has that does not say, as over some serial lines."""
_ENDLESS = 10_000
"""The lines of what does not scroll, such as a file or a pager: it is fitted to no screen."""
_SIGNS = "✗◐✓○━╌▼●→┊"
_SPELLED = {
    0x2013: "-",
    0x2014: "-",
    0x2018: "'",
    0x2019: "'",
    0x201C: '"',
    0x201D: '"',
    0x2026: "...",
    0x2192: "->",
}
"""How dashes, quotes and dots are written where the screen has no others."""


_SHOW_LINKS = ("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")
_PROGRAMS_WITH_LINKS = ("iTerm.app", "WezTerm", "vscode", "ghostty")
_TERMS_WITH_LINKS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty")


class ReaderClosedError(MesocareError):
    """The program that reads our output has closed it: nothing to say, and not done."""

    exit_code = 141


def look_at_screen(*, plain: bool = False, shows_all: bool = False) -> Screen:
    """See what standard output is; FORCE_COLOR and NO_COLOR are obeyed."""
    stream = sys.__stdout__
    is_terminal = stream is not None and stream.isatty()
    unknown = (_UNKNOWN_WIDTH, FEWEST_LINES if is_terminal else _ENDLESS)
    width, height = shutil.get_terminal_size(unknown)
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
    is_dumb = os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown")
    is_plain = (
        plain
        or not (is_terminal or forced)
        or (is_dumb and not forced)
        or width < NARROWEST_FOR_TABLES
        or not _can_show(_SIGNS, stream.encoding if stream else "ascii")
    )
    if is_plain:
        width = min(width, _WIDEST_FOR_SENTENCES)
    has_colour = not is_plain and not os.environ.get("NO_COLOR")
    return Screen(
        width,
        height,
        is_plain,
        has_colour,
        has_links=is_terminal and has_colour and _shows_links(),
        scrolls=is_terminal,
        shows_all=shows_all,
    )


def _shows_links() -> bool:
    """Return whether the terminal is one of those that are known to show links (OSC 8)."""
    return (
        any(name in os.environ for name in _SHOW_LINKS)
        or os.environ.get("TERM_PROGRAM", "") in _PROGRAMS_WITH_LINKS
        or os.environ.get("TERM", "").startswith(_TERMS_WITH_LINKS)
    )


def write_out(text: str) -> None:
    """Write the whole text to standard output, and be sure that it is there.

    Raises:
        ReaderClosedError: when its reader has gone.
        StorageError: when it cannot be written.

    """
    if text:
        stream = sys.__stdout__
        encoding = stream.encoding if stream else "utf-8"
        has_colour = stream is not None and _has_colour(stream)
        write_out_bytes(_encode(text, encoding, has_colour=has_colour))


def _has_colour(stream: TextIO) -> bool:
    return stream.isatty() or os.environ.get("FORCE_COLOR", "") not in ("", "0")


def write_done(sentences: Iterable[str]) -> None:
    """Write at once what has been done and cannot be taken back.

    Raises:
        ReaderClosedError: when its reader has gone.
        StorageError: when it cannot be written; it says that it is done all the same.

    """
    try:
        write_out("".join(f"{sentence}\n" for sentence in sentences))
    except StorageError as error:
        message = f"It is done. {error}"
        raise StorageError(message) from None


def fit_screen(text: str) -> str:
    """Break lines that are wider than the screen; what is on its way elsewhere stays whole."""
    from mesocare.sentences.rows.lines import fill

    width = shutil.get_terminal_size((_ENDLESS, _ENDLESS)).columns
    return "\n".join("\n".join(fill(line, width)) for line in text.split("\n"))


def write_out_bytes(data: bytes) -> None:
    """Write a whole file to standard output as it is, and be sure that it is there.

    Raises:
        ReaderClosedError: when its reader has gone.
        StorageError: when it cannot be written.

    """
    stream = sys.__stdout__
    if stream is None:
        message = "There is no standard output. Run mesocare in a terminal, or with '> FILE'."
        raise StorageError(message)
    try:
        _write_all(stream.buffer, data)
    except BrokenPipeError:
        _discard_rest()
        raise ReaderClosedError from None
    except OSError as error:
        _discard_rest()
        reason = (error.strerror or "it failed").lower()
        message = f"The output could not be written: {reason}. Make room, or write elsewhere."
        raise StorageError(message) from None


def write_error(text: str) -> None:
    """Write to standard error what goes wrong, as far as that still can be."""
    stream = sys.__stderr__
    if stream is None or not text:
        return
    try:
        broken = _break_at_words(text, stream) if stream.isatty() else text
        _write_all(stream.buffer, _encode(f"{broken}\n", stream.encoding))
    except OSError:
        _discard_rest(2)


def _break_at_words(text: str, terminal: TextIO) -> str:
    """Break lines that are wider than a terminal, which would cut them inside a word."""
    from mesocare.sentences.rows.lines import fill

    width = os.get_terminal_size(terminal.fileno()).columns or _UNKNOWN_WIDTH
    return "\n".join("\n".join(fill(line, width)) for line in text.split("\n"))


def say_refusal(error: MesocareError) -> str:
    """Say what is refused; of a file, how many problems it has."""
    if isinstance(error, RuleFileRefusedError):
        count = len(error.problems)
        return f"mesocare: {count} problem{'s' * (count > 1)} in the rules.\n{error}"
    return f"mesocare: {error}" if str(error) else ""


def refuse_for_own_files(error: OSError) -> StorageError:
    """Say that a file which the program itself needs cannot be read; its path may bear a name."""
    reason = os.strerror(error.errno).lower() if error.errno else "it failed"
    return StorageError(
        f"A file that the program needs cannot be read: {reason}. "
        "Try again; if it stays so, install mesocare again."
    )


def _write_all(buffer: Any, data: bytes) -> None:
    """Write on where an unbuffered stream took a part only."""
    left = memoryview(data)
    while left:
        left = left[buffer.write(left) or 0 :]
    buffer.flush()


def _encode(text: str, encoding: str, *, has_colour: bool = False) -> bytes:
    clean = without_forbidden(text, has_colour=has_colour)
    if not _can_show(clean, encoding):
        clean = clean.translate(_SPELLED)
    return clean.encode(encoding, "replace")


def _can_show(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _discard_rest(descriptor: int = 1) -> None:
    """Send what Python still holds for a closed stream nowhere, or it complains at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    except OSError:
        return
