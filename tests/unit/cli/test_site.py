"""`dipldata site` and `dipldata preview`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main

pytest.importorskip("jinja2", reason="the site needs its extra")
pytest.importorskip("icalendar", reason="the site needs its extra")

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
PLAN = "records/sources/2020/gazette-2020-02-01-plan.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a copy of the corpus's records."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [*arguments])


def test_a_site_is_built(here: Path) -> None:
    """Without options, the site lies in dist/site; where to begin, and how large it is, are told."""
    result = run("site")

    assert result.exit_code == 0
    assert result.stdout.startswith("dist/site/index.html: ")
    assert (here / "dist/site/index.html").is_file()
    pages = [path for path in (here / "dist/site").rglob("*") if path.is_file()]
    assert f"{len(pages):,} files" in result.stdout


def test_a_release_gives_the_same_pages(here: Path) -> None:
    """The site of a release is that of its records."""
    assert run("build").exit_code == run("site", "--out", "one").exit_code == 0
    release = next((here / "dist").glob("dipldata-*"))
    assert run("site", str(release), "--out", "two").exit_code == 0

    one, two = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*.html")}
        for root in (here / "one", here / "two")
    )
    assert one == two


def test_an_earlier_site_is_replaced(here: Path) -> None:
    """A page that is no longer there goes; anything but a site stays as it is."""
    run("site")
    (here / "dist/site/stale.html").touch()
    assert run("site").exit_code == 0
    assert not (here / "dist/site/stale.html").exists()

    (here / "mine").mkdir()
    (here / "mine/letter.txt").touch()
    result = run("site", "--out", "mine")
    assert result.exit_code == 2
    assert [path.name for path in (here / "mine").iterdir()] == ["letter.txt"]


def test_records_with_errors_give_no_site(here: Path) -> None:
    """Errors are printed, and nothing is written."""
    (here / PLAN).write_text("id: 1\n", encoding="utf-8")
    result = run("site")

    assert result.exit_code == 1
    assert "gazette-2020-02-01-plan.yaml" in result.stdout
    assert not (here / "dist").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("option", ["--base-url", "--project-url"])
def test_addresses_must_be_of_the_web(option: str) -> None:
    """An address that is none is a usage error."""
    result = run("site", option, "javascript:alert(1)")

    assert result.exit_code == 2
    assert "is not an address of the web" in result.stderr


def test_a_preview_is_rendered(here: Path) -> None:
    """The pages of the named records are told as addresses that a browser opens."""
    result = run("preview", PLAN)
    page = here / ".dipldata/preview/source/gazette-2020-02-01-plan.html"

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [page.as_uri()]
    assert page.is_file()
    assert (here / ".dipldata/preview/index.html").is_file()


def test_drafts_and_records_with_problems_are_previewed(here: Path) -> None:
    """A draft is shown; problems are printed, and stop nothing as long as there is a record."""
    path = here / PLAN
    path.write_text(path.read_text(encoding="utf-8") + "state: draft\n", encoding="utf-8")
    result = run("preview", PLAN)

    assert result.exit_code == 0
    assert "warning" in result.stdout + result.stderr or "error" in result.stdout + result.stderr
    assert (here / ".dipldata/preview/source/gazette-2020-02-01-plan.html").is_file()


def test_files_without_a_record_are_not_previewed(here: Path) -> None:
    """A file that holds no readable record is reported, and nothing is rendered."""
    (here / PLAN).write_text("id: [", encoding="utf-8")
    result = run("preview", PLAN)

    assert result.exit_code == 1
    assert "no page was rendered" in result.stderr
    assert not (here / ".dipldata/preview").exists()
