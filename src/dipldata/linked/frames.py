"""The tables of a dataset as rows, and as data frames of pandas, polars and Arrow.

The tables and columns are those of a release (docs/data-dictionary.md). Types are the same in all three: text,
vocabularies as categories (of levels in their order), whole numbers and truth values that may be missing, numbers, days
as dates, and lists of words as lists. An uncertain date is text as written, beside `..._earliest` and `..._latest`.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from dipldata.dataset import Dataset as Records
from dipldata.errors import MissingExtraError, NoSuchTableError
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.tables import TABLES, Cell, Column, Row, Rows, Table, rows_of

if TYPE_CHECKING:
    from dipldata.linked.stores import Store

_BY_NAME: Final = {table.name: table for table in TABLES}
_ORDERED: Final = "level"
"""The vocabulary whose values have an order, by the name of its columns."""


def all_rows(store: Store) -> Rows:
    """The rows of every table."""
    live = (MODELS[kind].model_validate(store.plain(kind, one)) for kind in RECORD_TYPES for one in store.ids(kind))
    return rows_of(Records(live, map(Retired.model_validate, store.retired().values())))


def table_named(name: str) -> Table:
    """The table of a name. Raises `NoSuchTableError` with the one that was probably meant."""
    if name not in _BY_NAME:
        from dipldata.similar import closest  # noqa: PLC0415 - only needed for a mistake

        raise NoSuchTableError(name, closest(name, _BY_NAME), tuple(_BY_NAME))
    return _BY_NAME[name]


def library(name: str, extra: str) -> Any:  # noqa: ANN401 - a module that need not be there
    """A library that not everybody has. Raises `MissingExtraError`, which says how to get it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(name, extra) from error


def to_pandas(table: Table, rows: list[Row]) -> Any:  # noqa: ANN401 - a pandas.DataFrame, which need not be there
    """A `pandas.DataFrame`."""
    pandas = library("pandas", "pandas")
    columns = {
        column.name: pandas.Series(_values(column, rows), dtype=_pandas_type(pandas, column))
        for column in table.columns
    }
    return pandas.DataFrame(columns)


def _pandas_type(pandas: Any, column: Column) -> Any:  # noqa: ANN401 - a data type of pandas
    if _is_category(column):
        return pandas.CategoricalDtype(_categories(column), ordered=_is_ordered(column))
    types = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]", "words": "object"}
    return types.get(column.type, "string")


def to_polars(table: Table, rows: list[Row]) -> Any:  # noqa: ANN401 - a polars.DataFrame, which need not be there
    """A `polars.DataFrame`."""
    polars = library("polars", "polars")
    types = {
        "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean, "date": polars.Date,
        "words": polars.List(polars.String),
    }  # fmt: skip
    schema = {
        column.name: polars.Enum(_categories(column)) if _is_category(column) else types.get(column.type, polars.String)
        for column in table.columns
    }
    return polars.DataFrame({column.name: _values(column, rows) for column in table.columns}, schema=schema)


def to_arrow(table: Table, rows: list[Row]) -> Any:  # noqa: ANN401 - a pyarrow.Table, which need not be there
    """A `pyarrow.Table`; vocabularies are dictionary-encoded text, descriptions stand in the metadata of the fields."""
    arrow = library("pyarrow", "arrow")
    types = {
        "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32(),
        "words": arrow.list_(arrow.string()),
    }  # fmt: skip
    fields, arrays = [], []
    for column in table.columns:
        kind = types.get(column.type, arrow.string())
        array = arrow.array(_values(column, rows), type=kind)
        if _is_category(column):
            array = _encoded(arrow, array, column)
        metadata = {"description": column.description}
        fields.append(arrow.field(column.name, array.type, nullable=not column.required, metadata=metadata))
        arrays.append(array)
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata={"description": table.description}))


def _encoded(arrow: Any, array: Any, column: Column) -> Any:  # noqa: ANN401 - pyarrow and one of its arrays
    at = {word: index for index, word in enumerate(_categories(column))}
    indices = arrow.array([None if word is None else at[word] for word in array.to_pylist()], type=arrow.int32())
    words = arrow.array(_categories(column), type=arrow.string())
    return arrow.DictionaryArray.from_arrays(indices, words, ordered=_is_ordered(column))


def _is_category(column: Column) -> bool:
    return bool(column.values) and column.type == "string"


def _categories(column: Column) -> list[str]:
    return [value for value, _ in column.values]


def _is_ordered(column: Column) -> bool:
    return column.name == _ORDERED


def _values(column: Column, rows: list[Row]) -> list[Any]:
    convert = {"date": _day, "words": _words}.get(column.type)
    cells = (row[column.name] for row in rows)
    return [cell if cell is None or convert is None else convert(cell) for cell in cells]


def _day(cell: Cell) -> dt.date:
    return dt.date.fromisoformat(str(cell))


def _words(cell: Cell) -> list[str]:
    return str(cell).split(" ")
