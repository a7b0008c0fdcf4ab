"""A survey that looks only at what has changed reports what a survey of everything reports."""

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from dipldata.listing import list_names
from dipldata.survey.again import Memory
from dipldata.survey.running import survey

LATER = 4_000_000_000_000_000_000
"""A start so late that every file counts as settled: a change must be seen by the signature alone."""
CASES = Path(__file__).parents[1] / "corpus"
SMALL = dict(Corpus(45, 5).files())
DONORS = [path for path in sorted(CASES.glob("bad/*/*/records/*/**/*.yaml")) if path.is_file()]
BASE = sorted((CASES / "good" / "base" / "records").rglob("*.yaml"))


class Changes:
    """Changes a corpus at random, as people do: words, lines, whole records, names, copies, and undoing all that."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 - changes are no secret

    def lay_out(self) -> None:
        """Write a small corpus, and beside it the base of the cases, so that whatever they break is there."""
        for name, text in SMALL.items():
            self.write(self.root / name, text.encode())
        for path in BASE:
            self.write(self.root / path.relative_to(CASES / "good" / "base" / "records"), path.read_bytes())

    def write(self, path: Path, data: bytes) -> None:
        """Write a file, and the folders above it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def change(self) -> None:
        """Make one change."""
        files = sorted(path for path in self.root.rglob("*.yaml") if path.is_file())
        path = self.chance.choice(files)
        kind = self.chance.choice(
            ("word", "line", "swap", "delete", "rename", "copy", "donor", "donor", "donor", "restore")
        )
        if kind == "delete":
            path.unlink()
        elif kind == "rename":
            path.rename(path.with_name(f"{path.stem}-{self.chance.randint(1, 3)}.yaml"))
        elif kind == "copy":
            self.write(path.with_name(self.chance.choice(files).name), path.read_bytes())
        elif kind == "donor":
            self.give(self.chance.choice(DONORS))
        elif kind == "restore":
            self.lay_out()
        else:
            path.write_text(self.edited(path.read_text(encoding="utf-8", errors="replace"), kind), encoding="utf-8")

    def give(self, donor: Path) -> None:
        """Put a file of a case of the corpus where it belongs."""
        parts = donor.parts[donor.parts.index("records") if "records" in donor.parts else 0 :]
        self.write(self.root.joinpath(*parts[1:]), donor.read_bytes())

    def edited(self, text: str, kind: str) -> str:
        """A text with a line less, two lines swapped, or a word taken from elsewhere in the corpus."""
        lines = text.split("\n")
        at = self.chance.randrange(len(lines))
        if kind == "line":
            return "\n".join([*lines[:at], *lines[at + 1 :]])
        if kind == "swap":
            return "\n".join([*lines[:at], *lines[at + 1 : at + 2], lines[at], *lines[at + 2 :]])
        words = self.chance.choice(sorted(SMALL.values())).split()
        return text.replace(self.chance.choice(text.split() or [""]), self.chance.choice(words), 1)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**9), st.lists(st.integers(1, 4), min_size=2, max_size=4))
def test_incremental_surveys_report_the_same(seed: int, steps: list[int]) -> None:
    """After each of several bouts of changes, the incremental report is that of everything, number by number."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "records"
        memory = Memory(Path(folder) / "kept", LATER)
        changes = Changes(root, seed)
        changes.lay_out()
        survey(list_names(root.as_posix()), memory=memory)
        for number in steps:
            for _ in range(number):
                changes.change()
            names = list_names(root.as_posix())
            assert survey(names, memory=memory).report == survey(names).report
