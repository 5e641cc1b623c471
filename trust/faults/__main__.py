"""Run all that `faults.runner` describes: python trust/faults."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # the modules here know one another as faults.…

from faults.runner import main  # noqa: E402  it is found only now

sys.exit(main())
