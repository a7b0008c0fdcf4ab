"""The built release before third-party judges: Frictionless, two JSON Schema engines, check-jsonschema, sha256sum."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest

from dipldata.exports.digests import bytes_digest
from dipldata.ids import FOLDERS, RECORD_TYPES
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release
from dipldata.release.writing import write_release

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"


def build(root: Path, target: Path) -> Path:
    """Build the release of a records directory."""
    write_release(plan_release(load_corpus([root]).dataset, "0.0.0"), target)
    return target


@pytest.fixture(scope="module", params=["corpus", "records"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the corpus, and that of the live records."""
    if request.param == "records":
        real: Path = request.getfixturevalue("real_release")
        return real
    return build(BASE, tmp_path_factory.mktemp("built") / "release")


def frictionless(release: Path) -> tuple[bool, set[tuple[str, str]]]:
    """The verdict of `frictionless validate`, and each error by table and type."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=release, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert (done.returncode == 0) == report["valid"]
    return report["valid"], {(task["name"], error["type"]) for task in report["tasks"] for error in task["errors"]}


def test_frictionless_finds_nothing(release: Path) -> None:
    """`frictionless validate datapackage.json` is clean: types, vocabularies, keys, sizes, hashes."""
    assert frictionless(release) == (True, set())


def replaced(old: str, new: str) -> Callable[[str], str]:
    """A change to the text of a file, which must find something to change."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


Fault = tuple[str, "Callable[[str], str]", str]
"""A table, a change to one cell of its text, and the type of the error that this is."""
# A run of the judge takes long, so each looks at faults that do not meet: in different tables, and none in a key that
# another table needs.
FAULTS: tuple[tuple[Fault, ...], ...] = (
    (
        ("meetings", replaced(",beijing,", ",nowhere,"), "foreign-key"),
        ("topics", replaced(",examples,", ",nothing,"), "foreign-key"),
        ("relations", replaced(",group,", ",groups,"), "foreign-key"),
        ("claim_about", replaced("working_group,lighthouse", "meeting,lighthouse"), "foreign-key"),
        ("chairs", replaced("head-of-bureau", "tail-of-bureau"), "foreign-key"),
        ("citations", replaced("li-beijing,1,", "li-beijing,0,"), "primary-key"),
        ("places", replaced(",city,", ",town,"), "constraint-error"),
        ("offices", replaced(",false,", ",no,"), "type-error"),
        ("cadences", replaced(",2.0,", ",two,"), "type-error"),
    ),
    (
        ("meetings", replaced(",2020-03-04,", ",03/04/20,"), "constraint-error"),
        ("places", replaced(",Beijing,", ",,"), "constraint-error"),
    ),
    (("places", replaced("washington,", "beijing,"), "unique-error"),),
    (("places", replaced("name", "label"), "incorrect-label"),),
)


def spoil(release: Path, table: str, change: Callable[[str], str]) -> None:
    """Change the text of a table, and put its hash and size right."""
    path = release / "csv" / f"{table}.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = (resource for resource in package["resources"] if resource["name"] == table)
    resource |= {"bytes": path.stat().st_size, "hash": f"sha256:{bytes_digest(path.read_bytes())}"}
    (release / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize("faults", FAULTS)
def test_frictionless_would_find_a_fault(tmp_path: Path, faults: tuple[Fault, ...]) -> None:
    """The judge can say no: a release broken in single cells, with hashes and sizes put right, is refused for each."""
    release = build(BASE, tmp_path / "release")
    for table, change, _ in faults:
        spoil(release, table, change)

    found = frictionless(release)[1]

    assert {(table, error) for table, _, error in faults} <= found
    if len(faults) > 1:
        assert found == {(table, error) for table, _, error in faults}


def test_frictionless_would_find_a_changed_file(tmp_path: Path) -> None:
    """A file that is not the one described is refused by its hash."""
    release = build(BASE, tmp_path / "release")
    path = release / "csv" / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"Beijing", b"Peking!"))
    assert ("places", "hash-count") in frictionless(release)[1]


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_record_is_of_the_published_schema(release: Path, kind: str) -> None:
    """Each record is accepted by the schema that the release carries, in two engines; a wrong one is not."""
    schema: dict[str, Any] = json.loads((release / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    engines = (jsonschema_rs.validator_for(schema), jsonschema.Draft202012Validator(schema))
    name = FOLDERS[kind].replace("-", "_")  # type: ignore[index]  # a type
    for record in json.loads((release / "json" / f"{name}.json").read_text(encoding="utf-8")):
        assert [engine.is_valid(record) for engine in engines] == [True, True], record["id"]
        assert [engine.is_valid(record | {"surplus": 1}) for engine in engines] == [False, False]


def check_jsonschema(*arguments: str, directory: Path) -> int:
    """The exit status of check-jsonschema, which has its own YAML reader."""
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, check=False).returncode


def test_the_schemas_are_schemas(release: Path) -> None:
    """check-jsonschema accepts each published schema as draft 2020-12."""
    schemas = [f"schema/{kind}.schema.json" for kind in RECORD_TYPES]
    assert check_jsonschema("--check-metaschema", *schemas, directory=release) == 0


def test_the_citation_file_is_one(release: Path) -> None:
    """check-jsonschema accepts `CITATION.cff`, and would refuse it with a wrong type."""
    judge = ("--builtin-schema", "vendor.citation-file-format")
    assert check_jsonschema(*judge, "CITATION.cff", directory=release) == 0
    text = (release / "CITATION.cff").read_text(encoding="utf-8")
    wrong = release.parent / "CITATION.cff"
    wrong.write_text(text.replace("type: dataset", "type: datset"), encoding="utf-8")
    assert check_jsonschema(*judge, "CITATION.cff", directory=release.parent) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sha256sum")
def test_the_checksums_are_those_of_sha256sum(real_release: Path, tmp_path: Path) -> None:
    """`sha256sum --check --strict` agrees with `SHA256SUMS`, and would not after a change."""
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=real_release, capture_output=True, check=False).returncode == 0
    changed = build(BASE, tmp_path / "release")
    assert subprocess.run(check, cwd=changed, capture_output=True, check=False).returncode == 0
    (changed / "README.md").write_bytes((changed / "README.md").read_bytes() + b"\n")
    assert subprocess.run(check, cwd=changed, capture_output=True, check=False).returncode == 1


def test_check_jsonschema_accepts_every_record(real_release: Path, tmp_path: Path) -> None:
    """check-jsonschema finds every record to be of its published schema, and would find a wrong one."""
    (tmp_path / "wrong.json").write_text('[{"id": "Wrong"}]', encoding="utf-8")
    for kind in RECORD_TYPES:
        schema = json.loads((real_release / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        items = {key: value for key, value in schema.items() if key not in {"$defs", "$id", "$schema"}}
        listed = {"$schema": schema["$schema"], "$defs": schema["$defs"], "type": "array", "items": items}
        (tmp_path / "list.schema.json").write_text(json.dumps(listed), encoding="utf-8")
        records = real_release / "json" / f"{FOLDERS[kind].replace('-', '_')}.json"
        assert check_jsonschema("--schemafile", "list.schema.json", str(records), directory=tmp_path) == 0
    assert check_jsonschema("--schemafile", "list.schema.json", "wrong.json", directory=tmp_path) == 1
