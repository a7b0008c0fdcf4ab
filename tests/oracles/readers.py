"""Other people's readers of the formats that the project only writes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import icalendar
import networkx as nx
import openpyxl
import rdflib
import vobject

from dipldata.exports.calendar_export import plan_calendar
from dipldata.exports.graph_export import plan_gexf, plan_graphml
from dipldata.exports.rdf_export import plan_turtle
from dipldata.exports.rdf_terms import VOCABULARY
from dipldata.exports.xlsx_export import plan_xlsx
from dipldata.ids import RECORD_TYPES, parse_record_key
from dipldata.models.plain import Plain, plain_record
from dipldata.tables import TABLES, Cell, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.dataset import Dataset

Facts = set[tuple[str, str, str]]
"""The values that a record has, each with the path of keys that leads to it; places in lists are left out."""
_SKIPPED = frozenset({"position", "earliest", "latest"})


def as_openpyxl(row: Row) -> Row:
    """A row as openpyxl would read it: it drops the escape of an escape, and what looks like one, from text."""
    return {name: cell.replace("x005F_", "") if isinstance(cell, str) else cell for name, cell in row.items()}


def workbook_rows(rows: Rows) -> Rows:
    """The rows of a workbook made of some rows, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(plan_xlsx(rows)), read_only=False)
    found: Rows = {}
    for table in TABLES:
        names, *lines = book[table.name].iter_rows(values_only=True)
        assert names == tuple(column.name for column in table.columns)
        kinds = {column.name: column.type for column in table.columns}
        found[table.name] = [_row(dict(zip(names, line, strict=True)), kinds) for line in lines]
    return found


def _row(cells: dict[str, Any], kinds: Mapping[str, str]) -> Row:
    return {name: _cell(cell, kinds[name]) for name, cell in cells.items()}


def _cell(cell: Any, kind: str) -> Cell:  # noqa: ANN401 - a value of openpyxl
    if kind == "number" and cell is not None:
        return float(cell)
    return cell  # type: ignore[no-any-return]  # a value of openpyxl


def facts_of_records(dataset: Dataset) -> Facts:
    """The facts of every record."""
    found: Facts = set()
    for kind in RECORD_TYPES:
        for record in dataset.collection(kind).values():
            _collect(f"urn:dipldata:{kind.replace('_', '-')}:{record.id}", "", plain_record(record), found)
    return found


def _collect(name: str, path: str, value: Plain, into: Facts) -> None:
    if isinstance(value, dict):
        for key, part in value.items():
            _collect(name, f"{path}/{key}", part, into)
    elif isinstance(value, list):
        for part in value:
            _collect(name, path, part, into)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        named = parse_record_key(text)
        into.add((name, path, named[1] if named else text))


def facts_of_turtle(dataset: Dataset) -> Facts:
    """The facts of every live record in the Turtle file of a dataset, as rdflib reads it."""
    graph = rdflib.Graph().parse(data=plan_turtle(dataset), format="turtle")
    own: dict[str, list[tuple[str, Any]]] = {}
    for subject, term, value in graph:
        if str(term).startswith(VOCABULARY):
            own.setdefault(str(subject), []).append((str(term).removeprefix(VOCABULARY), value))
    found: Facts = set()
    for name in own:
        if "#" not in name and not name.endswith(":gone"):
            _follow(name, name, "", own, found)
    return found


def _follow(name: str, subject: str, path: str, own: dict[str, list[tuple[str, Any]]], into: Facts) -> None:
    entries = dict(own[subject])
    if "side" in entries and "value" in entries and len(entries) == 2:
        path, side = f"{path}/{_text(entries['side'])}", entries["value"]
        into.add((name, path, _text(side)))
        return
    for key, value in own[subject]:
        if key in _SKIPPED and not (key == "position" and isinstance(value, rdflib.URIRef)):
            continue
        if str(value).startswith(f"{subject}{'/' if '#' in subject else '#'}{key}"):
            _follow(name, str(value), f"{path}/{key}", own, into)
        else:
            into.add((name, f"{path}/{key}", _text(value)))


def _text(value: Any) -> str:  # noqa: ANN401 - a term of rdflib
    """The value as records write it: ids for the IRIs of records."""
    if not isinstance(value, rdflib.URIRef):
        return str(value)
    kind, _, name = str(value).removeprefix("urn:dipldata:").partition(":")
    return name.replace("#claims/", "#") if name else kind


def graph_labels(dataset: Dataset, form: str) -> dict[str, str]:
    """The labels of the nodes in GraphML or GEXF, as networkx reads them."""
    if form == "graphml":
        graph = nx.read_graphml(io.BytesIO(plan_graphml(dataset)), force_multigraph=True)
    else:
        graph = nx.read_gexf(io.BytesIO(plan_gexf(dataset)))
    return dict(graph.nodes(data="label"))


def calendar_texts(dataset: Dataset, reader: str) -> dict[str, str]:
    """The summaries of the events in the calendar by their UID, as one of two libraries reads them."""
    data = plan_calendar(dataset, "0.0.0")
    if reader == "icalendar":
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert [event for event in events if event.errors] == []
        return {str(event["UID"]): str(event["SUMMARY"]) for event in events}
    calendar = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    return {event.uid.value: event.summary.value for event in calendar.vevent_list}
