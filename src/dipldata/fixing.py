"""The fixes that problems carry, applied to texts in rounds: what fits together first, then what is reported next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dipldata.checking import Report, check_corpus
from dipldata.loading import Corpus, dataset_of, record_file_of, waiver_list_of
from dipldata.style import apply_edits
from dipldata.yaml_tree import Reading, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from dipldata.problems import Edit, Fix, Problem

MOST_ROUNDS: Final = 10
"""A fix may uncover a problem with a fix of its own; chains of more than a few are a fault of the fixes."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing brought about: the texts that changed (before and after), what was fixed, and what is left.

    `texts` are by printed path. `corpus` and `report` are those of the texts as changed; nothing is written.
    """

    texts: Mapping[str, tuple[str, str]]
    problems: tuple[Problem, ...]
    corpus: Corpus
    report: Report


def fix_corpus(
    corpus: Corpus,
    *,
    unsafe: bool = False,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
    report: Report | None = None,
) -> Fixed:
    """Apply the safe fixes of the problems of a corpus, with `unsafe` the others, too, until none is left.

    Of fixes whose edits overlap the first is applied, and the others in a later round if their problems are still
    there. A fix after which its file could be read worse than before is left out. `report` is that of the corpus,
    where it has been checked already.
    """
    before = corpus.texts
    done: list[Problem] = []
    report = report or check_corpus(corpus, today=today, only=only)
    for _ in range(MOST_ROUNDS):
        texts, fixed = _fix_once(corpus.texts, report.problems, unsafe=unsafe)
        if not texts:
            break
        corpus = replace_texts(corpus, texts)
        report = check_corpus(corpus, today=today, only=only)
        done += fixed
    now = corpus.texts
    changed = {path: (text, now.get(path, "")) for path, text in before.items() if now.get(path, "") != text}
    return Fixed(changed, tuple(done), corpus, report)


def replace_texts(corpus: Corpus, texts: Mapping[str, str]) -> Corpus:
    """The same files, some of them (named by their printed paths) with another text than they have on disk."""
    files = [
        record_file_of(Path(file.path), file.path, texts[file.path].encode()) if file.path in texts else file
        for file in corpus.files
    ]
    waivers = [
        waiver_list_of(Path(each.path), texts[each.path].encode()) if each.path in texts else each
        for each in corpus.waiver_lists
    ]
    return Corpus(tuple(files), dataset_of(files), tuple(waivers), corpus.releases)


def _fix_once(
    texts: Mapping[str, str], problems: Iterable[Problem], *, unsafe: bool
) -> tuple[dict[str, str], list[Problem]]:
    """The new texts of the files in which some fixes could be applied, and the problems that these mend."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.fix is not None and (problem.fix.safe or unsafe) and problem.path in texts:
            by_path.setdefault(problem.path, []).append(problem)
    changed: dict[str, str] = {}
    done: list[Problem] = []
    for path, found in by_path.items():
        text, mended = _fix_text(texts[path], found)
        if text != texts[path]:
            changed[path] = text
            done += mended
    return changed, done


def _fix_text(text: str, problems: list[Problem]) -> tuple[str, list[Problem]]:
    chosen = _compatible(problems)
    edits = _edits_of(chosen)
    result = apply_edits(text, edits)
    before = read_yaml(text.encode())
    if not _is_worse(before, result):
        return result, chosen
    kept: list[Problem] = []
    for problem in chosen:
        if not _is_worse(before, apply_edits(text, _edits_of([*kept, problem]))):
            kept.append(problem)
    return apply_edits(text, _edits_of(kept)), kept


def _compatible(problems: list[Problem]) -> list[Problem]:
    """The problems, safe fixes first, whose edits overlap with no edit chosen before, unless they are the same."""
    chosen: list[Problem] = []
    taken: set[Edit] = set()
    for problem in sorted(problems, key=lambda each: not _fix_of(each).safe):
        new = set(_fix_of(problem).edits) - taken
        if not any(_clash(one, other) for one in new for other in taken):
            taken |= new
            chosen.append(problem)
    return chosen


def _fix_of(problem: Problem) -> Fix:
    if problem.fix is None:
        raise ValueError(problem)
    return problem.fix


def _edits_of(problems: Iterable[Problem]) -> list[Edit]:
    return list(dict.fromkeys(edit for problem in problems for edit in _fix_of(problem).edits))


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits touch: also where one only inserts at an end of the other, since their order would matter."""
    return one.start <= other.end and other.start <= one.end


def _is_worse(before: Reading, text: str) -> bool:
    """Whether a text cannot be read although the one before could, or has YAML problems of more kinds or number."""
    after = read_yaml(text.encode())
    if before.readable and not after.readable:
        return True
    old, new = (Counter(problem.code for problem in reading.problems) for reading in (before, after))
    return bool(new - old) and before.readable
