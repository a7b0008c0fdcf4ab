"""What describes the tables and the release says the same in each standard."""

from __future__ import annotations

import json
from typing import Any

import yaml

from dipldata.exports.citation import plan_citation, plan_zenodo
from dipldata.exports.croissant import plan_croissant
from dipldata.exports.csv_export import plan_csv
from dipldata.exports.csvw import plan_csvw
from dipldata.exports.datapackage import plan_datapackage
from dipldata.exports.datasette import plan_datasette
from dipldata.exports.digests import bytes_digest
from dipldata.tables import TABLES

FILES = plan_csv({table.name: [] for table in TABLES})
COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}


def test_the_archive_is_told_what_the_citation_says() -> None:
    """Title, description, authors, licence, version and keywords of `.zenodo.json` are those of `CITATION.cff`."""
    citation: dict[str, Any] = yaml.safe_load(plan_citation("9.9.9"))
    zenodo = json.loads(plan_zenodo("9.9.9"))
    assert zenodo["upload_type"] == citation["type"] == "dataset"
    assert [zenodo[key] for key in ("title", "description", "version", "license", "keywords")] == [
        citation[key] for key in ("title", "abstract", "version", "license", "keywords")
    ]
    assert [creator["name"] for creator in zenodo["creators"]] == [author["name"] for author in citation["authors"]]


def test_every_description_has_every_column() -> None:
    """The Data Package, CSV on the Web, Croissant and the metadata for Datasette describe the same columns."""
    package = json.loads(plan_datapackage(FILES, "1.0.0"))["resources"]
    web = json.loads(plan_csvw("1.0.0"))["tables"]
    croissant = json.loads(plan_croissant(FILES, "1.0.0"))["recordSet"]
    shown = json.loads(plan_datasette("1.0.0"))["databases"]["dipldata"]["tables"]
    assert {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package} == COLUMNS
    assert {
        one["url"].removesuffix(".csv"): [field["name"] for field in one["tableSchema"]["columns"]] for one in web
    } == COLUMNS
    assert {one["name"]: [field["name"] for field in one["field"]] for one in croissant} == COLUMNS
    assert {name: list(shown[name]["columns"]) for name in COLUMNS} == COLUMNS


def test_croissant_has_the_hash_of_each_file() -> None:
    """Size and hash are those of the CSV files."""
    for one in json.loads(plan_croissant(FILES, "1.0.0"))["distribution"]:
        data = FILES[one["contentUrl"]]
        assert (one["sha256"], one["contentSize"]) == (bytes_digest(data), f"{len(data)} B")
