"""The sheet as a letter ready to send: text, and the sheet, the page and the calendar enclosed."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from mesocare.language.words.letter import LetterWords
from mesocare.sentences.days import Speaker

_KINDS = {
    ".pdf": ("application", "pdf"),
    ".html": ("text", "html"),
    ".ics": ("text", "calendar"),
}
_BOUNDARY = "==mesocare-{place}=="
"""Fixed, so that the same plan gives the same bytes."""


def render_letter(message: str, speaker: Speaker, enclosed: Mapping[str, bytes]) -> bytes:
    """Return a letter that mail programs open as a draft (X-Unsent), without a receiver.

    `message` is its text; `enclosed` holds the files by their endings.
    """
    words = speaker.table(LetterWords)
    letter = EmailMessage(policy=SMTP)
    letter["X-Unsent"] = "1"
    letter["To"] = ""
    letter["Subject"] = words.subject
    letter.set_content(f"{message}\n{words.enclosed}\n", charset="utf-8")
    for ending, data in enclosed.items():
        maintype, subtype = _KINDS[ending]
        letter.add_attachment(
            data,
            maintype=maintype,
            subtype=subtype,
            filename=f"{words.file_name}{ending}",
            params={"charset": "utf-8"} if maintype == "text" else None,
        )
    letter.set_boundary(_BOUNDARY.format(place=1))
    return letter.as_bytes()
