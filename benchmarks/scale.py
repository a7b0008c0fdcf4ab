"""`python -m benchmarks.scale`: how time and memory grow with the records, for validation and for the build.

For each size a corpus is generated, measured and removed again. A million records take 5 GB of disk, four exported
formats of them 14 GB, and half as much again while they are written.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.corpus import write_corpus
from benchmarks.measuring import Cost, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES: Final = (10_000, 100_000)
_FORMATS: Final = "csv,jsonl,sqlite,parquet"
Row = tuple[str, int, Cost]


def main() -> None:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=_SIZES, help="The sizes, one after the other.")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="Processes of the validation.")
    parser.add_argument("--build", action="store_true", help="Also write the release (`dipldata build`).")
    parser.add_argument("--export", action="store_true", help=f"Also write {_FORMATS} (`dipldata export`).")
    parser.add_argument("--folder", type=Path, help="Where there is room; else the system's temporary directory.")
    options = parser.parse_args()
    commands = {"validate": ["validate", "--no-cache", "--workers", str(options.workers)]}
    commands |= {"build": ["build", "--out", "built"]} if options.build else {}
    commands |= {"export": ["export", _FORMATS, "--out", "exported"]} if options.export else {}
    rows = []
    for row in measured(options.records, commands, options.rounds, options.folder):
        rows.append(row)
        say(f"  {_line(*row)}  {row[2].output}")
    say("\n| | records | wall s | processor s | µs a record | most MiB |\n|---|---|---|---|---|---|")
    for row in rows:
        say(_line(*row))


def measured(sizes: list[int], commands: dict[str, list[str]], rounds: int, folder: Path | None) -> Iterator[Row]:
    """The cost of each command for each size, in turn."""
    program = str(Path(sys.executable).with_name("dipldata"))
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as name:
            count = write_corpus(Path(name), size)
            for _ in range(rounds):
                for what, command in commands.items():
                    yield what, count, measure([[program, *command]], Path(name))
                    for made in ("built", "exported"):
                        shutil.rmtree(Path(name) / made, ignore_errors=True)


def _line(what: str, count: int, cost: Cost) -> str:
    each = cost.processors / count * 1e6
    return f"| {what} | {count:,} | {cost.wall:,.1f} | {cost.processors:,.1f} | {each:,.0f} | {cost.memory:,.0f} |"


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
