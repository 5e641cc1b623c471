"""How much memory may this process take? A native library that gets none ends it at once.

So what needs one asks first, where a limit is set (`ulimit -v`); else what fails is told in words.
"""

import sys

from mesocare.errors import StorageError

_OF_A_PDF = 320 << 20
_OF_A_WORKER = 128 << 20
"""What each further sheet at the same time reserves, little of which it uses."""


def check_memory() -> None:
    """See that a PDF can be set within the limit of this process.

    Raises:
        StorageError: when the limit is too low.

    """
    limit = _find_limit()
    if limit is not None and limit < _OF_A_PDF:
        message = (
            f"A PDF takes up to {_OF_A_PDF >> 20} MB of memory, and this process may have "
            f"{limit >> 20} (ulimit -v). Raise that, or write web pages, which need less."
        )
        raise StorageError(message)


def most_workers(count: int) -> int:
    """Return how many of so many workers have memory, at least one."""
    limit = _find_limit()
    if limit is None:
        return count
    return max(1, min(count, 1 + (limit - _OF_A_PDF) // _OF_A_WORKER))


def refuse_for_memory(error: BaseException) -> StorageError | None:
    """Return what is said of an error that comes of too little memory; None of any other."""
    is_panic = type(error).__name__ == "PanicException"  # of a library in Rust, which has no class
    is_thread = isinstance(error, RuntimeError) and "start new thread" in str(error)
    if is_panic or is_thread or isinstance(error, MemoryError):
        return StorageError(_TOO_LITTLE)
    return None


_TOO_LITTLE = (
    "This computer, or the limit that is set for this process, has too little memory or too few "
    "threads left. Files that were named are whole. Close other programs, then try again."
)


def _find_limit() -> int | None:
    """Return the limit in bytes; None where there is none."""
    if sys.platform == "win32":
        return None
    from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit

    limit, _ = getrlimit(RLIMIT_AS)
    return None if limit == RLIM_INFINITY else limit
