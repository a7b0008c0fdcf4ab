"""What comes out of a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dipldata.problems import Report


class Survey(NamedTuple):
    """The report on a corpus, with what it takes to show it.

    `paths` are the printed paths of all records' files, `texts` the texts of those files that the report names.
    """

    report: Report
    paths: tuple[str, ...]
    texts: dict[str, str]

    def limited_to(self, only: frozenset[str]) -> Survey:
        """The same survey with the problems of some files only, by printed paths."""
        problems = tuple(problem for problem in self.report.problems if problem.path in only)
        return self._replace(report=self.report._replace(problems=problems))
