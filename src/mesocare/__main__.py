"""Run mesocare, as a command or as `python -m mesocare`: what it is made of is loaded in here.

So who stops it while it still loads, or has a disk that fails then, sees no traceback.
"""

import os
import sys
from typing import NoReturn

_INTERRUPTED = 130


def main() -> NoReturn:
    """Load the command line and run it; the process ends with its exit code."""
    # Python would print what is in it, whatever that is; and without it, it looks long for its own
    os.environ["PYTHONTZPATH"] = ""
    try:
        from mesocare.cli.main import main as run_and_end

        run_and_end()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:
        from mesocare.cli.output import refuse_for_own_files, write_error

        refusal = refuse_for_own_files(error)
        write_error(f"mesocare: {refusal}")
        sys.exit(refusal.exit_code)


if __name__ == "__main__":
    main()
