"""Split a day list over several machines, so that their sheets are those of one run.

python split_day_list.py DAYLIST.csv MACHINES FOLDER

Each machine gets a list with the header, and every so many-th row in the row where it stood. The
rows of the others are left blank: mesocare passes over blank lines and names each sheet by its
row, so all sheets together bear the same names, and hold the same bytes, as those of the whole.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from mesocare import MesocareError
from mesocare.reading.day_list import parse_day_list
from mesocare.reading.records import decode_table, split_records


def split_day_list(data: bytes, machines: int) -> Iterator[str]:
    """Return the list of each machine; it must have a header of mesocare's own columns.

    Raises:
        SystemExit: when a row cannot be read for sure. Whether it is one row or two can depend on
            the rows around it, and these would go to other machines.
        MesocareError: when the list as a whole cannot be read.

    """
    parse_day_list(data)  # a list that cannot be read as a whole is refused here
    table = decode_table(data)
    delimiter = table.delimiter or _find_delimiter(table.text)
    records = list(split_records(table, delimiter))
    if faults := [f"row {record.number}: {record.fault}" for record in records if record.fault]:
        raise SystemExit("\n".join(["Fix the day list first.", *faults]))
    rows = {
        record.number: table.text[record.start : record.end].rstrip("\r\n") for record in records
    }
    header = min(rows)
    for machine in range(machines):
        kept = (
            rows.get(number, "") if number == header or number % machines == machine else ""
            for number in range(1, max(rows) + 1)
        )
        start = f"sep={delimiter}\n" if table.delimiter else ""
        yield start + "\n".join(kept)


def _find_delimiter(text: str) -> str:
    """Return what stands apart the names of the header, of which none has such a mark in it."""
    header = text.strip().splitlines()[0]
    return next((mark for mark in ",;\t" if mark in header), ",")


def main(day_list: str, machines: str, folder: str) -> None:
    """Write the list of each machine into a folder."""
    source = Path(day_list)
    try:
        texts = list(split_day_list(source.read_bytes(), int(machines)))
    except MesocareError as error:
        raise SystemExit(str(error)) from None
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts, start=1):
        part = Path(folder, f"{source.stem}-{number}-of-{machines}.csv")
        part.write_text(text, encoding="utf-8", newline="")
        print(part)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [day_list, machines, folder]:
            main(day_list, machines, folder)
        case _:
            sys.exit(__doc__)
