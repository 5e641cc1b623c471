"""Whether the words of a rule fit the sentences that the program puts them into."""

from collections.abc import Iterator

from mesocare.characters import shorten
from mesocare.language.en.frames import (
    ACTIVITY_MISFITS,
    DO_MISFITS,
    IF_MISFITS,
    SHORT_MISFITS,
    SIGN_MISFITS,
    UNTIL_MISFITS,
    Misfit,
)

_MISFITS: dict[str, tuple[Misfit, ...]] = {
    "activity": ACTIVITY_MISFITS,
    "do_not": ACTIVITY_MISFITS,
    "do": DO_MISFITS,
    "until": UNTIL_MISFITS,
    "only_if": IF_MISFITS,
    "unless": IF_MISFITS,
    "if_yes": IF_MISFITS,
    "short": SHORT_MISFITS,
    "sign": SIGN_MISFITS,
}


def find_phrase_misfits(part: object) -> Iterator[tuple[str, str]]:
    """Return each key of a part whose words do not fit, with the sentence about it."""
    for key, misfits in _MISFITS.items():
        text = getattr(part, key, None)
        if type(text) is str:
            for misfit in misfits:
                if misfit.pattern.match(text):
                    yield key, f"{shorten(text)}: {misfit.reason.format(text)}"
                    break
