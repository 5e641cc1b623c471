"""What in a clinic's file does not fit the world, or the protocol that it changes."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from mesocare.characters import find_near, shorten
from mesocare.dates.holidays import public_holidays
from mesocare.errors import InputRefusedError
from mesocare.reading.agreement import Disagreement, find_disagreements, say_unknown
from mesocare.reading.yaml_tree import Path
from mesocare.rules.changes import apply_changes, still_allowed
from mesocare.rules.clinic import Changes, Clinic
from mesocare.rules.protocol import Protocol


def check_country(clinic: Clinic) -> Iterator[Disagreement]:
    """Check that the public holidays of the clinic's country are known."""
    if clinic.country is None:
        return
    try:
        public_holidays(clinic.country, (), subdivision=clinic.subdivision)
    except InputRefusedError as error:
        key = "subdivision" if " part of " in str(error) else "country"
        yield Disagreement((key,), str(error), f"unknown-{key}")


def check_protocol_ids(clinic: Clinic, known: Collection[str]) -> Iterator[Disagreement]:
    """Check that each protocol that the clinic changes or approves is one that it can use."""
    named: dict[str, Path] = {key: ("changes", key) for key in clinic.changes}
    for place, approval in enumerate(clinic.approval):
        named.setdefault(approval.of.split(" ")[0], ("approval", place, "of"))
    for key, path in named.items():
        if key not in known:
            near = find_near(key, known)
            hint = f"Did you mean {near[0]!r}?" if near else f"The ids are {', '.join(known)}."
            message = f"there is no protocol {shorten(key)}. {hint}"
            yield Disagreement(path, message, "unknown-protocol")


def find_misfit_changes(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    """Return what in a clinic's changes does not fit the protocol that they name.

    What they make of it is checked as any protocol is: all that is found there comes from them.
    """
    about = protocol.protocol
    path: Path = ("changes", about.id)
    if changes.version != about.version:
        message = (
            f"these changes were written for version {changes.version}, and {about.id} is "
            f"version {about.version}. Look through each change with 'mesocare rules show', "
            f"then write 'version: {about.version}' here."
        )
        yield Disagreement((*path, "version"), message, "other-version")
        return
    yield from (
        found._replace(path=(*path, *found.path)) for found in _check_ids(changes, protocol)
    )
    merged = apply_changes(protocol, _keep_known(changes, protocol))
    for found in find_disagreements(merged):
        if found.id == "no-restriction":  # told among the ids
            continue
        place = place_in_changes(found.path, changes) or ()
        yield found._replace(path=(*path, *place))


def _check_ids(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    for section in ("replace", "drop"):
        for key in getattr(changes, section):
            if key not in protocol.restrictions:
                message = say_unknown(key, protocol.restrictions, "restriction")
                yield Disagreement((section, key), message, "unknown-restriction")
    for key in changes.add:
        if key in protocol.restrictions:
            message = f"the protocol has {key!r} already. Change it under 'replace'."
            yield Disagreement(("add", key), message, "known-restriction")
        elif key in _still_allowed(changes, protocol):
            message = (
                f"the protocol allows something else under {key!r}. Give this restriction another "
                "id; what it holds off in the same words is then no longer allowed."
            )
            yield Disagreement(("add", key), message, "id-twice")
    if not changes.drop.keys() ^ protocol.restrictions.keys() and not changes.add:
        message = "every restriction is dropped. Leave one at least, or add one."
        yield Disagreement(("drop",), message, "no-restriction")


def _still_allowed(changes: Changes, protocol: Protocol) -> Collection[str]:
    """Return the ids of what the protocol allows and no change holds off."""
    return {item.id for item in still_allowed(protocol, changes)}


def _keep_known(changes: Changes, protocol: Protocol) -> Changes:
    """Return the changes without those whose restriction is not there, or is there already."""
    known, allowed = protocol.restrictions, _still_allowed(changes, protocol)
    return replace(
        changes,
        replace={key: it for key, it in changes.replace.items() if key in known},
        drop={key: it for key, it in changes.drop.items() if key in known},
        add={key: it for key, it in changes.add.items() if key not in {*known, *allowed}},
    )


def place_in_changes(path: Path, changes: Changes) -> Path | None:
    """Return the place of a protocol's key among the changes; none where nothing is changed."""
    match path:
        case ("restrictions", key, *rest) if key in changes.add:
            return ("add", key, *rest)
        case ("restrictions", key, *rest) if key in changes.replace:
            return ("replace", key, *rest)
        case ("before_session", key, *_) if key in changes.add:
            return ("add", key)
        case ("before_session", key, *_) if key in changes.replace:
            return ("replace", key)
        case ("allowed", *_) if changes.replace:
            return ("replace",)
        case ("allowed", *_) if changes.add:
            return ("add",)
        case ("course", *rest) if changes.course:
            return ("course", *rest)
        case ("examples", *rest) if changes.examples:
            return ("examples", *rest)
    return None
