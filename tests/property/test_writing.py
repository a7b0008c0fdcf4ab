"""What is written of a record is read back as an equal record, without a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.shape import shape_record
from dipldata.writing import record_text
from dipldata.yaml_tree import read_yaml
from tests.property.strategies import pools, records, retired

if TYPE_CHECKING:
    from dipldata.models.records import Retired

QUICK = settings(
    max_examples=30,
    phases=[Phase.generate],  # shrinking a whole record takes minutes and says no more than the text that failed
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
UNWELCOME = {"yaml-line-separator", "yaml-invisible-character", "yaml-odd-space", "yaml-ambiguous-number"}
"""What no file may hold, however it is written: some characters, and numbers of more digits than readers keep."""


@pytest.mark.parametrize("kind", RECORD_TYPES)
@settings(QUICK)
@given(data=st.data())
def test_a_record_survives_writing_and_reading(kind: RecordType, data: st.DataObject) -> None:
    """Whatever its texts, dates and numbers are, a record is the same after it was written and read."""
    record = data.draw(records(kind))
    text = record_text(record)
    reading = read_yaml(text.encode())
    assert {problem.code for problem in reading.problems} <= UNWELCOME
    assume(not reading.problems)
    shaped = shape_record(kind, reading)
    assert shaped.faults == ()
    assert shaped.record == record
    assert shaped.record is not None
    assert record_text(shaped.record) == text


@settings(QUICK)
@given(data=st.data())
def test_a_retired_id_survives_writing_and_reading(data: st.DataObject) -> None:
    """The same holds for what remains of a retired record."""
    record: Retired = data.draw(retired(data.draw(pools())))
    reading = read_yaml(record_text(record).encode())
    assume(not reading.problems)
    assert shape_record(record.type, reading).record == record
