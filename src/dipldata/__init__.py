"""The open, source-cited record of how the United States and China talk to each other, and the library that keeps it.

`load()` gives the data that come with the package:

>>> import dipldata
>>> ds = dipldata.load()
>>> meeting = ds.meetings["2023-11-03-lambert-hong-liang-beijing"]
>>> meeting.working_group.name
'working group on maritime issues'
>>> ds.as_of("2023-08-31").working_groups["maritime-consultations"].status
'under_discussion'

`dipldata.analysis` answers questions with a definition and a counting rule each; docs/python.md is a guide. Everything
here is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from dipldata.version import SCHEMA_VERSION, VERSION

if TYPE_CHECKING:
    from dipldata.errors import DipldataError, RetiredIdError, RetiredIdWarning, UnknownIdError
    from dipldata.linked.collections import Collection
    from dipldata.linked.dataset import Dataset
    from dipldata.linked.opening import load
    from dipldata.linked.records import (
        Meeting,
        Organization,
        Party,
        Person,
        Place,
        Source,
        Statement,
        Topic,
        WorkingGroup,
    )

    data_version: str
    licence: str
    citation: str

__version__ = VERSION
schema_version: Final = SCHEMA_VERSION
"""Version of the record model that this library reads; `Dataset.schema_version` is that of some data."""

_HOMES: Final = {
    "dipldata.linked.opening": ("load",),
    "dipldata.linked.dataset": ("Dataset",),
    "dipldata.linked.collections": ("Collection",),
    "dipldata.linked.records": (
        "Meeting", "Organization", "Party", "Person", "Place", "Source", "Statement", "Topic", "WorkingGroup",
    ),
    "dipldata.errors": ("DipldataError", "RetiredIdError", "RetiredIdWarning", "UnknownIdError"),
}  # fmt: skip
_PARTS: Final = frozenset({"analysis", "errors"})
"""What people reach as `dipldata.analysis.…` without importing it."""
_ABOUT: Final = frozenset({"data_version", "licence", "citation"})
"""What the data of the package say of themselves; `Dataset` has the same of any data."""
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Collection",
    "Dataset",
    "DipldataError",
    "Meeting",
    "Organization",
    "Party",
    "Person",
    "Place",
    "RetiredIdError",
    "RetiredIdWarning",
    "Source",
    "Statement",
    "Topic",
    "UnknownIdError",
    "WorkingGroup",
    "__version__",
    "citation",
    "data_version",
    "licence",
    "load",
    "schema_version",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is asked for
    if name in _ABOUT:
        return getattr(import_module("dipldata.linked.opening").about_packaged(), name)
    if name in _PARTS:
        return import_module(f"dipldata.{name}")
    if name not in _HOME_OF:
        message = f"module 'dipldata' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
