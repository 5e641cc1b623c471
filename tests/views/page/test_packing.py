"""What travels packed in the page comes back as it was, as the page's own script unpacks it."""

import json
import re
import zlib

from hypothesis import given
from hypothesis import strategies as st
from page_script import TOLD

from mesocare.views.page.search import pack

_FIRST_PIECE = re.compile(r"fromCharCode\(at \+ (\d+)\)")
_TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["\x0e", "\x1b\x1f", "\n", '"],["', "(?:ing", r"\b\w+", "<b>}~", "\u2028"]
)


def first_piece() -> int:
    """Return the letter that stands for the first piece in the page's script."""
    found = _FIRST_PIECE.search(TOLD.read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1])


def unpack(packed: str) -> object:
    """Return what was packed; the script does the same in a browser."""
    letters = packed[1:].replace("}", "<").replace("~", ">")
    codes = [ord(letter) - ord("(") for letter in letters]
    fives = [codes[at : at + 5] for at in range(0, len(codes), 5)]
    numbers = [sum(code * 85 ** (4 - place) for place, code in enumerate(five)) for five in fives]
    deflated = b"".join(number.to_bytes(4, "big") for number in numbers)
    text, *pieces = zlib.decompress(deflated[: len(deflated) - int(packed[0])]).decode().split("\n")
    for letter, piece in enumerate(pieces, first_piece()):
        assert letter < ord(" "), "JSON may hold it"
        text = text.replace(chr(letter), piece)
    return json.loads(text)


@given(st.dictionaries(_TEXTS, _TEXTS | st.lists(_TEXTS | st.integers() | st.booleans())))
def test_what_is_packed_comes_back_and_is_text_of_a_page(value: dict[str, object]) -> None:
    packed = pack(value)

    assert unpack(packed) == value
    assert re.fullmatch(r"[0-3][(-;=?-~]*", packed)
