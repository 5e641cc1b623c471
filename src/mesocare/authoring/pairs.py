"""Which rules to compare with which, where somebody names one file or two."""

from collections.abc import Mapping
from pathlib import Path

from mesocare.authoring.diff import Rules
from mesocare.reading.clinic_file import is_clinic_text, load_rules, read_clinic_file
from mesocare.reading.rule_file import load_protocol, read_rule_file
from mesocare.reading.source import file_beside, find_rules, read_bytes


def find_pairs(first: Path, second: Path | None) -> list[tuple[Rules, Rules]]:
    """Return what to compare: two files, or one with the rules that it changes or stands beside.

    Raises:
        MesocareError: when one of them cannot be read, or is refused.

    """

    def is_clinics(path: Path) -> bool:
        return is_clinic_text(read_bytes(path, "the file"))

    def read(path: Path) -> Rules:
        return Rules(*load_rules(None, path)) if is_clinics(path) else Rules(*load_rules(path))

    if second is not None:
        return [(read(first), read(second))]
    if not is_clinics(first):
        return [(Rules(load_protocol()), read(first))]
    clinic = read_clinic_file(first).require()
    names = _names_by_id(clinic.protocols, first.parent)
    pairs = []
    for protocol_id in clinic.changes or [None]:
        rules = None if protocol_id is None else Path(names.get(protocol_id, protocol_id))
        old = load_protocol(find_rules(rules, clinic.protocols, first.parent))
        pairs.append((Rules(old), Rules(*load_rules(rules, first))))
    return pairs


def _names_by_id(protocols: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the clinic's short name of each protocol, by the protocol's id."""
    files = {
        name: read_rule_file(file_beside(folder, file)).value for name, file in protocols.items()
    }
    return {found.protocol.id: name for name, found in files.items() if found}
