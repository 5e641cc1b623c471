"""Whether the words of a rule fit the sentences that the program puts them into."""

from collections.abc import Iterator

from mesocare.characters import shorten
from mesocare.language.en.frames import (
    ABOUT_MISFITS,
    ACTIVITY_MISFITS,
    AREA_MISFITS,
    BEFORE_ABOUT_MISFITS,
    DO_MISFITS,
    HOW_OFTEN_MISFITS,
    IF_MISFITS,
    SHORT_MISFITS,
    SIGN_MISFITS,
    SIGN_SHORT_MISFITS,
    UNTIL_MISFITS,
    Misfit,
)

_MISFITS: dict[str, tuple[Misfit, ...]] = {
    "activity": ACTIVITY_MISFITS,
    "do_not": ACTIVITY_MISFITS,
    "do": DO_MISFITS,
    "until": UNTIL_MISFITS,
    "about": ABOUT_MISFITS,
    "area": AREA_MISFITS,
    "only_if": IF_MISFITS,
    "unless": IF_MISFITS,
    "if_yes": IF_MISFITS,
    "how_often": HOW_OFTEN_MISFITS,
    "short": SHORT_MISFITS,
    "sign": SIGN_MISFITS,
}
_OF_A_SIGN = _MISFITS | {"short": SIGN_SHORT_MISFITS}
_OF_A_PREPARATION = _MISFITS | {"about": BEFORE_ABOUT_MISFITS + ABOUT_MISFITS}


def find_phrase_misfits(part: object) -> Iterator[tuple[str, str]]:
    """Return each key of a part whose words do not fit, with the sentence about it."""
    is_sign, is_preparation = hasattr(part, "sign"), hasattr(part, "do_not")
    of_its_kind = _OF_A_SIGN if is_sign else _OF_A_PREPARATION if is_preparation else _MISFITS
    for key, misfits in of_its_kind.items():
        text = getattr(part, key, None)
        if type(text) is str and (said := _say_first(misfits, text)):
            yield key, said


def find_until_misfit(text: str) -> str | None:
    """Return the sentence about an `until` that is a time; none where it may have happened."""
    return _say_first(UNTIL_MISFITS, text)


def _say_first(misfits: tuple[Misfit, ...], text: str) -> str | None:
    said = next((said for misfit in misfits if (said := misfit.say(text))), None)
    return said and f"{shorten(text)}: {said}"
