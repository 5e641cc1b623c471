"""A name that was broken on its way is known as such, and no real name is."""

import pytest

from mesocare.reading.broken_text import has_lost_letters, is_misread

NAMES = [
    "Zoë Müller",
    "Áine Ó Briain",
    "Łukasz Żółć",
    "Šárka Čáslavská",
    "Ștefan Țîrlea",
    "İbrahim Işık",  # noqa: RUF001  a Turkish letter
    "Þórður Sæmundsson",
    "Đặng Thị Ánh",
    "O’Brien",  # noqa: RUF001  as spreadsheets write it
    "Αθηνά Παπαδοπούλου",
    "Наталья Ёлкина",
    "דנה כהן",
    "محمد علي",
    "गीता देवी",
    "張偉",
    "김민준",
    "ქეთევან",
]
CODES = ["cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1251"]


def misread(name: str, code: str) -> str:
    """Return what a program shows that takes UTF-8 for another encoding."""

    def show(byte: int) -> str:
        try:
            return bytes([byte]).decode(code)
        except UnicodeDecodeError:
            return chr(byte)

    return "".join(map(show, name.encode()))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_utf8_that_was_read_as_something_else_is_known(name: str, code: str) -> None:
    assert is_misread(misread(name, code))


def test_a_name_that_was_misread_twice_is_known() -> None:
    assert is_misread(misread(misread("Zoë", "cp1252"), "cp1252"))


@pytest.mark.parametrize(
    "name",
    [
        *NAMES,
        "TOMÍŠEK",
        "KŘÍŽ",
        "ÚŽASNÝ",
        "CĂŞTILĂ",
        "GALVÃO",
        "TÕNU ÕÜÄ",
        "ÖZGÜR ÇAĞLAR",
        "ÍÑIGO",
        "D’ÉON",  # noqa: RUF001  as spreadsheets write it
        "ДЁМИН",
        "Мар’яна Їжакевич",  # noqa: RUF001  as spreadsheets write it
        "Zoe\u0308",
        "Ann Example",
    ],
)
def test_a_real_name_is_never_called_broken(name: str) -> None:
    assert not is_misread(name)
    assert not has_lost_letters(name)


@pytest.mark.parametrize(
    "name", ["???", "Zo?", "M?ller", "Zo\ufffd", "Zo&euml;", "Zo&#235;", "#NAME?", "#REF!", "#####"]
)
def test_a_name_whose_letters_are_lost_is_known(name: str) -> None:
    assert has_lost_letters(name)


@pytest.mark.parametrize("name", ["Ann & Bo", "#panic()", "# 3", "Smith; Ann"])
def test_signs_in_a_name_are_no_lost_letters(name: str) -> None:
    assert not has_lost_letters(name)
