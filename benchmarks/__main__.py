"""`python -m benchmarks`: this validator beside its peers and the floor, on one corpus, in turn, in several rounds."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.corpus import write_corpus
from benchmarks.measuring import Cost, measure
from benchmarks.peers import commands, write_inputs
from dipldata.loading import load_corpus
from dipldata.release.indexing import plan_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Commands = list[list[str]]
_OURS: Final = "dipldata, 2 processes"


def main() -> None:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=Path, help="Where the peers are installed; without it, they are left out.")
    parser.add_argument("--slow-rounds", type=int, default=1, help="Rounds for peers that take half a minute.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_corpus(folder / "corpus", options.records, options.seed)
        say(f"{count} records, {os.cpu_count()} processors, Python {sys.version.split()[0]}, rounds {options.rounds}")
        costs = rounds(folder, options.rounds, options.slow_rounds, options.peers)
    print_table(costs)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def rounds(folder: Path, number: int, slow_number: int, peers: Path | None) -> dict[str, list[Cost]]:
    """The costs of every competitor in every round, in turn.

    Before the first round, each runs once to compile its modules and to have its memory looked at, if it is quick.
    """
    corpus = folder / "corpus"
    every = ours(corpus)
    slow: dict[str, Commands] = {}
    if peers is not None:
        write_inputs(corpus / "records", folder / "peers")
        slow = commands(folder / "peers", corpus / "records", peers.absolute())
        every |= {name: partial(_same, command) for name, command in slow.items()}
    takes_long = {name for name in slow if "yamale" not in name}
    memory = {name: measure(every[name](), corpus).memory for name in every.keys() - takes_long}
    costs: dict[str, list[Cost]] = {name: [] for name in every}
    for round_number in range(number):
        for name, prepare in every.items():
            if name not in takes_long or round_number < slow_number:
                cost = measure(prepare(), corpus, watched=name in takes_long)
                costs[name].append(cost._replace(memory=memory.get(name, cost.memory)))
                say(f"  round {round_number + 1}  {name}: {cost.wall:.3f} s  {cost.output}")
    return costs


def _same(command: Commands) -> Commands:
    return command


def ours(corpus: Path) -> dict[str, Callable[[], Commands]]:
    """The validator itself: cold, warm, and with a change; and the floor.

    Cold also with what it leaves for the next run, and where each record was released and is held to that.
    """
    python = sys.executable
    validate = [str(Path(python).with_name("dipldata")), "validate", "--strict"]
    changed = sorted((corpus / "records").rglob("people/*.yaml"))[7]

    def released() -> Commands:
        copy = corpus.with_name("released")
        if not copy.exists():
            shutil.copytree(corpus / "records", copy / "records")
            (copy / "releases").mkdir()
            index = plan_index(load_corpus([copy / "records"]).dataset, "1.0.0")
            (copy / "releases" / "1.0.0.json").write_bytes(index)
        return [[*validate, "--no-cache", "--workers", "2", "--records", str(copy / "records")]]

    def kept() -> Commands:
        shutil.rmtree(corpus / ".dipldata", ignore_errors=True)
        return [[*validate, "--workers", "2"]]

    def warm() -> Commands:
        measure([validate], corpus, watched=False)
        return [validate]

    def touched() -> Commands:
        warm()
        text = changed.read_text(encoding="utf-8")
        changed.write_text(text.replace("notes: >-\n", "notes: >-\n  Seen.\n", 1), encoding="utf-8")
        return [validate]

    return {
        "floor": lambda: [[python, str(Path(__file__).with_name("floor.py")), "records"]],
        _OURS: lambda: [[*validate, "--no-cache", "--workers", "2"]],
        "dipldata, 1 process": lambda: [[*validate, "--no-cache", "--workers", "1"]],
        "dipldata, 2 processes, kept for the next run": kept,
        "dipldata, 2 processes, all released before": released,
        "dipldata, nothing changed": warm,
        "dipldata, one record changed": touched,
    }


def print_table(costs: dict[str, list[Cost]]) -> None:
    """Print medians, spreads and ratios."""
    base = statistics.median(cost.wall for cost in costs[_OURS])
    say("")
    say("| | wall s (median) | least-most | processor s | ratio | MiB |")
    say("|---|---|---|---|---|---|")
    measured = {name: found for name, found in costs.items() if found}
    for name, found in sorted(measured.items(), key=lambda pair: _median(cost.wall for cost in pair[1])):
        walls = [cost.wall for cost in found]
        used, memory = _median(cost.processors for cost in found), max(cost.memory for cost in found)
        spread = f"{min(walls):.3f}-{max(walls):.3f}"
        wall = _median(walls)
        say(f"| {name} | {wall:.3f} | {spread} | {used:.2f} | {wall / base:.3f} | {memory:.0f} |")


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
