"""Every table of a release."""

from __future__ import annotations

from typing import Final

from dipldata.ids import RECORD_TYPES
from dipldata.tables.building import list_tables, record_bindings, record_table
from dipldata.tables.computed import COMPUTED, MEETING_TABLES, RECORDS
from dipldata.tables.declaring import Table
from dipldata.tables.provenance import PROVENANCE

RETIRED: Final = Table(
    "retired_ids",
    "Ids that were withdrawn or replaced; `retired_replacements` names what replaces them.",
    "A retired id.",
    tuple(column for binding in record_bindings("retired") for column in binding.columns),
    ("type", "id"),
)
TABLES: Final[tuple[Table, ...]] = (
    *(record_table(kind, tuple(column for column, _ in COMPUTED.get(kind, ()))) for kind in RECORD_TYPES),
    *(each.table for each in list_tables()),
    RETIRED,
    RECORDS,
    *(table for table, _ in MEETING_TABLES),
    PROVENANCE,
)
"""The tables of the record types, then those of the lists in records, then what is retired, then what is computed."""
