"""Whether the words of a rule fit the sentences that the program puts them into."""

from collections.abc import Iterator

from mesocare.characters import shorten
from mesocare.language.en.frames import (
    ABOUT_MISFITS,
    ACTIVITY_MISFITS,
    AREA_MISFITS,
    BAN_SHORT_MISFITS,
    DO_MISFITS,
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
    "short": SHORT_MISFITS,
    "sign": SIGN_MISFITS,
}
_OF_A_SIGN: dict[str, tuple[Misfit, ...]] = {"short": SIGN_SHORT_MISFITS}
_OF_A_BAN_BEFORE: dict[str, tuple[Misfit, ...]] = {"short": BAN_SHORT_MISFITS + SHORT_MISFITS}


def find_phrase_misfits(part: object) -> Iterator[tuple[str, str]]:
    """Return each key of a part whose words do not fit, with the sentence about it."""
    own = _OF_A_SIGN if hasattr(part, "sign") else _MISFITS
    if getattr(part, "do_not", None):
        own = _OF_A_BAN_BEFORE
    for key, misfits in (_MISFITS | own).items():
        text = getattr(part, key, None)
        if type(text) is str:
            for misfit in misfits:
                if misfit.pattern.match(text):
                    yield key, f"{shorten(text)}: {misfit.reason.format(text)}"
                    break
