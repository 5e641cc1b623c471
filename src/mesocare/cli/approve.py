"""The command by which a clinician approves a clinic's rules."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.inputs import read_answer, read_clock
from mesocare.cli.options import RulesOption
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

_YES = ("y", "yes")


def approve(
    file: Annotated[Path, typer.Argument(metavar="CLINIC.yaml", help="The clinic's file.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The clinician's name.")
    ] = None,
    profession: Annotated[
        str | None, typer.Option("--profession", metavar="WORDS", help="Such as: dermatologist.")
    ] = None,
    rules: RulesOption = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Approve without being asked once more.")
    ] = False,
) -> None:
    """Approve the rules of a clinic's file, as a clinician.

    What is approved is shown first. A later change of the rules shows as such.
    """
    from mesocare.authoring.approve import make_clinician, say_what_is_approved, write_approval
    from mesocare.authoring.check_clinic import check_clinic_file
    from mesocare.errors import RuleFileRefusedError
    from mesocare.reading.clinic_file import read_rule_files
    from mesocare.reading.source import read_source
    from mesocare.store.files import rewrite_file

    today = read_clock().date()
    files = read_rule_files(rules, file)
    report = check_clinic_file(read_source(file, "the clinic's file"), today, files.base.value)
    if report.problems:
        raise RuleFileRefusedError(report.problems)
    given = (name, profession, yes or None)
    _check_all_there(
        report.unsigned, [it for it, one in zip(_OPTIONS, given, strict=True) if one is None]
    )
    write_error(say_what_is_approved(files))
    clinician = make_clinician(_ask(name, "Your name"), _ask(profession, "Your profession"))
    if not yes and _ask(None, "Do you approve this for patients? Write yes").casefold() not in _YES:
        message = "Nothing is approved."
        raise InputRefusedError(message)
    text = write_approval(files, clinician, today)
    mark = "\ufeff" if file.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    rewrite_file(file, (mark + text).encode())
    about = files.protocol.protocol
    write_error(f"Approved: {about.id} {about.version}, by {clinician.name}.")


def _check_all_there(unsigned: tuple[str, ...], options: list[str]) -> None:
    """See that the file has all that is signed, and that who is not given can be asked.

    Raises:
        InputRefusedError: with all that is missing, at once.

    """
    from mesocare.authoring.warnings import NEEDED_TO_SIGN

    said = []
    if unsigned:
        missing = ", ".join(NEEDED_TO_SIGN[kind] for kind in unsigned)
        said.append(f"Before somebody can sign, this is missing: {missing}.")
    if options and not (sys.stdin and sys.stdin.isatty()):
        said.append(f"Nobody can be asked here, so give as well: {', '.join(options)}.")
    if said:
        raise InputRefusedError(" ".join(said))


_OPTIONS = (
    "--name (who signs)",
    "--profession (such as dermatologist)",
    "--yes (once all of it was read)",
)


def _ask(given: str | None, question: str) -> str:
    if given is not None:
        return given
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    typed = read_answer().strip()
    if not typed.istitle():  # as a name is written: Dr Heather Blind tells of no danger
        from mesocare.cli.danger import refuse_danger

        refuse_danger(typed)
    return typed
