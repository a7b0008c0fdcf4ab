"""`dipldata release`: the next version from what changed; what would break a promise to past users is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from dipldata.changes import apply_changes
from dipldata.cli import main
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release
from dipldata.release.writing import write_release

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Library\n\n- A thing.\n\n### Records\n\n- In words.\n"
OLD = Path("old")
DOUBT = "statements/2020/2020-02-01-scholar-doubt"


def run(*arguments: str) -> Result:
    """Call the command line."""
    return CliRunner().invoke(main, [*arguments])


def release(*arguments: str) -> Result:
    """Make a release of a day."""
    return run("release", "--date", "2026-11-23", *arguments)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first release was made, and stands in `old`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, "records")
    Path("CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    shutil.copy(ROOT / "CITATION.cff", "CITATION.cff")
    made = release("--first")
    assert made.exit_code == 0, made.output
    keep_as_old("0.1.0")
    return tmp_path


def keep_as_old(version: str) -> None:
    """Build the records as the old release."""
    write_release(plan_release(load_corpus([Path("records")]).dataset, version), OLD)


def text_of(name: str) -> str:
    """The text of a record."""
    return Path("records", f"{name}.yaml").read_text(encoding="utf-8")


def write(name: str, text: str) -> None:
    """Write a record."""
    Path("records", f"{name}.yaml").write_text(text, encoding="utf-8")


def revise(name: str, field: str, old: str, new: str) -> None:
    """Change a field of a record, with a revision."""
    text = text_of(name)
    assert old in text
    revision = f"revisions:\n  - date: 2020-10-01\n    kind: correction\n    fields: [{field}]\n    note: Put right.\n"
    write(name, text.replace(old, new) + revision)


def topic(name: str) -> None:
    """A new topic."""
    write(f"topics/{name}", f"id: {name}\nlabel: {name.title()}\nparent: examples\ndefinition: Things of that name.\n")


def retire(name: str, line: str) -> None:
    """Retire a record; the line says what became of it."""
    write(name, f"id: {name.rpartition('/')[2]}\nstate: retired\n{line}\n")


def retag(old: str, new: str) -> None:
    """Give other topics to what had a topic."""
    for path in sorted(Path("records").rglob("*.yaml")):
        name = path.relative_to("records").with_suffix("").as_posix()
        if f"  - {old}\n" in text_of(name):
            revise(name, "topics", f"  - {old}\n", new)


def added() -> None:
    """A new record."""
    topic("beacons")


def corrected() -> None:
    """A value put right."""
    revise("topics/lighthouses", "definition", "Lights that mark a coast.", "Lights that mark a coast or a port.")


def merged() -> None:
    """A record that is one with another."""
    retire("organizations/institute", "replaced_by: [gazette]")
    revise("people/eve-scholar", "offices", "organization: institute", "organization: gazette")


def renamed() -> None:
    """A record that goes on under another id."""
    write("topics/beacons", text_of("topics/lighthouses").replace("id: lighthouses", "id: beacons"))
    retire("topics/lighthouses", "replaced_by: [beacons]")
    retag("lighthouses", "  - beacons\n")


def split() -> None:
    """A record that becomes two."""
    topic("beacons")
    topic("towers")
    retire("topics/lighthouses", "replaced_by: [beacons, towers]")
    retag("lighthouses", "  - beacons\n  - towers\n")


def withdrawn() -> None:
    """A record that should not have been one."""
    retire(DOUBT, "reason: It was no statement.")


CASES: list[tuple[Callable[[], None], str, str, str]] = [
    (added, "0.2.0", "added", "#### Added\n\n- `topic/beacons`: Beacons"),
    (corrected, "0.1.1", "changed", "#### Corrected\n\n- `topic/lighthouses`: Lighthouses\n  - `definition`: "),
    (merged, "0.1.1", "retired", "- `organization/institute`: Institute of Examples, now `organization/gazette`"),
    (renamed, "0.2.0", "renamed", "- `topic/lighthouses`: Lighthouses, now `topic/beacons`"),
    (split, "0.2.0", "retired", "- `topic/lighthouses`: Lighthouses, now `topic/beacons`, `topic/towers`"),
    (withdrawn, "0.1.1", "retired", ", withdrawn: It was no statement"),
]


@pytest.mark.parametrize(("change", "version", "what", "told"), CASES, ids=[case[0].__name__ for case in CASES])
@pytest.mark.usefixtures("repository")
def test_what_changed_makes_the_version(change: Callable[[], None], version: str, what: str, told: str) -> None:
    """Each change has its entry, its place in the changelog and its bump, and past promises hold afterwards."""
    change()
    made = release(OLD.name)
    assert made.exit_code == 0, made.output
    document = json.loads(Path(f"dist/dipldata-{version}-changes.json").read_text(encoding="utf-8"))
    assert document["counts"][what] == 1
    new = Path("new")
    write_release(plan_release(load_corpus([Path("records")]).dataset, version), new)
    assert apply_changes(plain(OLD), document) == plain(new)
    assert told in Path("CHANGELOG.md").read_text(encoding="utf-8").partition("## [0.1.0]")[0]
    assert Path(f"releases/{version}.json").is_file()
    assert run("validate").exit_code == 0


def plain(folder: Path) -> dict[str, Any]:
    """The records of a release by name."""
    content = json.loads((folder / "dipldata.json").read_text(encoding="utf-8"))
    lists = [value for value in content.values() if isinstance(value, list)]
    return {f"{each['type'].replace('_', '-')}/{each['id']}": each for records in lists for each in records}


def test_the_first_release(repository: Path) -> None:
    """It lists every record in its index, dates changelog and citation, and keeps what people wrote."""
    index = json.loads((repository / "releases" / "0.1.0.json").read_text(encoding="utf-8"))
    assert len(index["records"]) == len(list(BASE.rglob("*.yaml")))
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = "## [Unreleased]\n\n### Library\n\n### Records\n\n## [0.1.0] - 2026-11-23\n\n### Library\n\n- A thing.\n\n"
    assert f"{heads}### Records\n\n- In words.\n\n#### Added\n\n- `statement/" in changelog
    citation = (repository / "CITATION.cff").read_text(encoding="utf-8")
    assert citation.count("version: 0.1.0\ndate-released: 2026-11-23\n") == 1


def forgotten() -> None:
    """A record whose file is gone, with nothing in its place; its index is not asked here."""
    Path(f"records/{DOUBT}.yaml").unlink()
    shutil.rmtree("releases")


def drafted() -> None:
    """A record that became a draft."""
    write(DOUBT, text_of(DOUBT).replace("kind:", "state: draft\nkind:", 1))
    shutil.rmtree("releases")


def unchanged() -> None:
    """Nothing."""


def vanished() -> None:
    """Three of 21 topics, retired at once."""
    names = [f"topic-{chr(97 + at)}" for at in range(19)]
    for name in names:
        topic(name)
    keep_as_old("0.1.0")
    shutil.rmtree("releases")
    for name in names[:3]:
        retire(f"topics/{name}", "reason: Not needed.")


def emptied() -> None:
    """The wider topic of 20 topics, left out."""
    names = [f"topic-{chr(97 + at)}" for at in range(20)]
    for name in names:
        topic(name)
    keep_as_old("0.1.0")
    shutil.rmtree("releases")
    for name in names[:15]:
        write(f"topics/{name}", text_of(f"topics/{name}").replace("parent: examples\n", ""))


@pytest.mark.parametrize(
    ("change", "options", "reason"),
    [
        (forgotten, (), "statement/2020-02-01-scholar-doubt was deleted, and nothing says what became of it"),
        (drafted, (), "statement/2020-02-01-scholar-doubt was deleted, and nothing says what became of it"),
        (unchanged, (), "nothing that is released has changed since 0.1.0"),
        (vanished, (), "3 of 21 topic records would be gone, more than 10%"),
        (emptied, (), "topic.parent was filled in 95% and is filled in 27% in the records of both releases"),
        (added, ("--as", "0.1.1"), "version 0.1.1 says too little: it has to be 0.2.0 at least (1 id is new)"),
    ],
)
def test_a_broken_promise_stops_the_release(
    repository: Path, change: Callable[[], None], options: tuple[str, ...], reason: str
) -> None:
    """The reason is given, and not a byte is written."""
    change()
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    refused = release(OLD.name, *options)
    assert refused.exit_code == 2, refused.output
    assert f"error: the release is refused:\n  {reason}" in refused.stderr
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before


def test_errors_in_the_records_stop_the_release(repository: Path) -> None:
    """They are reported, as by `validate`."""
    (repository / "records" / "topics" / "lighthouses.yaml").unlink()
    refused = release(OLD.name)
    assert refused.exit_code == 1
    assert "release-id-lost" in refused.output


@pytest.mark.usefixtures("repository")
def test_a_dry_run_only_tells() -> None:
    """Version and changelog are printed; nothing is written."""
    added()
    told = release(OLD.name, "--dry-run")
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, "would be 0.2.0 (minor)")
    assert not Path("dist/dipldata-0.2.0-changes.json").exists()


@pytest.mark.usefixtures("repository")
def test_the_version_may_rise_further() -> None:
    """Whoever has a reason may say so; a version of another form is a usage error."""
    corrected()
    assert release(OLD.name, "--as", "v1").exit_code == 2
    assert release(OLD.name, "--as", "1.0.0").exit_code == 0
    assert Path("releases/1.0.0.json").is_file()


@pytest.mark.usefixtures("repository")
def test_a_changelog_without_place_for_it_is_refused() -> None:
    """Nothing is guessed of what is unreleased."""
    added()
    Path("CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    refused = release(OLD.name)
    assert (refused.exit_code, Path("releases/0.2.0.json").exists()) == (2, False)
    assert "CHANGELOG.md has no ## [Unreleased]" in refused.stderr
