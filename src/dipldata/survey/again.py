"""Checking a corpus of which most is known: what has changed, and what looked at something that has changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.listing import Signature, is_settled, portions, signature_text, signatures_of
from dipldata.rules._cycles import circles, retired_in_circles
from dipldata.survey.cache import Memory, read_kept, write_kept
from dipldata.survey.kept_catalogue import KeptCatalogue
from dipldata.survey.kept_files import Kept, digest_of, kept_of, that_have_seen
from dipldata.survey.lazy_dataset import EVERYTHING, LazyDataset
from dipldata.survey.pausing import collection_paused
from dipldata.survey.stages import Share, Terms, Verdict
from dipldata.survey.workers import examine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from dipldata.problems import Problem
    from dipldata.survey.catalogue import Catalogue, Known

_TOO_MANY: Final = 0.2
"""Share of files from which on nothing is gained by looking at what has changed."""
_LINKS: Final = "links"


class Found(NamedTuple):
    """What is found in all files: `runs` is how often a rule was asked about each; `catalogue` gives that of all."""

    problems: list[Problem]
    runs: dict[str, int]
    catalogue: Callable[[], Catalogue]

    def counts(self, only: frozenset[str] | None) -> tuple[int, int]:
        """How many files were checked, all or some, and how often a rule was asked about one of them."""
        runs = [number for path, number in self.runs.items() if only is None or path in only]
        return len(runs), sum(runs)


def examine_again(paths: Sequence[str], terms: Terms, memory: Memory, workers: int, told: Callable[[], None]) -> Found:
    """Check the files of a corpus, with the same result as `examine`, and leave what was found for the next time.

    Every file that has to be is checked, whatever `terms.only` says, so that the next time is as quick for any of them.
    """
    started, knots, kept = _remembered(memory.path)
    signatures = signatures_of(paths) if memory.signatures is None else memory.signatures
    terms = terms._replace(signatures=signatures)
    unchanged = {path: same for path in paths if path in kept and (same := _unchanged(kept[path], started, signatures))}
    changed = [path for path in paths if path not in unchanged]
    if len(changed) > _TOO_MANY * len(paths) or not kept:
        return _afresh(paths, terms, memory, workers, told)
    gone = [old for path, old in kept.items() if path not in unchanged]
    if not changed and not gone:
        if any(each is not kept[path] for path, each in unchanged.items()):
            _keep(memory, knots, [each.line for each in unchanged.values()])
        return _found(unchanged, [], lambda: KeptCatalogue(list(unchanged.values())))
    with collection_paused():
        return _incremental(_Change(unchanged, changed, gone, knots), terms, memory, paths, workers, told)


class _Change(NamedTuple):
    """The files that are as they were, and those that are not; what is kept of all that is not; and circles."""

    unchanged: dict[str, Kept]
    changed: list[str]
    gone: list[Kept]
    knots: Any


def _incremental(  # noqa: PLR0913, PLR0917 - what a survey depends on
    change: _Change, terms: Terms, memory: Memory, paths: Sequence[str], workers: int, told: Callable[[], None]
) -> Found:
    share = Share(terms._replace(only=None), told)
    new = share.read(portions(change.changed))
    marks = changed_marks(change.gone, new)
    affected = that_have_seen(change.unchanged.values(), marks)
    every: dict[str, Known] = {
        **change.unchanged,
        **{each.path: each for each in (*new, *share.read(portions(affected)))},
    }
    catalogue = KeptCatalogue([every[path] for path in paths])
    knots = change.knots
    touched: list[Known] = [*change.gone, *new]
    if any(entry[0] == _LINKS for each in touched for entry in each.entries):
        knots = _knots(catalogue)
        if knots != change.knots:
            return _afresh(paths, terms, memory, workers, told)
    verdicts = share.check(catalogue).verdicts
    share.let_go()
    again = frozenset(affected)
    left = {path: each for path, each in change.unchanged.items() if path not in again}
    _keep(memory, knots, [*(each.line for each in left.values()), *(each.line for each in verdicts)])
    return _found(left, verdicts, lambda: catalogue)


def _afresh(paths: Sequence[str], terms: Terms, memory: Memory, workers: int, told: Callable[[], None]) -> Found:
    catalogue, (verdicts, _, _) = examine(paths, terms._replace(only=None), workers, told)
    _keep(memory, _knots(catalogue), [each.line for each in verdicts])
    return _found({}, verdicts, lambda: catalogue)


def _found(kept: Mapping[str, Kept], verdicts: Sequence[Verdict], catalogue: Callable[[], Catalogue]) -> Found:
    problems = {path: each.problems_again() for path, each in kept.items() if each.problems}
    problems |= {each.path: list(each.problems) for each in verdicts}
    runs = {path: int(each.runs) for path, each in kept.items()} | {each.path: each.runs for each in verdicts}
    return Found([problem for path in sorted(problems) for problem in problems[path]], runs, catalogue)


def _unchanged(kept: Kept, started: int, signatures: Mapping[str, Signature]) -> Kept | None:
    """What is kept of a file that is as it was: by its signature where that can be relied on, else by its content."""
    signature = signatures.get(kept.path)
    if signature is None:
        return None
    if signature_text(signature) == kept.signature and is_settled(max(signature.modified, signature.changed), started):
        return kept
    try:
        with open(kept.path, "rb") as stream:  # noqa: PTH123 - one of many
            same = digest_of(stream.read().decode()) == kept.digest
    except (OSError, UnicodeDecodeError):
        return None
    return kept.signed(signature) if same else None


def changed_marks(old: Iterable[Known], new: Iterable[Known]) -> frozenset[str]:
    """What a record may have looked at that is no longer the same, in the words of `lazy_dataset.Trace`."""
    before = {(each.path, json.dumps(entry)) for each in old for entry in each.entries}
    after = {(each.path, json.dumps(entry)) for each in new for entry in each.entries}
    entries = [json.loads(entry) for _, entry in before ^ after]
    marks = {f"{index}:{key}" for index, key, _ in entries}
    return frozenset(marks | {f"{each.kind}/{each.id}" for each in (*old, *new)} | {EVERYTHING})


def _knots(catalogue: Catalogue) -> Any:  # noqa: ANN401 - plain values
    """What records ask of all links at once, as plain values: hardly ever anything."""
    dataset = LazyDataset(catalogue, lambda _: None)
    found = sorted((list(key), [list(map(list, way)) for way in ways]) for key, ways in circles(dataset).items())
    return json.loads(json.dumps([found, sorted(map(list, retired_in_circles(dataset)))]))


def _remembered(path: Path) -> tuple[int, Any, dict[str, Kept]]:
    """When the last survey started, the circles it found, and what it kept of each file."""
    content = read_kept(path)
    if not content:
        return 0, None, {}
    try:
        head, *lines = content.split("\n")
        started, knots = json.loads(head)
        return started, knots, {kept.path: kept for kept in map(kept_of, lines)}
    except ValueError:
        return 0, None, {}


def _keep(memory: Memory, knots: Any, lines: Iterable[str | None]) -> None:  # noqa: ANN401 - plain values
    head = json.dumps([memory.started, knots])
    write_kept(memory.path, "\n".join([head, *filter(None, lines)]))


__all__ = ["Found", "Memory", "changed_marks", "examine_again"]
