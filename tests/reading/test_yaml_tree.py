"""What a YAML text holds and where: texts, places, and all that is refused."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import DETERMINISTIC

from mesocare.errors import Fix
from mesocare.reading.source import MOST_BYTES
from mesocare.reading.yaml_tree import (
    PlainLoader,
    Tree,
    UnreadableYamlError,
    decode,
    parse_tree,
)

NOT_YAML = (
    "Check the indentation and the colons here; "
    "a text that holds ': ' or ' #' needs quotes around it."
)


def stop_at(text: str) -> tuple[tuple[int, int], str]:
    """Read a text that cannot be read to its end, and give where and why it stops."""
    with pytest.raises(UnreadableYamlError) as stopped:
        parse_tree(text)
    place, path, message = stopped.value.found[:3]
    assert path == ()
    return place, message


def problems_of(text: str) -> list[tuple[object, ...]]:
    """Read a text to its end, and give where, at which key and what must be mended."""
    return [tuple(found[:3]) for found in parse_tree(text).problems]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "true",
        "08:30",
        "24:00",
        "010",
        "0x10",
        "1e3",
        "1_000",
        ".inf",
        "2026-11-20",
    ],
)
def test_what_other_readers_turn_into_numbers_and_yes_or_no_stays_the_text_that_it_is(
    written: str,
) -> None:
    """PyYAML makes 24:00 the number 1440, 010 the number 8 and no False."""
    tree = parse_tree(f"wait: {written}\n{written}: [{written}]\n")

    assert tree.document == {"wait": written, written: [written]}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_read_as_nothing(written: str) -> None:
    assert parse_tree(f"approved_by: {written}\n").document == {"approved_by": None}


@pytest.mark.parametrize("written", ["'~'", '"null"', "''"])
def test_what_stands_in_quotes_is_a_text(written: str) -> None:
    assert parse_tree(f"title: {written}\n").document == {"title": written[1:-1]}


@pytest.mark.parametrize("written", ["Null", "NULL", "none", "nil"])
def test_other_words_for_nothing_are_texts(written: str) -> None:
    assert parse_tree(f"title: {written}\n").document == {"title": written}


def test_every_key_and_value_keeps_its_line_and_column() -> None:
    tree = parse_tree("wash:\n  wait: 24 hours\n  also_called: [rinse, 'wet']\n\nsources: {}\n")

    assert tree == Tree(
        document={"wash": {"wait": "24 hours", "also_called": ["rinse", "wet"]}, "sources": {}},
        keys={
            ("wash",): (1, 1),
            ("wash", "wait"): (2, 3),
            ("wash", "also_called"): (3, 3),
            ("sources",): (5, 1),
        },
        values={
            (): (1, 1),
            ("wash",): (2, 3),
            ("wash", "wait"): (2, 9),
            ("wash", "also_called"): (3, 16),
            ("wash", "also_called", 0): (3, 17),
            ("wash", "also_called", 1): (3, 24),
            ("sources",): (5, 10),
        },
    )


def test_columns_count_characters_and_not_bytes() -> None:
    tree = parse_tree("{höhe: größe, 髪: 洗う}")

    assert (tree.keys[("髪",)], tree.values[("髪",)]) == ((1, 15), (1, 18))


def test_a_place_that_is_not_there_is_that_of_what_would_hold_it() -> None:
    tree = parse_tree("wash:\n  wait: 24 hours\n")

    assert tree.place_of(("wash", "basis")) == (2, 3)
    assert tree.place_of_key(("wash", "wait")) == (2, 3)
    assert tree.place_of_key(("care", "shade", 3)) == (1, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n...\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert parse_tree(text).document is None


def test_a_text_of_256_kib_is_read_and_one_byte_more_is_not() -> None:
    longest = b"wait: 1 day\n".ljust(MOST_BYTES, b"#")

    assert parse_tree(decode(longest)).document == {"wait": "1 day"}
    with pytest.raises(UnreadableYamlError) as stopped:
        decode(longest + b"#")
    assert stopped.value.found[:3] == ((1, 1), (), "the file is over 256 KiB. Write a shorter one.")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        pytest.param("wait: 1 day\n".encode("utf-32"), (1, 1), id="UTF-32"),
        pytest.param("a: b\nwhy: kühl\n".encode("cp1252"), (2, 7), id="cp1252"),
        pytest.param("a: ü\nwhy: kühl\n".encode()[:-4], (2, 7), id="cut in a character"),
        pytest.param(b"a: \xed\xa0\x80\n", (1, 4), id="half of a pair"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_where_it_goes_wrong(
    data: bytes, place: tuple[int, int]
) -> None:
    with pytest.raises(UnreadableYamlError) as stopped:
        decode(data)

    message = "the file is not UTF-8 text. Save it again as UTF-8."
    assert stopped.value.found[:3] == (place, (), message)


def test_a_byte_order_mark_of_an_editor_is_passed_over() -> None:
    assert decode("wait: 1 day".encode("utf-8-sig")) == "wait: 1 day"


def test_lines_may_end_as_on_windows() -> None:
    tree = parse_tree("a:\r\n  b: c\r\n")

    assert (tree.document, tree.keys[("a", "b")]) == ({"a": {"b": "c"}}, (2, 3))


@pytest.mark.parametrize(
    ("character", "name"),
    [
        pytest.param("\0", "U+0000 (control character)", id="NUL"),
        pytest.param("\x1b", "U+001B (control character)", id="escape"),
        pytest.param("\r", "U+000D (control character)", id="lone CR"),
        pytest.param("\x7f", "U+007F (control character)", id="delete"),
        pytest.param("\x85", "U+0085 (control character)", id="next line"),
        pytest.param("\x9b", "U+009B (control character)", id="C1"),
        pytest.param("\u2028", "U+2028 (line separator)", id="line separator"),
        pytest.param("\u200f", "U+200F (right-to-left mark)", id="mark"),
        pytest.param("\u202e", "U+202E (right-to-left override)", id="override"),
        pytest.param("\u2066", "U+2066 (left-to-right isolate)", id="isolate"),
        pytest.param("\ufeff", "U+FEFF (zero width no-break space)", id="BOM inside"),
        pytest.param("\U000e0041", "U+E0041 (tag latin capital letter a)", id="tag"),
    ],
)
def test_a_character_that_can_drive_a_terminal_or_turn_a_sentence_is_refused_by_its_code_point(
    character: str, name: str
) -> None:
    stopped = stop_at(f"wash:\n  why: ke{character}ep\n")

    assert stopped == ((2, 10), f"the character {name} may not stand here. Take it out.")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"\0", "U+0000 (control character)"),
        (r"\e[31m", "U+001B (control character)"),
        (r"\t", "U+0009 (control character)"),
        (r"\r", "U+000D (control character)"),
        (r"\x9b", "U+009B (control character)"),
        (r"\N", "U+0085 (control character)"),
        (r"\L", "U+2028 (line separator)"),
        (r"\u202e", "U+202E (right-to-left override)"),
        (r"\U000e0041", "U+E0041 (tag latin capital letter a)"),
    ],
)
def test_such_a_character_is_refused_when_it_is_written_as_an_escape(
    written: str, name: str
) -> None:
    problems = problems_of(f'wash:\n  why: "ke{written}ep"\n  wait: 1 day\n')

    message = f"the character {name} may not stand in a text. Take it out."
    assert problems == [((2, 8), ("wash", "why"), message)]


def test_such_a_character_is_refused_in_a_key_as_well() -> None:
    (problem,) = problems_of('a: b\n"why\\u202e": c\n')

    place, _, message = problem
    assert place == (2, 1)
    assert str(message).startswith("the character U+202E (right-to-left override) may not stand")


def test_joiners_may_stand_since_whole_languages_need_them() -> None:
    joined = "می‌خواهم क्‍ष"  # a non-joiner, a joiner

    assert parse_tree(f"why: {joined}").document == {"why": joined}


@pytest.mark.parametrize("text", ["\twait: 1 day", "wait:\t1 day", "why: keep\tit", "a: b\t# c"])
def test_a_tab_is_refused_wherever_it_stands(text: str) -> None:
    stopped = stop_at(text)

    assert stopped == ((1, text.index("\t") + 1), "a tab stands here. Write blanks in its place.")


@pytest.mark.parametrize("tag", ["!!str", "!!python/object/apply:os.system", "!own", "!"])
@pytest.mark.parametrize("value", ["1 day", "[1 day]", "{a: b}"])
def test_a_tag_is_not_read(tag: str, value: str) -> None:
    problems = problems_of(f"wash:\n  wait: {tag} {value}\n")

    message = "a tag (!) is not read. Write the text alone."
    assert problems == [((2, 9), ("wash", "wait"), message)]


def test_an_anchor_and_its_alias_are_not_read() -> None:
    text = "a: &x one\nb: [*x, &y {c: d}]\ne: *y\n"

    problems = problems_of(text)

    anchor = "an anchor (&) is not read. Write the text alone."
    alias = "an alias (*) is not read. Write the text itself."
    assert problems == [
        ((1, 4), ("a",), anchor),
        ((2, 5), ("b", 0), alias),
        ((2, 9), ("b", 1), anchor),
        ((3, 4), ("e",), alias),
    ]
    assert parse_tree(text).document == {"a": "one", "b": [None, {"c": "d"}], "e": None}


def test_an_alias_as_a_key_ends_the_reading() -> None:
    stopped = stop_at("a: &x one\n*x : two\n")

    assert stopped == ((2, 1), "an alias (*) is not read. Write the text itself.")


def test_a_merge_key_is_not_read_and_is_named_itself() -> None:
    problems = problems_of("wash:\n  wait: 1 day\n  <<: {why: dry}\n")

    message = "a merge key (<<) is not read. Write the keys themselves."
    assert problems == [((3, 3), ("wash", "<<"), message)]


def test_of_two_equal_keys_the_second_is_refused_and_the_first_is_kept() -> None:
    """Of two equal keys, PyYAML takes the last without a word."""
    tree = parse_tree("wait: 7 days\nwhy: dry\nwait: 1 day\nwait: 2 days\n")

    different = "the two say different things. Find out which of them is true, and write that."
    assert [(place, found) for place, _, found, *_ in tree.problems] == [
        ((3, 1), f"'wait' stands in lines 1 and 3: {different}"),
        ((4, 1), f"'wait' stands in lines 1 and 4: {different}"),
    ]
    assert tree.document["wait"] == "7 days"


@pytest.mark.parametrize(
    ("text", "place"), [("a: b\n---\nc: d\n", (2, 1)), ("---\na: b\n---\n", (3, 1))]
)
def test_a_second_document_is_refused(text: str, place: tuple[int, int]) -> None:
    message = "a second document starts here. Write one document, without '---' inside."

    assert stop_at(text) == (place, message)


@pytest.mark.parametrize(
    ("text", "place"),
    [("[a]: b", (1, 1)), ("? {a: b}\n: c", (1, 3)), ("x:\n  ? - a\n  : b", (2, 5))],
)
def test_a_list_or_a_group_cannot_be_a_key(text: str, place: tuple[int, int]) -> None:
    message = "a list or a group of keys cannot be a key. Write a word, then ':'."

    assert stop_at(text) == (place, message)


def test_twenty_levels_are_read_and_twenty_one_are_not() -> None:
    innermost = parse_tree("[" * 20 + "a" + "]" * 20).document
    for _ in range(19):
        (innermost,) = innermost

    assert innermost == ["a"]
    message = "this is nested more than 20 deep. Write it flatter."
    assert stop_at("[" * 21 + "]" * 21) == ((1, 21), message)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[" * 100_000, (1, 21), id="100,000 brackets, which crash PyYAML in C"),
        pytest.param("{a: " * 50_000, (1, 81), id="50,000 braces"),
        pytest.param("- " * 100_000, (1, 41), id="100,000 dashes"),
        pytest.param("a: " + "{a: " * 1_000 + "}" * 1_000, (1, 80), id="1,000 levels"),
        pytest.param("".join(f"{' ' * n}a:\n" for n in range(700)), (21, 21), id="700 indented"),
        pytest.param("[" * 250_000 + "]" * 12_000, (1, 21), id="as much as a file may hold"),
    ],
)
def test_a_bomb_of_levels_is_refused_at_the_first_one_too_many(
    text: str, place: tuple[int, int]
) -> None:
    assert stop_at(text) == (place, "this is nested more than 20 deep. Write it flatter.")


def test_a_bomb_of_aliases_stays_small() -> None:
    """Each line doubles the one before; read as aliases, 2 to the 40th texts."""
    lines = ["a0: &a0 [boom, boom]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]

    tree = parse_tree("\n".join(lines))

    assert tree.document == {"a0": ["boom", "boom"]} | {f"a{n}": [None, None] for n in range(1, 40)}
    assert len(tree.problems) == 1 + 3 * 39


def test_a_bomb_of_merges_stays_small() -> None:
    """Merge keys double the time at each level."""
    text = "a0: &a0 {k: v}\n" + "".join(
        f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
    )

    tree = parse_tree(text)

    assert len(tree.problems) == 1 + 4 * 39


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  - b\n c: d\n", (3, 2)),
        ("a: @b\n", (1, 4)),
    ],
)
def test_what_is_not_yaml_is_refused_where_it_stops_to_be(
    text: str, place: tuple[int, int]
) -> None:
    """The reason between is PyYAML's, in words that it may change."""
    stopped_at, message = stop_at(text)

    assert stopped_at == place
    assert re.fullmatch(rf"this is not YAML: \S.*\S\. {re.escape(NOT_YAML)}", message)


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("why: wash: your hair\n", "wash: your hair", "'wash: your hair'"),
        ("hours: Mon-Fri: 9-17 # by phone\n", "Mon-Fri: 9-17", "'Mon-Fri: 9-17'"),
        ("a:\n  - why: it's: dry\n", "it's: dry", "'it''s: dry'"),
    ],
)
def test_a_text_with_a_colon_gets_its_quotes(text: str, was: str, now: str) -> None:
    with pytest.raises(UnreadableYamlError) as stopped:
        parse_tree(text)

    found = stopped.value.found
    line = text.splitlines()[found.place[0] - 1]
    assert found.fix == Fix(*found.place, was, now)
    assert line[found.place[1] - 1 :].startswith(was)


@pytest.mark.parametrize("text", ["{a: b: c}\n", "why: [a: b: c]\n", '"a": "b": c\n'])
def test_a_colon_elsewhere_has_no_fix(text: str) -> None:
    with pytest.raises(UnreadableYamlError) as stopped:
        parse_tree(text)

    assert stopped.value.found.fix is None


# What another computer reads


WITHOUT_LIBYAML = pytest.mark.parametrize(
    "loader", [getattr(yaml, "CSafeLoader", PlainLoader), PlainLoader], ids=["libyaml", "without"]
)


@WITHOUT_LIBYAML
@pytest.mark.parametrize(
    "text",
    [
        "{ask: Do you have long hair?, if_yes: x}",
        "{ask: Do you have long hair? Or a wig?, if_yes: x}",
        "[Really?, is it ?so, a?b]",
        "{ask: Long hair?}",
        "ask: Do you have long hair?",
    ],
)
def test_a_question_mark_is_read_alike_on_every_computer(
    loader: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer whose PyYAML has no libyaml reads the same file."""
    monkeypatch.setattr("mesocare.reading.yaml_tree._Loader", loader)

    tree = parse_tree(text)

    assert "?" in str(tree.document)
    assert tree.document == READ_ALIKE[text]


READ_ALIKE: dict[str, Any] = {
    "{ask: Do you have long hair?, if_yes: x}": {"ask": "Do you have long hair?", "if_yes": "x"},
    "{ask: Do you have long hair? Or a wig?, if_yes: x}": {
        "ask": "Do you have long hair? Or a wig?",
        "if_yes": "x",
    },
    "[Really?, is it ?so, a?b]": ["Really?", "is it ?so", "a?b"],
    "{ask: Long hair?}": {"ask": "Long hair?"},
    "ask: Do you have long hair?": {"ask": "Do you have long hair?"},
}


@DETERMINISTIC
@given(st.text("ab?, :[]{}.-'", max_size=12), st.sampled_from(["{{k: a{}, j: x}}", "k: a{}\n"]))
def test_a_file_has_the_same_fate_on_every_computer(text: str, frame: str) -> None:
    """Read as the same, or refused; what ends in an empty value may have another place."""
    fates = []
    for loader in (yaml.CSafeLoader, PlainLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("mesocare.reading.yaml_tree._Loader", loader)
            try:
                fates.append(parse_tree(frame.format(text)).document)
            except UnreadableYamlError:
                fates.append("refused")

    assert fates[0] == fates[1]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name:\u00a0 Clinic\ntelephone: 1\n", [(1, 6)]),
        ("name: Clinic\n\u00a0\u00a0telephone: 1\n", [(2, 1)]),
        ("a:\n  -\u00a0b\n", [(2, 4)]),
        ("a: b\u00a0c\n", []),
    ],
)
def test_a_blank_that_only_looks_like_one_is_told_in_its_line(
    text: str, places: list[tuple[int, int]]
) -> None:
    """Between a key and its value, or before a line; inside a text it is like any other."""
    try:
        found = parse_tree(text).problems
    except UnreadableYamlError as error:
        found = [error.found]

    assert [one.place for one in found] == places
    assert all(one.fix and set(one.fix.now) == {" "} for one in found)


def test_a_quote_that_never_ends_is_reported_where_it_begins() -> None:
    """The end of the file is no place that tells a clinic anything."""
    place, _ = stop_at("a: b\nwhy: 'keep it dry\n" + "c: d\n" * 100)

    assert place == (2, 6)


_PIECES = st.sampled_from(
    ["a", "wait", "1 day", ": ", ":", "- ", "\n", "\n  ", "  ", "[", "]", "{", "}", ",", "&x ",
     "*x", "<<", "!t ", "!!", "'", '"', "\\", "#", " #", "---\n", "...\n", "|\n", ">\n", "? ", "~",
     "%", "@", "\t", "\0", "\x1b", "\u202e", "é", "髪", "\r\n", "\r", "\ufeff", "\ud7ff"]
)  # fmt: skip


@DETERMINISTIC
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_is_read_or_refused_at_a_place_inside_it(text: str) -> None:
    """A rule file is data, never code."""
    lines = text.replace("\r\n", "\n").splitlines(keepends=True) or [""]
    try:
        places = [place for place, *_ in parse_tree(text).problems]
    except UnreadableYamlError as stopped:
        places = [stopped.found[0]]

    outside = [(line, column) for line, column in places if not 1 <= line <= len(lines) + 1]
    assert (outside, [place for place in places if place[1] < 1]) == ([], [])


@DETERMINISTIC
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        read = decode(data).encode()
    except UnreadableYamlError as stopped:
        said = stopped.found.message
    else:
        said, data = "", data.removeprefix(b"\xef\xbb\xbf")
        assert read == data

    messages = [
        f"the file is {what}. Save it again as UTF-8." for what in ("not UTF-8 text", "UTF-16 text")
    ]
    assert said in ("", *messages)
