"""The committed settings of editors, proved with the language server that editors use."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from dipldata.id_schemas import id_schema_text
from dipldata.ids import FOLDERS, RECORD_TYPES
from dipldata.loading import load_corpus
from tests.editors.language_server import HERE, SERVER, LanguageServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset

ROOT: Final = HERE.parents[1]
BASE: Final = ROOT / "tests" / "corpus" / "good" / "base"
SETTINGS: Final = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
MEETING: Final = "records/meetings/2020/2020-03-04-example-li-beijing.yaml"
GROUP: Final = "records/working-groups/lighthouse-consultations.yaml"

pytestmark = pytest.mark.skipif(not SERVER.exists(), reason="no language server is installed here: run `make test`")


def documented_settings() -> dict[str, Any]:
    """The settings that the page on editors gives for schemas with ids."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    blocks = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)]
    found: dict[str, Any] = next(block for block in blocks if ".dipldata" in json.dumps(block))
    return found


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The records of the base of the corpus."""
    return load_corpus([BASE / "records"]).dataset


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> Path:
    """A folder with the base of the corpus, the live records beside it, and both kinds of schemas."""
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "schema", folder / "schema")
    shutil.copytree(BASE / "records", folder / "records")
    shutil.copytree(ROOT / "records", folder / "live" / "records")
    (folder / ".dipldata" / "schema").mkdir(parents=True)
    for kind in RECORD_TYPES:
        target = folder / ".dipldata" / "schema" / f"{kind}.schema.json"
        target.write_text(id_schema_text(kind, dataset), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(workspace: Path) -> Iterator[LanguageServer]:
    """A server with the committed settings."""
    with LanguageServer(workspace, SETTINGS) as running:
        yield running


@pytest.fixture(scope="module")
def knowing_ids(workspace: Path) -> Iterator[LanguageServer]:
    """A server with the committed settings and, over them, those of the page on editors."""
    both = {**SETTINGS["yaml.schemas"], **documented_settings()["yaml.schemas"]}
    with LanguageServer(workspace, {**SETTINGS, "yaml.schemas": both}) as running:
        yield running


def variant(workspace: Path, name: str, old: str = "", new: str = "") -> tuple[Path, str]:
    """The path of a file that does not exist, and the text of a record with one change."""
    path = workspace / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    changed = path.with_name(f"{abs(hash((name, old, new)))}.yaml")
    return changed, text.replace(old, new, 1)


def place_of(text: str, part: str, *, after: bool = False) -> tuple[int, int]:
    """Line and column (from 1) at which a part of a text begins or ends."""
    at = text.index(part) + (len(part) if after else 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def squiggles(server: LanguageServer, path: Path, text: str) -> list[tuple[str, str]]:
    """What the server underlines, with what it says."""
    found = []
    for each in server.diagnose(path, text):
        start, end = each["range"]["start"], each["range"]["end"]
        lines = text.splitlines()
        assert start["line"] == end["line"]
        found.append((lines[start["line"]][start["character"] : end["character"]], each["message"]))
    return found


def completed(server: LanguageServer, path: Path, text: str, part: str) -> dict[str, str]:
    """What the server proposes behind a part of a text, with what it says about each."""
    server.diagnose(path, text)
    items = server.ask("completion", path, *place_of(text, part, after=True))["items"]
    return {item["label"]: _words(item.get("documentation", "")) for item in items}


def _words(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text["value"]


def hover(server: LanguageServer, path: Path, text: str, part: str) -> str:
    """What the server says about the key at which a part of a text begins."""
    server.diagnose(path, text)
    line, column = place_of(text, part)
    return str(server.ask("hover", path, line, column + 1)["contents"]["value"])


def test_every_type_has_its_schema() -> None:
    """The settings give each folder of records the schema of its type, and to nothing else."""
    expected = {f"./schema/{kind}.schema.json": f"records/{FOLDERS[kind]}/**/*.yaml" for kind in RECORD_TYPES}
    assert SETTINGS["yaml.schemas"] == expected
    with_ids = {key.replace("./", "./.dipldata/"): value for key, value in expected.items()}
    assert documented_settings()["yaml.schemas"] == with_ids


def test_the_settings_are_part_of_the_repository() -> None:
    """Git ignores what else an editor leaves, but not the settings that everybody shares."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = [".vscode/settings.json", ".vscode/extensions.json", ".vscode/launch.json", ".dipldata/schema/x.json"]
    command = ["git", "-c", "safe.directory=*", "check-ignore", *names]
    ignored = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert ignored == names[2:]


def test_a_wrong_vocabulary_value_is_underlined(server: LanguageServer, workspace: Path) -> None:
    """The value alone is underlined, and the words that are allowed are named."""
    path, text = variant(workspace, MEETING, "mode: in_person", "mode: in-person")
    [(underlined, message)] = squiggles(server, path, text)
    assert underlined == "in-person"
    assert '"in_person", "phone", "video"' in message


def test_a_missing_field_is_underlined_where_it_is_missing(server: LanguageServer, workspace: Path) -> None:
    """The entry that lacks the field is underlined, by its first key."""
    path, text = variant(workspace, MEETING, "    capacity: head\n    attendance: reported\n", "    capacity: head\n")
    found = server.diagnose(path, text)
    assert [each["message"] for each in found] == ['Missing property "attendance".']
    assert found[0]["range"]["start"] == {"line": 9, "character": 4}


def test_a_misspelt_field_is_underlined(server: LanguageServer, workspace: Path) -> None:
    """The misspelt key is underlined, and the missing field is named at the top of the record."""
    path, text = variant(workspace, MEETING, "verification:", "verifcation:")
    assert squiggles(server, path, text) == [
        ("i", 'Missing property "verification".'),
        ("verifcation", "Property verifcation is not allowed."),
    ]


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        (MEETING, "mode:", "How the sides were in contact."),
        (MEETING, "start:", "First day, in the place where it happened."),
        (MEETING, "person:", "The person."),
        (GROUP, "formality:", "Whether"),
        (GROUP, "citations:", "The sources that support the record."),
    ],
)
def test_hover_says_what_a_field_holds(
    server: LanguageServer, workspace: Path, name: str, key: str, words: str
) -> None:
    """A field shows its own description, also where it shares its type with other fields."""
    path, text = variant(workspace, name, key, f"{key}")
    assert words in hover(server, path.with_stem(f"{path.stem}{key[:3]}"), text, key)


def test_fields_and_values_complete(server: LanguageServer, workspace: Path) -> None:
    """Values complete with what each means, fields with those that are not there yet; the type is never proposed."""
    path, text = variant(workspace, MEETING, "mode: in_person", "mode: ")
    assert completed(server, path, text, "mode: ")["video"] == "By video link."
    path, text = variant(workspace, MEETING, "kind: round\n", "kind: round\nn\n")
    fields = completed(server, path, text, "kind: round\nn")
    assert {"notes", "no_readout", "names_by_side"} <= set(fields)
    assert not {"type", "mode"} & set(fields)


def test_a_person_completes(knowing_ids: LanguageServer, workspace: Path) -> None:
    """Ids of people are proposed with all their names and offices; a half-written one is underlined."""
    path, text = variant(workspace, MEETING, "person: li-shili", "person: li")
    found = completed(knowing_ids, path, text, "person: li")
    assert {"ann-example", "eve-scholar", "li-shili"} <= set(found)
    assert found["li-shili"] == "Li Shili, 李示例; Director-General"
    path, text = variant(workspace, MEETING, "person: li-shili", "person: li-shi")
    assert [underlined for underlined, _ in squiggles(knowing_ids, path, text)] == ["li-shi"]


@pytest.mark.parametrize(
    ("name", "change", "proposed"),
    [
        (MEETING, ("office: director-general", "office: d"), {"director-general", "fellow", "head-of-bureau"}),
        (MEETING, ("place: beijing", "place: b"), {"beijing", "washington"}),
        (MEETING, ("citations:\n  - us-2020-03-04-talks", "citations:\n  - u"), {"us-2020-03-04-talks"}),
        (MEETING, ("source: cn-2020-03-05-talks", "source: c"), {"cn-2020-03-05-talks"}),
        (GROUP, ("used_by: press", "used_by: p"), {"press", "us", "cn"}),
        (GROUP, ('"2020-02-01-two-people-plan#group"', "two-people"), {"2020-02-01-two-people-plan#group"}),
    ],
)
def test_references_complete(
    knowing_ids: LanguageServer, workspace: Path, name: str, change: tuple[str, str], proposed: set[str]
) -> None:
    """Offices, places, sources in both forms, words beside parties, and claims complete, too."""
    path, text = variant(workspace, name, *change)
    assert proposed <= {label.strip('"') for label in completed(knowing_ids, path, text, change[1])}


def test_a_wrong_citation_is_underlined(knowing_ids: LanguageServer, workspace: Path) -> None:
    """An unknown source is underlined in either form of a citation."""
    slip = ("citations:\n  - us-2020-03-04-talks", "citations:\n  - us-2020-03-04-tlks")
    path, text = variant(workspace, MEETING, *slip)
    [(underlined, message)] = squiggles(knowing_ids, path, text)
    assert (underlined, message[:28]) == ("us-2020-03-04-tlks", "there is no such source; if ")
    path, text = variant(workspace, MEETING, "source: cn-2020-03-05-talks", "source: cn-2020-03-05-tlks")
    assert [part for part, _ in squiggles(knowing_ids, path, text)] == ["cn-2020-03-05-tlks"]


def test_typed_references_complete(knowing_ids: LanguageServer, workspace: Path) -> None:
    """A reference of the form type/id completes to the records of every type."""
    name = "records/statements/2020/2020-03-04-us-readout.yaml"
    path, text = variant(workspace, name, "meeting/2020-03-04-example-li-beijing", "m")
    found = completed(knowing_ids, path, text, "about:\n      - m")
    assert found["meeting/2020-03-04-example-li-beijing"] == "2020-03-04 First consultations on lighthouses"
    assert "working-group/lighthouse-consultations" in found


def test_no_record_is_underlined(server: LanguageServer, workspace: Path) -> None:
    """Neither the base of the corpus nor any live record that the library accepts has a squiggle."""
    folders = [workspace / "records", workspace / "live" / "records"]
    corpus = load_corpus(folders)
    paths = [Path(file.path) for file in corpus.files if file.record is not None]
    assert len(paths) > 1000
    assert server.underlined(controls(folders[0]), paths) == []


def test_no_record_is_underlined_for_its_ids(knowing_ids: LanguageServer, workspace: Path) -> None:
    """The schemas with ids accept the records that they were made from."""
    paths = sorted((workspace / "records").rglob("*.yaml"))
    assert knowing_ids.underlined(controls(workspace / "records"), paths) == []


def controls(records: Path) -> list[Path]:
    """A path of a broken record for each type: the server must refuse each before its silence means anything."""
    return [records / FOLDERS[kind] / "control.yaml" for kind in RECORD_TYPES]
