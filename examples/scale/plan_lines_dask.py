"""Make the same lines as plan_lines.py, with Dask: the table is cut into blocks that run at once.

python plan_lines_dask.py SESSIONS.csv PLANS.jsonl AT [CLINIC.yaml]

The blocks go to the processes of this machine. For several machines, a `Client` of
`dask.distributed` takes the place of `scheduler="processes"`, and its `upload_file` gives them
plan_lines.py; mesocare must be installed on each.
Needs `pip install "mesocare[scale]"`.
"""

import sys
from pathlib import Path

import dask
import dask.dataframe as dd
import pandas as pd
from plan_lines import line_of

BLOCK_BYTES = 64_000


def plan_block(block: pd.DataFrame, at: str, clinic_file: Path | None) -> pd.Series:
    """Give the line of each row of a block."""
    lines = [
        line_of(session, zone, at, clinic_file)
        for session, zone in zip(block["session"], block["zone"], strict=True)
    ]
    return pd.Series(lines, index=block.index, dtype=object, name="line")


def main(table: str, output: str, at: str, clinic_file: Path | None = None) -> None:
    """Make all plans, block by block, and write their lines in the order of the table."""
    frame = dd.read_csv(
        table,
        blocksize=BLOCK_BYTES,
        dtype=str,  # a date is text until mesocare reads it
        keep_default_na=False,
        encoding="utf-8",
    )
    meta = pd.Series([], dtype=object, name="line")
    lines = frame.map_partitions(plan_block, at, clinic_file, meta=meta)
    with dask.config.set(scheduler="processes"):
        made = lines.compute()
    Path(output).write_text("".join(f"{line}\n" for line in made), encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [table, output, at]:
            main(table, output, at)
        case [table, output, at, clinic_file]:
            main(table, output, at, Path(clinic_file))
        case _:
            sys.exit(__doc__)
