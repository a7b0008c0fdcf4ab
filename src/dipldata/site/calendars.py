"""The calendar of the meetings, the same as that of `dipldata export icalendar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.dataset import Dataset as Records
from dipldata.exports.calendar_export import plan_calendar
from dipldata.ids import RECORD_TYPES
from dipldata.site.yaml_texts import model_of

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset


def plan_calendar_of(ds: Dataset) -> bytes:
    """The calendar of a dataset. Raises `MissingExtraError` without icalendar."""
    records = (model_of(one.to_dict()) for kind in RECORD_TYPES for one in ds.collection(kind))
    return plan_calendar(Records(filter(None, records), ()), ds.data_version)
