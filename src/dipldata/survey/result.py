"""What comes out of a survey."""

from __future__ import annotations

from dataclasses import dataclass
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
