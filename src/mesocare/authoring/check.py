"""The check of a file, whichever it is, and the fixes that it knows."""

from datetime import date

from mesocare.authoring.check_clinic import check_clinic_file
from mesocare.authoring.check_rules import Report, check_rule_file
from mesocare.authoring.fix import fix_source, fixes_in, say_fixes
from mesocare.reading.clinic_file import is_clinic_text
from mesocare.reading.source import Source
from mesocare.rules.protocol import Protocol
from mesocare.store.files import rewrite_file

_MOST_ROUNDS = 10
"""A file that is not YAML shows one problem at a time; so many of them are fixed in one run."""


def check_source(source: Source, today: date, used_with: Protocol | None = None) -> Report:
    """Check a rule file or a clinic's file, which its keys tell apart."""
    if is_clinic_text(source.data):
        return check_clinic_file(source, today, used_with)
    return check_rule_file(source, today)


def fix_file(source: Source, today: date, used_with: Protocol | None = None) -> tuple[Report, str]:
    """Write the fixes that are known into a file, and check it again; return what was written too.

    Raises:
        StorageError: when it cannot be written, or is a link.

    """
    report = check_source(source, today, used_with)
    written = []
    for _ in range(_MOST_ROUNDS):
        fixes = fixes_in(report.problems)
        if not fixes:
            break
        source = fix_source(source, report.text, fixes)
        rewrite_file(source.path, source.data)
        written.append(say_fixes(report.name, fixes))
        report = check_source(source, today, used_with)
    return report, "\n".join(written)
