"""The tables: declared once, by the models, and filled without loss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from dipldata.dataset import Dataset
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.models import MODELS, Meeting, Party, Person, Retired, Source, Statement
from dipldata.models.meeting import MeetingStep
from dipldata.tables import TABLES, Row, Table, records_from_rows, rows_of
from dipldata.tables.building import list_tables, record_bindings
from dipldata.tables.shapes import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model

NAMED = {table.name: table for table in TABLES}
ISSUE_TABLES = {
    "statements", "claims", "relations", "meetings", "meeting_steps", "participants", "readouts", "outcomes",
    "working_groups", "group_steps", "group_names", "people", "names", "offices", "organizations", "places", "topics",
    "parties", "sources", "unnamed_speakers", "citations", "revisions",
}  # fmt: skip


def meeting(**changes: Any) -> Meeting:  # noqa: ANN401 - plain values
    """A meeting with some fields changed."""
    plain = {
        "id": "2023-11-03-talks", "kind": "meeting", "title": "Talks", "start": "2023-11-03", "mode": "in_person",
        "parties": ["us", "cn"], "participants": [], "history": [], "verification": "single_report",
    }  # fmt: skip
    return Meeting.model_validate(plain | changes)


def rows(table: str, *records: Any, retired: tuple[Retired, ...] = ()) -> list[Row]:  # noqa: ANN401 - records
    """The rows of one table."""
    return rows_of(Dataset(records, retired))[table]


def person(record_id: str, level: str) -> Person:
    """A person with one office."""
    office = {"key": "o", "title": "Officer", "organization": "body", "side": "us", "level": level}
    names = [{"text": "人", "lang": "zh"}, {"text": "Ann", "lang": "en"}]
    return Person.model_validate({"id": record_id, "names": names, "offices": [office]})


def test_the_promised_tables_are_there() -> None:
    """Every table that the project promises exists, and no two have one name."""
    assert set(NAMED) >= ISSUE_TABLES
    assert len(NAMED) == len(TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_documented_and_consistent(table: Table) -> None:
    """Texts everywhere, no column twice, keys that exist, and vocabularies with a definition of each value."""
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert table.description.endswith(".")
    assert table.row.endswith((".", "?"))
    assert [column.name for column in table.columns if not column.description.endswith(".")] == []
    assert set(table.primary_key) <= set(names)
    for key in table.foreign_keys:
        assert set(key.columns) <= set(names)
        assert {NAMED[key.table].column(name).name for name in key.to} == set(key.to)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_of_several_columns_is_filled_whole_or_not_at_all(table: Table) -> None:
    """A foreign key is either required as a whole, or its columns come from one optional part of a record."""
    for key in table.foreign_keys:
        required = {table.column(name).required or table.column(name).computed for name in key.columns}
        prefixes = {name.rpartition("_")[0] for name in key.columns}
        assert len(key.columns) == 1 or required == {True} or len(prefixes) == 1, key


def lists_in(model: type[Model], at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The path of each list and mapping in a record that is not a list of words."""
    for field in fields_of(model):
        path = (*at, field.key)
        if field.kind == "model" and field.model is not None:
            yield from lists_in(field.model, path)
        elif field.kind == "mapping" or (field.item and not field.item.is_word):
            yield path
            if field.item and field.item.model:
                yield from lists_in(field.item.model, path)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_list_has_a_table(kind: RecordType) -> None:
    """No list or mapping of a record is left out of the tables."""
    fed = {path for table in list_tables() for path in table.spec.feeds}
    assert {".".join(path) for path in lists_in(MODELS[kind], (kind,))} <= fed


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_other_field_has_a_column(kind: RecordType) -> None:
    """Every field of a record is in its own table or in one of the lists; type and state are in `records`."""
    own = {binding.path[0] for binding in record_bindings(kind)}
    listed = {feed.levels[0][0] for table in list_tables() for owner, feed in table.feeds.items() if owner == kind}
    assert own | listed | {"type", "state"} == {field.key for field in fields_of(MODELS[kind])}


def test_descriptions_and_vocabularies_come_from_the_models() -> None:
    """A column says what its field says, with the vocabulary of the field."""
    status = NAMED["meeting_steps"].column("status")
    field = MeetingStep.model_fields["status"]
    assert status.description == field.description
    assert dict(status.values)["held"] != ""
    assert NAMED["meetings"].column("start_basis").description.endswith("How the date is known.")


def test_an_uncertain_date_is_written_with_its_bounds() -> None:
    """A date has its text, the earliest and latest day, and how it is known."""
    start = {"date": "[2023-10..2023-11-03]", "basis": "derived", "as_written": "last month", "note": "counted"}
    (row,) = rows("meetings", meeting(start=start))
    assert [row[f"start{end}"] for end in ("", "_earliest", "_latest", "_basis", "_as_written", "_note")] == [
        "[2023-10..2023-11-03]", "2023-10-01", "2023-11-03", "derived", "last month", "counted",
    ]  # fmt: skip


def test_an_open_date_has_no_bound_on_that_side() -> None:
    """`[..b]` has no earliest day."""
    (row,) = rows("meetings", meeting(start="[..2023-11-03]"))
    assert (row["start_earliest"], row["start_latest"]) == (None, "2023-11-03")


def test_drafts_are_in_no_table() -> None:
    """A draft is not written, nor what belongs to it."""
    assert not any(rows_of(Dataset([meeting(state="draft")])).values())


def test_retired_ids_are_listed_with_their_replacements() -> None:
    """What became of a retired id is in tables of its own, and `records` knows it."""
    gone = Retired(type="meeting", id="old", state="retired", replaced_by=("2023-11-03-talks",), reason="Renamed.")
    filled = rows_of(Dataset([meeting()], [gone]))
    assert filled["retired_ids"] == [{"type": "meeting", "id": "old", "label": None, "reason": "Renamed."}]
    assert [row["replaced_by"] for row in filled["retired_replacements"]] == ["2023-11-03-talks"]
    assert [(row["id"], row["state"]) for row in filled["records"]] == [
        ("2023-11-03-talks", "live"),
        ("old", "retired"),
    ]


def test_references_of_two_parts_take_two_columns() -> None:
    """A typed reference is split into type and id, so that it can be joined."""
    claim = {"key": "k", "text": "T.", "modality": "asserts", "about": ["working-group/g", "meeting/m"]}
    statement = Statement.model_validate(
        {"id": "s", "kind": "speech", "made": "2023", "claims": [claim], "relations": [
            {"type": "supports", "from": "k", "to": "other#key", "basis": "source"}]}
    )  # fmt: skip
    about = [(row["claim"], row["about_type"], row["about_id"]) for row in rows("claim_about", statement)]
    assert about == [("k", "working_group", "g"), ("k", "meeting", "m")]
    (relation,) = rows("relations", statement)
    assert (relation["from"], relation["to_statement"], relation["to_claim"]) == ("k", "other", "key")


def test_two_lists_of_one_record_do_not_mix() -> None:
    """Inner lists stay with the item that they belong to, also where an item before it has none."""
    steps = [
        {"status": "announced", "known": "2023-10-01", "sources": []},
        {"status": "held", "known": "2023-11-03", "sources": ["b", "a"]},
    ]
    record = meeting(history=steps)
    found = [(row["step"], row["position"], row["source"]) for row in rows("step_sources", record)]
    assert found == [(1, 0, "b"), (1, 1, "a")]
    assert list(records_from_rows(rows_of(Dataset([record])))) == [record]


def test_empty_lists_that_are_required_come_back() -> None:
    """A record whose required lists are empty reads back equal."""
    record = meeting()
    assert list(records_from_rows(rows_of(Dataset([record])))) == [record]


@pytest.mark.parametrize("field", ["round", "external_ids"])
def test_an_empty_mapping_is_no_record(field: str) -> None:
    """A mapping without entries states nothing and would be lost in a table, so the models refuse it."""
    with pytest.raises(ValidationError, match="at least 1"):
        meeting(**{field: {}})


def test_codes_stay_text() -> None:
    """A number-like code keeps its leading zeros."""
    party = Party.model_validate({"id": "us", "names": [{"text": "US", "lang": "en"}], "codes": {"cow": "002"}})
    assert rows("parties", party)[0]["codes_cow"] == "002"


def test_names_of_several_types_share_a_table() -> None:
    """`names` says whose a name is."""
    owners = [(row["owner_type"], row["owner_id"], row["text"]) for row in rows("names", person("ann", "L2"))]
    assert owners == [("person", "ann", "人"), ("person", "ann", "Ann")]


def test_the_name_of_a_row_is_the_english_one() -> None:
    """The computed name is the first English one."""
    assert rows("people", person("ann", "L2"))[0]["name"] == "Ann"


def test_the_level_of_a_side_is_its_highest() -> None:
    """People who stayed away do not count, nor do unnamed people."""
    people = [person("ann", "L4"), person("bob", "L3"), person("eve", "L1")]
    taking_part = [
        {"side": "us", "person": "ann", "office": "o", "attendance": "reported"},
        {"side": "us", "person": "bob", "office": "o", "attendance": "photographed"},
        {"side": "us", "person": "eve", "office": "o", "attendance": "absent"},
        {"side": "us", "unnamed": "aides", "count": {"op": "unknown"}, "attendance": "reported"},
    ]
    us, cn = rows("meeting_sides", meeting(participants=taking_part), *people)
    assert (us["side"], us["level"], us["participant_count"]) == ("us", "L3", 2)
    assert (cn["side"], cn["level"], cn["participant_count"]) == ("cn", None, 0)


def test_readouts_are_the_statements_that_are_one() -> None:
    """`readouts` lists readouts with the language of their first source; other statements are not there."""
    claim = {"key": "k", "text": "T.", "modality": "asserts"}
    plain = {
        "made": "2023-11-04",
        "occasion": "2023-11-03-talks",
        "side": "cn",
        "claims": [claim],
        "citations": ["src"],
    }
    readout = Statement.model_validate(plain | {"id": "a", "kind": "readout"})
    speech = Statement.model_validate(plain | {"id": "b", "kind": "speech"})
    source = Source.model_validate(
        {"id": "src", "kind": "official_readout", "publisher": "x", "title": "T", "published": "2023", "language": "zh",
         "consulted": {"form": "not_seen"}, "licence": "cc", "access": "open", "reliability": "A"}
    )  # fmt: skip
    assert rows("readouts", meeting(), readout, speech, source) == [
        {"meeting": "2023-11-03-talks", "side": "cn", "statement": "a", "language": "zh"}
    ]
    (row,) = rows("meetings", meeting(), readout, speech, source)
    assert row["readout_count"] == 1


def test_a_row_that_belongs_to_nothing_is_refused() -> None:
    """Reading rows whose record is missing fails instead of dropping them."""
    filled = rows_of(Dataset([meeting()]))
    filled["meetings"] = []
    with pytest.raises(KeyError):
        records_from_rows(filled)
