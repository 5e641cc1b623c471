"""A clinician's approval of a clinic's rules, as its file holds it."""

import json
import re
from datetime import date
from typing import NamedTuple

from mesocare.authoring.lint import NEEDED_TO_SIGN
from mesocare.errors import InputRefusedError
from mesocare.reading.clinic_file import RuleFiles, seal_of
from mesocare.rules.changes import changes_in
from mesocare.rules.clinic import Approval


class Clinician(NamedTuple):
    """Who approves."""

    name: str
    profession: str


def say_what_is_approved(files: RuleFiles, unsigned: tuple[str, ...]) -> str:
    """Say what a clinician is about to sign.

    Raises:
        InputRefusedError: when something is missing that must be there first.

    """
    if unsigned:
        missing = ", ".join(NEEDED_TO_SIGN[kind] for kind in unsigned)
        message = f"Before somebody can sign, this is missing: {missing}."
        raise InputRefusedError(message)
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
    lines.append("See every sentence with 'mesocare rules show --as-read'.")
    return "\n".join(lines)


def write_approval(files: RuleFiles, clinician: Clinician, today: date) -> str:
    """Return the text of the clinic's file with the approval in it, and all else as it was.

    An earlier approval of the same protocol makes room for it.
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
    return _put(files.clinic.text, block)


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
