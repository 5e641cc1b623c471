"""Text that was broken on its way here: letters that were lost, or read as others.

Nothing brings a lost letter back, and a name that looks wrong says that a sheet may be somebody
else's.
"""

import re
import unicodedata

_LOST = re.compile(
    "[?\ufffd]"  # what programs write for a letter that they do not have
    r"|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"  # as web pages write letters
    r"|#(?:N/A|REF!|VALUE!|NULL!|NUM!|DIV/0!|##)"  # what a spreadsheet shows of a fault
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_READ_AS = ("cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1251")
"""What programs take UTF-8 for, in the West, on old Macs and consoles, and in the East."""
_LATIN = re.compile("[\u00a0-\u024f\u1e00-\u1eff\u2010-\u201f]+")
_IN_NO_NAME = re.compile("[ªºƒ]|Ã[ŒœŠšŽžŸ]|[ÄÅ][ŒœšžŸ]|[ÔΓ]Ç.")
_A_WORD = 6
"""So many letters in a row spell others by no chance."""


def has_lost_letters(name: str) -> bool:
    """Whether letters of a name are lost: "Zo?", or a spreadsheet's "#REF!"."""
    return bool(_LOST.search(name))


def is_misread(text: str) -> bool:
    """Whether a text, or a part of it, is UTF-8 that was read as something else: "ZoÃ«"."""
    return any(_is_misread(run, code) for run in _NOT_ASCII.findall(text) for code in _READ_AS)


def _is_misread(run: str, code: str) -> bool:
    """Whether letters in a row spell others when they are read again, as no name does.

    Two letters may do so by chance, as the Czech ÍŠ and the Romanian ĂŞ do.
    """
    try:
        meant = b"".join(_byte(character, code) for character in run).decode()
    except UnicodeError:
        return False
    if run.isalpha() and len(run) < _A_WORD and not _IN_NO_NAME.search(run):
        return False
    kinds = {unicodedata.category(character)[0] for character in meant}
    return bool(_LATIN.fullmatch(meant)) or (len(run) > 2 and kinds <= set("LMS"))  # noqa: PLR2004  two letters, as above


def _byte(character: str, code: str) -> bytes:
    """Return the byte that a character was; some that a code lacks pass through it unread."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode(code)
