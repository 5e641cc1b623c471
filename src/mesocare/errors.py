"""What can go wrong that a person can fix, and with which exit code it ends."""

from typing import Any, NamedTuple


class MesocareError(Exception):
    """A refusal whose text is finished: where, what is there, what would be right, what to do."""

    exit_code = 70

    def __reduce__(self) -> tuple[Any, ...]:
        """Go whole from one process to another, whatever a refusal is made from."""
        return _remake, (type(self), self.args), self.__dict__


def _remake(kind: type[MesocareError], args: tuple[object, ...]) -> MesocareError:
    return kind.__new__(kind, *args)


class InputRefusedError(MesocareError):
    """An argument or an option cannot be read, or asks for what cannot be dated."""

    exit_code = 2


class WhichDateError(InputRefusedError):
    """A date may mean this or that."""

    def __init__(self, message: str, written: tuple[str, ...]) -> None:
        """Take the message, and each reading as it is to be typed."""
        super().__init__(message)
        self.written = written


class DangerToldError(MesocareError):
    """What was typed as the answer to a question tells of a danger; help is named in its place."""

    def __init__(self, exit_code: int, help_text: str) -> None:
        """Take the exit code of such an answer, and what it says."""
        super().__init__("Nothing was done.")
        self.exit_code = exit_code
        self.help_text = help_text


class StorageError(MesocareError):
    """A file could not be read, written or locked."""

    exit_code = 5


class Fix(NamedTuple):
    """What to write in place of what, where that is known."""

    line: int
    column: int
    was: str
    """What stands there, exactly as the file has it."""
    now: str


class Problem(NamedTuple):
    """One thing to fix in a rule file, with its place."""

    file: str
    line: int
    """Counted from 1, as editors do."""
    column: int
    """Counted from 1, in characters."""
    path: str
    """The key, such as `restrictions.wash-hair.wait`; empty for the file as a whole."""
    message: str
    id: str = "problem"
    """The kind of problem, the same in every version, for editors and for silencing."""
    fix: Fix | None = None
    """What `rules check --fix` would write."""

    def __str__(self) -> str:
        """Give the problem in one line, `file:line:column: key: what is there, what is right`."""
        key = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {key}{self.message}"


class RuleFileRefusedError(MesocareError):
    """A rule file has problems; all of them are in `problems`, in the file's order."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems, sorted as they stand in the file."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
