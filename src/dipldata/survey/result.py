"""What comes out of a survey."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipldata.problems import Report


@dataclass(frozen=True, slots=True)
class Survey:
    """The report on a corpus, with what it takes to show it.

    `paths` are the printed paths of all records' files, `texts` the texts of those files that the report names.
    """

    report: Report
    paths: tuple[str, ...]
    texts: dict[str, str]

    def limited_to(self, only: frozenset[str]) -> Survey:
        """The same survey with the problems of some files only, by printed paths."""
        problems = tuple(problem for problem in self.report.problems if problem.path in only)
        return replace(self, report=replace(self.report, problems=problems))
