"""The formats of a release, each by what its readers rely on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from dipldata.dataset import Dataset
from dipldata.exports.citation import credit, plan_citation, shipped_text
from dipldata.exports.csv_export import dataset_from_csv, plan_csv
from dipldata.exports.datapackage import plan_datapackage
from dipldata.exports.digests import content_digest
from dipldata.exports.json_export import collections_of, dataset_from_json, plan_json
from dipldata.exports.jsonl_export import dataset_from_jsonl, plan_jsonl
from dipldata.exports.manifest import plan_checksums, plan_manifest
from dipldata.loading import load_corpus
from dipldata.models import Place, Retired
from dipldata.models.plain import Plain, plain_record
from dipldata.tables import TABLES, rows_of
from dipldata.version import VERSION

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"


@pytest.fixture(scope="module")
def base() -> Dataset:
    """The dataset of the corpus."""
    return load_corpus([BASE]).dataset


def place(**changes: Any) -> Place:  # noqa: ANN401 - plain values
    """A place with some fields changed."""
    return Place.model_validate({"id": "port", "name": "Port", "country": "NA", "kind": "city"} | changes)


def table(name: str, *records: Any) -> list[dict[str, str]]:  # noqa: ANN401 - records
    """One CSV file, as an independent reader sees it."""
    data = plan_csv(rows_of(Dataset(records)))[f"csv/{name}.csv"]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_dates_are_always_objects() -> None:
    """A date that was written short has its qualified form in a release."""
    retired = Retired(type="place", id="old", state="retired", reason="Recorded twice.")
    assert plain_record(retired) == {"type": "place", "id": "old", "state": "retired", "reason": "Recorded twice."}
    named = place(names=[{"text": "港", "lang": "zh", "from": "1900"}])
    assert plain_record(named)["names"] == [{"text": "港", "lang": "zh", "from": {"date": "1900", "basis": "stated"}}]


def test_what_is_absent_is_left_out_and_defaults_are_written() -> None:
    """No null and no empty optional list; defaults stand there."""
    assert plain_record(place()) == {
        "id": "port", "type": "place", "state": "live", "name": "Port", "country": "NA", "kind": "city",
    }  # fmt: skip


def test_json_has_every_collection_and_its_version(base: Dataset) -> None:
    """`dipldata.json` names its versions and lists all collections, which the files by type repeat."""
    files = plan_json(collections_of(base), "1.2.3")
    whole = json.loads(files["dipldata.json"])
    assert (whole.pop("version"), whole.pop("schema_version")) == ("1.2.3", "1.0")
    assert {path.removeprefix("json/").removesuffix(".json") for path in files} - {"dipldata"} == set(whole)
    assert all(json.loads(files[f"json/{name}.json"]) == records for name, records in whole.items())
    assert len(whole["meetings"]) == len(base.meetings)


def test_drafts_are_in_no_format() -> None:
    """A draft is in none of the files."""
    collections = collections_of(Dataset([place(state="draft")]))
    assert list(dataset_from_json(plan_json(collections, "1.0.0")["dipldata.json"])) == []
    assert not any(plan_jsonl(collections).values())


def test_one_record_is_one_line_whatever_its_text() -> None:
    """Line and paragraph separators inside text do not split a JSON line when read back."""
    record = place(notes="a\u2028b\nc\u0085d")
    files = plan_jsonl(collections_of(Dataset([record])))
    assert files["jsonl/places.jsonl"].count(b"\n") == 1
    assert list(dataset_from_jsonl(files)) == [record]


def test_text_is_utf8_without_escapes(base: Dataset) -> None:
    """Chinese text can be read in the files as it is."""
    assert "中国".encode() in plan_json(collections_of(base), "1.0.0")["json/parties.json"]
    assert "中国".encode() in plan_csv(rows_of(base))["csv/names.csv"]


@pytest.mark.parametrize("spelling", ['say "no"', "a,b", "two\nlines", "NA", "null", "007", "1.10", "true", "#x"])
def test_csv_keeps_text_as_it_is(spelling: str) -> None:
    """Quotes, commas, line ends and words that programs misread come back as they were."""
    record = place(name=spelling)
    assert table("places", record)[0]["name"] == spelling
    assert list(dataset_from_csv(plan_csv(rows_of(Dataset([record]))))) == [record]


def test_csv_has_unix_line_ends_and_no_byte_order_mark(base: Dataset) -> None:
    """Every file begins with its header, and no line ends in CR."""
    for each in TABLES:
        data = plan_csv(rows_of(base))[f"csv/{each.name}.csv"]
        assert data.startswith(each.columns[0].name.encode())
        assert data.endswith(b"\n")
        assert b"\r" not in data


def test_booleans_and_empty_cells(base: Dataset) -> None:
    """True and false are words, and what is absent is empty."""
    data = plan_csv(rows_of(base))["csv/offices.csv"].decode("utf-8")
    assert {row["acting"] for row in csv.DictReader(io.StringIO(data))} == {"false"}
    assert table("places", place())[0]["tz"] == ""


def test_a_negative_number_is_a_number() -> None:
    """West and south are negative numbers, the only cells that may begin with a minus."""
    assert table("places", place(location={"latitude": -0.5, "longitude": -77.0}))[0]["location_longitude"] == "-77.0"


def test_a_file_with_other_columns_is_refused(base: Dataset) -> None:
    """Reading a table with a column renamed fails."""
    files = plan_csv(rows_of(base))
    files["csv/places.csv"] = files["csv/places.csv"].replace(b"country", b"land", 1)
    with pytest.raises(ValueError, match="columns"):
        dataset_from_csv(files)


def test_the_data_package_describes_the_files(base: Dataset) -> None:
    """Each table is a resource with its size, hash and fields, in the order of its columns."""
    files = plan_csv(rows_of(base))
    package = json.loads(plan_datapackage(files, "1.2.3"))
    assert (package["version"], package["$schema"]) == (
        "1.2.3",
        "https://datapackage.org/profiles/2.0/datapackage.json",
    )
    assert {resource["path"] for resource in package["resources"]} == set(files)
    for resource, each in zip(package["resources"], TABLES, strict=True):
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == data.decode("utf-8").split("\n", 1)[0].split(",") == [column.name for column in each.columns]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_vocabularies_are_in_the_data_package(base: Dataset) -> None:
    """A column with a vocabulary allows its values and labels each with its definition."""
    package = json.loads(plan_datapackage(plan_csv(rows_of(base)), "1.0.0"))
    fields = {
        (each["name"], field["name"]): field for each in package["resources"] for field in each["schema"]["fields"]
    }
    kind = fields["places", "kind"]
    assert kind["constraints"] == {"required": True, "enum": ["venue", "city", "region", "country"]}
    assert kind["categories"][0] == {"value": "venue", "label": "A building or estate."}


def test_the_digest_is_that_of_canonical_json() -> None:
    """The order of keys and the spelling of numbers do not change a digest; a value does."""
    value: Plain = {"b": 4.0, "a": ["é", True, 1e-7]}
    assert content_digest(value) == hashlib.sha256('{"a":["é",true,1e-7],"b":4}'.encode()).hexdigest()
    assert content_digest(value) == content_digest({"a": ["é", True, 1e-7], "b": 4})
    assert content_digest(value) != content_digest({"a": ["é", True, 1e-7], "b": 4.5})


def test_the_manifest_can_be_checked(base: Dataset) -> None:
    """Counts, record digests and the release's digest follow from `dipldata.json`, and file hashes from the files."""
    collections = collections_of(base)
    files = plan_json(collections, "1.2.3")
    manifest = json.loads(plan_manifest(collections, files, "1.2.3", {}))
    whole = json.loads(files["dipldata.json"])
    content = {key: value for key, value in whole.items() if key not in {"version", "schema_version"}}
    assert manifest["digest"] == hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    assert manifest["counts"] == {name: len(records) for name, records in content.items()}
    beijing = next(record for record in content["places"] if record["id"] == "beijing")
    assert manifest["records"]["places"]["beijing"] == hashlib.sha256(rfc8785.dumps(beijing)).hexdigest()
    assert manifest["files"]["dipldata.json"]["sha256"] == hashlib.sha256(files["dipldata.json"]).hexdigest()
    assert manifest["citation"].endswith("Version 1.2.3.")


def test_checksums_are_sorted_by_path() -> None:
    """`SHA256SUMS` is in the form of sha256sum."""
    digest = hashlib.sha256(b"x").hexdigest()
    assert plan_checksums({"b/c": b"x", "a": b"x"}) == f"{digest}  a\n{digest}  b/c\n".encode()


@pytest.mark.parametrize("name", ["LICENSE-DATA", "CITATION.cff"])
def test_the_texts_that_are_shipped_are_those_of_the_repository(name: str) -> None:
    """The package's copies do not drift from the files at the top."""
    assert shipped_text(name) == (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_names_the_version() -> None:
    """The citation file of a release has that release's version and is otherwise that of the repository."""
    ours = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert plan_citation(VERSION).decode("utf-8") == ours
    undated = re.sub(r"^date-released: .*\n", "", ours, flags=re.MULTILINE)
    assert plan_citation("9.9.9").decode("utf-8") == undated.replace(f"version: {VERSION}\n", "version: 9.9.9\n")
    assert credit().authors == ("The dipldata maintainers",)
