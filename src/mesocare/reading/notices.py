"""What somebody should know who uses files that are right each for itself."""

from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol


def say_no_changes(protocol: Protocol, clinic: Clinic) -> str | None:
    """Say that a clinic's changes are all for other protocols, where that is so."""
    about = protocol.protocol
    if not clinic.changes or about.id in clinic.changes:
        return None
    others = ", ".join(clinic.changes)
    return f"Your clinic's file changes nothing in {about.id}: its changes are for {others}."
