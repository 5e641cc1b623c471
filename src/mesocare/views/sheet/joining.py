"""Several of our PDFs as one that can still be read aloud.

Typst knows again what it laid out for the sheet before only in a document of its own; in one
document of all sheets each costs twice the time, and its memory until the end. Typst writes plain
objects, so that to join is to number them anew and to hang the trees of pages, tags and bookmarks
side by side.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b

_PAGES, _TAGS, _DOCUMENT, _BOOKMARKS, _CATALOG, _ABOUT, _METADATA = range(1, 8)
"""The numbers of what all papers share."""
_START = re.compile(rb"startxref\n([0-9]+)\n%%EOF\s*\Z")
_PLACE = re.compile(rb"([0-9]{10}) 00000 n")
_OBJECT = re.compile(rb"([0-9]+) 0 obj\n(.*)\nendobj", re.DOTALL)
_REFERENCE = re.compile(rb"\b([0-9]+) 0 R\b")
_BRACKET = re.compile(rb"(\\.|[()])", re.DOTALL)
_CELL = re.compile(rb"\((U[0-9]+x[0-9]+y[0-9]+)\)")
_PARENTS = re.compile(rb"(/StructParents )([0-9]+)")
_STREAM = b"\nstream\n"


def join_papers(papers: Iterable[bytes]) -> bytes:
    """Return PDFs that the typesetter made as one, in their order."""
    joined, first = _Joined(), b""
    for first in papers:
        joined.add(first)
    return joined.write() if len(joined.pages) > 1 else first


class _Joined:
    """What is joined so far."""

    def __init__(self) -> None:
        self.header, self.catalog, self.roles = b"", b"", b""
        self.objects = [b""] * _METADATA
        """By their numbers from 1; what all papers share is written last."""
        self.alike: dict[bytes, int] = {}
        """The number of each stream that refers to nothing, such as a font: it is kept once."""
        self.pages: list[int] = []
        self.tags: list[bytes] = []
        self.parents: list[bytes] = []
        self.cells: list[bytes] = []
        self.bookmarks: list[tuple[int, int]] = []
        """The first and the last at the top of each paper."""
        self.count = 0
        """Of pages."""

    def add(self, paper: bytes) -> None:
        """Add a paper's objects under new numbers."""
        objects, trailer = _read(paper)
        catalog = objects.pop(_number(b"Root", trailer))
        shared = {
            _number(b"Info", trailer): _ABOUT,
            _number(b"Metadata", catalog): _METADATA,
            _number(b"StructTreeRoot", catalog): _DOCUMENT,
            _number(b"Outlines", catalog): _BOOKMARKS,
        }
        old = {place: objects.pop(number) for number, place in shared.items()}
        if not self.count:
            self.header, self.catalog = paper[: paper.index(b"1 0 obj")], catalog
            self.roles = _inside(b"RoleMap<<", b">>", old[_DOCUMENT])
            self.objects[_ABOUT - 1], self.objects[_METADATA - 1] = old[_ABOUT], old[_METADATA]
        numbers = shared | {number: self._place(body) for number, body in objects.items()}
        for number, body in objects.items():
            self.objects[numbers[number] - 1] = self._renew(body, numbers)
        self._hang(catalog, old, numbers)

    def _place(self, body: bytes) -> int:
        """Return the number of an object: that of the one before it that is the same."""
        head, is_stream, _ = body.partition(_STREAM)
        is_alone = is_stream and not _REFERENCE.search(head)
        if is_alone and body in self.alike:
            return self.alike[body]
        self.objects.append(b"")
        if is_alone:
            self.alike[body] = len(self.objects)
        return len(self.objects)

    def _renew(self, body: bytes, numbers: dict[int, int]) -> bytes:
        """Return an object with its references, tags and cells under their new numbers."""
        head, is_stream, data = body.partition(_STREAM)
        head = _renumber(head, numbers)
        if b"(U" in head:
            head = _CELL.sub(self._name_cell, head)
        if head.startswith(b"<</Type/Pages"):
            head = b"%s/Parent %d 0 R>>" % (head.removesuffix(b">>"), _PAGES)
        elif head.startswith(b"<</Type/Page"):
            head = _PARENTS.sub(lambda found: found[1] + b"%d" % (self.count + int(found[2])), head)
        elif head.startswith(b"<</Type/StructElem/S/Document"):
            head = head.replace(b"/S/Document", b"/S/Part", 1)
        return head + is_stream + data

    def _name_cell(self, found: re.Match[bytes]) -> bytes:
        return b"(P%05d%s)" % (len(self.pages), found[1])

    def _hang(self, catalog: bytes, old: dict[int, bytes], numbers: dict[int, int]) -> None:
        """Hang a paper's trees beside those before it."""
        tags, marks = (_renumber(old[place], numbers) for place in (_DOCUMENT, _BOOKMARKS))
        self.tags.append(_inside(b"/K[", b"]", tags))
        self.cells.append(_CELL.sub(self._name_cell, _inside(b"Names[", b"]", tags)))
        for key, parent in re.findall(rb"([0-9]+) ([0-9]+ 0 R)", _inside(b"Nums[", b"]", tags)):
            self.parents.append(b"%d %s" % (self.count + int(key), parent))
        self.bookmarks.append((_number(b"First", marks), _number(b"Last", marks)))
        pages = numbers[_number(b"Pages", catalog)]
        self.pages.append(pages)
        self.count += int(_inside(b"/Count ", b"/", self.objects[pages - 1]))

    def write(self) -> bytes:
        """Return the whole file."""
        for (_, last), (first, _) in zip(self.bookmarks, self.bookmarks[1:], strict=False):
            self._enlarge(last, b"/Next %d 0 R" % first)
            self._enlarge(first, b"/Prev %d 0 R" % last)
        kids = b" ".join(b"%d 0 R" % number for number in self.pages)
        self.objects[_PAGES - 1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.count, kids)
        self.objects[_TAGS - 1] = (
            b"<</Type/StructTreeRoot/RoleMap<<%s>>/K[%d 0 R]/ParentTree<</Nums[%s]>>"
            b"/IDTree<</Names[%s]>>/ParentTreeNextKey %d>>"
        ) % (self.roles, _DOCUMENT, b" ".join(self.parents), b" ".join(self.cells), self.count)
        self.objects[_DOCUMENT - 1] = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (
            _TAGS,
            b" ".join(self.tags),
        )
        ends = self.bookmarks[0][0], self.bookmarks[-1][1], len(self.bookmarks)
        self.objects[_BOOKMARKS - 1] = (
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends
        )
        roots = {b"Pages": _PAGES, b"Metadata": _METADATA, b"StructTreeRoot": _TAGS}
        for name, number in (roots | {b"Outlines": _BOOKMARKS}).items():
            new = b"/%s %d 0 R" % (name, number)
            self.catalog = re.sub(rb"/%s [0-9]+ 0 R" % name, new, self.catalog)
        self.objects[_CATALOG - 1] = self.catalog
        digest = b64encode(blake2b(b"".join(self.objects), digest_size=16).digest())
        self.objects[_METADATA - 1] = _count_in_metadata(
            self.objects[_METADATA - 1], self.count, digest
        )
        return b"".join(self._lines(digest))

    def _enlarge(self, number: int, entry: bytes) -> None:
        self.objects[number - 1] = self.objects[number - 1].removesuffix(b">>") + entry + b">>"

    def _lines(self, digest: bytes) -> Iterator[bytes]:
        """Return the file's parts: its objects, and where each of them stands."""
        yield self.header
        place, places = len(self.header), [b"0000000000 65535 f\r\n"]
        for number, body in enumerate(self.objects, 1):
            line = b"%d 0 obj\n%s\nendobj\n\n" % (number, body)
            places.append(b"%010d 00000 n\r\n" % place)
            place += len(line)
            yield line
        yield b"xref\n0 %d\n%strailer\n" % (len(places), b"".join(places))
        ends = len(places), _CATALOG, _ABOUT, digest, digest, place
        yield b"<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%s)(%s)]>>\nstartxref\n%d\n%%%%EOF" % ends


def _read(paper: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return the objects of a PDF by their numbers, and its trailer."""
    found = _START.search(paper)
    assert found
    end = int(found[1])
    places = sorted(int(place) for place in _PLACE.findall(paper, end))
    objects = {}
    for place, following in zip(places, [*places[1:], end], strict=True):
        whole = _OBJECT.match(paper, place, following)
        assert whole
        objects[int(whole[1])] = whole[2]
    return objects, paper[end:]


def _renumber(text: bytes, numbers: dict[int, int]) -> bytes:
    """Return an object with new references; texts, which stand in brackets, stay as they are."""

    def renew(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % numbers[int(found[1])]

    if b"(" not in text:
        return _REFERENCE.sub(renew, text)
    depth, parts = 0, []
    for part in _BRACKET.split(text):
        depth += {b"(": 1, b")": -1}.get(part, 0)
        parts.append(part if depth else _REFERENCE.sub(renew, part))
    return b"".join(parts)


def _number(name: bytes, text: bytes) -> int:
    """Return the number of the object to which an entry refers."""
    return int(_inside(b"/%s " % name, b" 0 R", text))


def _inside(start: bytes, end: bytes, text: bytes) -> bytes:
    """Return what stands between two marks; nothing where the first is missing."""
    return text.partition(start)[2].partition(end)[0]


def _count_in_metadata(body: bytes, count: int, digest: bytes) -> bytes:
    """Return what a PDF says of itself, with its number of pages and a name of its own."""
    head, stream, data = body.partition(_STREAM)
    data = data.removesuffix(b"\nendstream")
    data = re.sub(rb"(<xmpTPg:NPages>)[0-9]+", rb"\g<1>%d" % count, data)
    data = re.sub(rb"(<xmpMM:(?:Instance|Document)ID>)[^<]+", rb"\g<1>" + digest, data)
    head = re.sub(rb"/Length [0-9]+", b"/Length %d" % len(data), head)
    return head + stream + data + b"\nendstream"
