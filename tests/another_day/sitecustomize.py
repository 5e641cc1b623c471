"""Stops the clock at `ANOTHER_DAY` in every Python that has this folder in its PYTHONPATH.

So the tests, and each program that they start, run as they will on that day:

    ANOTHER_DAY=2031-12-31T23:59:59+00:00 PYTHONPATH=tests/another_day python -m pytest \
        -W ignore::pytest.PytestAssertRewriteWarning tests/cli

What looks at what a start loads, or at the age of a file, is left out: a stopped clock is loaded
as well, and files keep the time of the disk.
"""

import os

import time_machine

time_machine.travel(os.environ["ANOTHER_DAY"], tick=False).start()
