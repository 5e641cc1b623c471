"""Are the pictures and the manual page of the docs fresh? They are made again and compared."""

from pathlib import Path

import man
import pictures
import pytest
from PIL import Image

MOST_BYTES = {pictures.SCREEN: 20_000, pictures.SHEET: 100_000}


def test_the_picture_of_the_screen_is_what_the_program_draws() -> None:
    """python docs/pictures.py makes it anew."""
    drawn = pictures.draw_screen(pictures.make_example())

    assert pictures.SCREEN.read_text(encoding="utf-8") == drawn


def test_the_picture_of_the_sheet_shows_what_the_sheet_says() -> None:
    """python docs/pictures.py makes it anew."""
    with Image.open(pictures.SHEET) as picture:
        kept = picture.info[pictures.TEXTS_DIGEST]

    assert kept == pictures.digest_of_sheet(pictures.make_example())


@pytest.mark.parametrize("path", MOST_BYTES, ids=lambda path: path.name)
def test_a_picture_is_small(path: Path) -> None:
    assert path.stat().st_size <= MOST_BYTES[path]


def test_the_manual_page_is_made_from_the_tree_of_commands() -> None:
    """python docs/man.py makes it anew."""
    page = man.make_page()

    assert man.PAGE.read_text(encoding="utf-8") == page
    assert page.count(".SS mesocare ") > 15


def test_the_manual_page_says_what_each_argument_is_and_what_each_option_takes() -> None:
    page = man.PAGE.read_text(encoding="utf-8").replace("\\-", "-")

    assert page.count("When you left the clinic: 'yesterday 3pm', 2026-11-20T14:30") > 5
    assert ".B --paper a4|letter\n" in page
    assert ".B --format pdf|html|ics\n" in page
    assert ".B MESOCARE_NO_CACHE\n" in page
