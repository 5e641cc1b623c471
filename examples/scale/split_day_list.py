"""Split a day list over several machines, so that their sheets are those of one run.

python split_day_list.py DAYLIST.csv MACHINES FOLDER

Each machine gets a list with the header, and every so many-th row on the line where it stood. The
rows of the others are left blank: mesocare passes over blank lines and names each sheet by its
line, so all sheets together bear the same names, and hold the same bytes, as those of the whole.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from mesocare import MesocareError
from mesocare.reading.day_list import parse_day_list


def split_day_list(data: bytes, machines: int) -> Iterator[str]:
    """Give the list of each machine.

    Raises:
        SystemExit: when a row cannot be read for sure. Whether it is one row or two can depend on
            the rows around it, and these would go to other machines.
        MesocareError: when the list as a whole cannot be read.

    """
    refused = parse_day_list(data).refused
    if refused:
        raise SystemExit("Mend the day list first.\n" + "\n".join(map(str, refused)))
    lines = data.decode("utf-8-sig").split("\n")
    header = next(place for place, line in enumerate(lines) if line.strip())
    for machine in range(machines):
        kept = (
            line if place <= header or place % machines == machine else ""
            for place, line in enumerate(lines)
        )
        yield "\n".join(kept)


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
