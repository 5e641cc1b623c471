"""A slip of the fingers in a name: one letter lost, added, exchanged or swapped with the next."""

from collections.abc import Iterable

FEWEST_LETTERS = 6
"""A shorter name is too close to other names: Lima, Lome, Rome."""


def find_slips(text: str, names: Iterable[str]) -> list[str]:
    """Return the names from which a text differs by one slip, in their order."""
    return [name for name in names if is_slip(text, name)]


def is_slip(text: str, name: str) -> bool:
    """Tell whether two names differ by exactly one slip."""
    if text == name or abs(len(text) - len(name)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(text, name, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = text[start:], name[start:]
    is_swap = rest[:2] == other[1::-1]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (is_swap and rest[2:] == other[2:])
    )
