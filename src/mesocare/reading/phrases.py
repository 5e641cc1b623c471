"""Whether the words of a rule fit the sentences that the program puts them into."""

from collections.abc import Iterator

from mesocare.characters import shorten
from mesocare.language.en.frames import (
    ABOUT_MISFITS,
    ACTIVITY_MISFITS,
    AREA_MISFITS,
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
_OF_A_SIGN = {"short": SIGN_SHORT_MISFITS}


def find_phrase_misfits(part: object) -> Iterator[tuple[str, str]]:
    """Return each key of a part whose words do not fit, with the sentence about it."""
    is_sign = hasattr(part, "sign")
    for key, misfits in (_MISFITS | _OF_A_SIGN if is_sign else _MISFITS).items():
        text = getattr(part, key, None)
        if type(text) is str:
            for misfit in misfits:
                if misfit.pattern.match(text):
                    yield key, f"{shorten(text)}: {misfit.reason.format(text)}"
                    break


def find_until_misfit(text: str) -> str | None:
    """Return the sentence about an `until` that is a time; none where it may have happened."""
    misfit = next((one for one in UNTIL_MISFITS if one.pattern.match(text)), None)
    return misfit and f"{shorten(text)}: {misfit.reason.format(text)}"
