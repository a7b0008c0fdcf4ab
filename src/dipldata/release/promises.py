"""What past releases promised, held against the records: each record alone, and the ids that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.ids import record_key
from dipldata.problems import Problem, Related, Severity
from dipldata.release.index import History, HistoryFault, ReleaseIndex, read_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.engine import Files
    from dipldata.loading import RecordFile
    from dipldata.models import Record


class Promises:
    """What past releases promised: made of the printed path and the text of the index of each."""

    def __init__(self, releases: Iterable[tuple[str, str]]) -> None:
        read = [read_index(path, text) for path, text in releases]
        self._malformed: Final = [each for each in read if isinstance(each, HistoryFault)]
        self._history: Final = History(each for each in read if isinstance(each, ReleaseIndex))

    def problems_of(self, file: RecordFile, record: Record) -> Iterator[Problem]:
        """Yield what is wrong with the record of a file alone: facts that changed without a revision."""
        for fault in self._history.unrevised(record):
            yield _problem(fault, file)

    def problems_of_ids(self, dataset: Dataset, file_of: Files) -> Iterator[Problem]:
        """Yield what is wrong with the indexes, and the ids in them that do not resolve any more."""
        for fault in (*self._malformed, *self._history.lost(dataset)):
            yield _problem(fault, file_of.get(fault.record) if fault.record and fault.pointer else None)


def _problem(fault: HistoryFault, file: RecordFile | None) -> Problem:
    """Give a fault its place: in the record, where there is one to mend, or else in the index."""
    code, record = fault.code, record_key(*fault.record) if fault.record else None
    text = (fault.message, fault.hint, fault.pointer, record)
    if file is None or file.reading is None:
        return Problem(fault.path, fault.span, code, Severity.ERROR, *text)
    related = (Related(fault.path, fault.span, "as it was released"),)
    return Problem(file.path, file.reading.span(fault.pointer), code, Severity.ERROR, *text, related=related)
