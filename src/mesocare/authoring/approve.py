"""A clinician's approval of a clinic's rules, as its file holds it."""

import json
import re
from datetime import date
from typing import NamedTuple

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError
from mesocare.reading.clinic_file import RuleFiles, seal_of, shape_clinic
from mesocare.rules.changes import changes_in
from mesocare.rules.clinic import Approval
from mesocare.rules.protocol import MOST_CHARACTERS


class Clinician(NamedTuple):
    """Who approves."""

    name: str
    profession: str


def make_clinician(name: str, profession: str) -> Clinician:
    """Return who approves.

    Raises:
        InputRefusedError: for a text that a clinic's file cannot hold.

    """
    found = Clinician(" ".join(name.split()), " ".join(profession.split()))
    for what, text in (("name", found.name), ("profession", found.profession)):
        if not text:
            message = f"The {what} of who signs is empty. Write it."
        elif (place := find_forbidden(text)) is not None:
            message = f"The {what} holds {describe(text[place])}. Write it anew."
        elif len(text) > MOST_CHARACTERS:
            message = f"The {what} has {len(text)} characters. Write {MOST_CHARACTERS} at most."
        else:
            continue
        raise InputRefusedError(message)
    return found


def say_what_is_approved(files: RuleFiles) -> str:
    """Say what a clinician is about to sign."""
    protocol, about = files.protocol, files.protocol.protocol
    changes = changes_in(protocol)
    lines = [
        f"{about.title}: {about.id} {about.version}",
        f"{len(protocol.restrictions)} things to hold off, {len(protocol.care)} to do.",
        f"Your clinic changes {len(changes)} of them."
        if changes
        else "Your clinic changes nothing.",
    ]
    lines += [f"- {it.activity or 'the course'}: {it.is_now or it.kind}" for it in changes]
    earlier = files.clinic.require().approval if files.clinic else ()
    lines += [
        f"This takes the place of the approval by {one.name}, of {one.on}."
        for one in earlier
        if one.of.split(" ")[0] == about.id
    ]
    lines.append("See every sentence with 'mesocare rules show --as-read'.")
    return "\n".join(lines)


def write_approval(files: RuleFiles, clinician: Clinician, today: date) -> str:
    """Return the text of the clinic's file with the approval in it, and all else as it was.

    An earlier approval of the same protocol makes room for it.

    Raises:
        InputRefusedError: when the file is written so that its end cannot hold it.

    """
    assert files.clinic is not None
    about = files.protocol.protocol
    earlier = [one for one in files.clinic.require().approval if one.of.split(" ")[0] != about.id]
    new = Approval(
        name=clinician.name,
        profession=clinician.profession,
        on=today,
        of=f"{about.id} {about.version}",
        digest=seal_of(files.base, files.clinic),
    )
    block = ["approval:", *(_write(one) for one in (*earlier, new))]
    text = _put(files.clinic.text, block)
    written = shape_clinic(text, files.clinic.name).value
    if written is None or new not in written.approval:
        message = (
            f"{files.clinic.name} is written so that nothing can be put at its end. "
            "Write each of its first keys on a line of its own, then approve it again."
        )
        raise InputRefusedError(message)
    return text


def _write(approval: Approval) -> str:
    name, profession = (
        json.dumps(text, ensure_ascii=False) for text in (approval.name, approval.profession)
    )
    return (
        f"  - {{name: {name}, profession: {profession}, on: {approval.on}, "
        f"of: {approval.of}, digest: '{approval.digest}'}}"
    )


def _put(text: str, block: list[str]) -> str:
    """Put a block in place of the one that stands there, else at the end of the text."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines, start = text.splitlines(), None
    for number, line in enumerate(lines):
        if re.match(r"approval\s*:", line):
            start = number
    if start is None:
        return ending.join([*lines, *block]) + ending
    end = start + 1
    while end < len(lines) and re.match(r"[ \-]", lines[end]):
        end += 1
    return ending.join([*lines[:start], *block, *lines[end:]]) + ending
