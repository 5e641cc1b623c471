"""The command line: it alone knows the clock, the files, the terminal and the exit codes."""

import gc

from mesocare.cli.postponed import RARELY_USED, postpone

gc.set_threshold(100_000)  # before all imports: a short run looks for no garbage, a long one does
postpone(RARELY_USED)
