"""What is generated from the code is fresh, and complete."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from dipldata.cli import main
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS
from dipldata.reporting.json_report import report_schema_text
from dipldata.schema import schema_text
from dipldata.tables import TABLES
from tools.documentation.__main__ import drift, write
from tools.documentation.data_dictionary import data_dictionary_page
from tools.documentation.pages import plan_pages

ROOT = Path(__file__).parents[2]
COMMANDS = main.list_commands(click.Context(main))


def test_the_generated_pages_are_fresh() -> None:
    """Every generated page is what the code gives, and no other page lies among them; `make docs` mends it."""
    assert drift(ROOT) == []


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_the_schemas_are_fresh(kind: str) -> None:
    """The committed schema is the one of the models; `make docs` mends it."""
    assert (ROOT / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8") == schema_text(kind)  # type: ignore[arg-type]  # a record type


def test_no_schema_lies_about() -> None:
    """There is a schema for each record type and one for the report, and no other."""
    names = (*RECORD_TYPES, "report")
    assert {path.name for path in (ROOT / "schema").iterdir()} == {f"{name}.schema.json" for name in names}


def test_the_schema_of_the_report_is_fresh() -> None:
    """The committed schema is the one of the code; `make docs` mends it."""
    assert (ROOT / "schema" / "report.schema.json").read_text(encoding="utf-8") == report_schema_text()


def test_drift_is_found_and_mended(tmp_path: Path) -> None:
    """A missing, a changed and a stray page are found, and writing mends all three."""
    write(tmp_path)
    assert drift(tmp_path) == []
    (tmp_path / "docs" / "cli.md").write_text("old\n", encoding="utf-8")
    (tmp_path / "docs" / "rules" / "text-empty.md").unlink()
    (tmp_path / "docs" / "rules" / "no-such-code.md").write_text("old\n", encoding="utf-8")
    assert drift(tmp_path) == ["docs/cli.md", "docs/rules/no-such-code.md", "docs/rules/text-empty.md"]
    write(tmp_path)
    assert drift(tmp_path) == []


def test_the_check_ends_with_1_on_drift() -> None:
    """The program that writes the pages also checks them, for scripts."""
    command = [sys.executable, "-m", "tools.documentation", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_the_data_dictionary_has_every_field_and_column() -> None:
    """Every field of every record type and every column of every table stands in the data dictionary."""
    text = data_dictionary_page()
    fields = {info.alias or name for model in MODELS.values() for name, info in model.model_fields.items()}
    columns = {column.name for table in TABLES for column in table.columns}
    assert [name for name in sorted(fields | columns) if f"| `{name}`" not in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_and_tells_its_exit_status(name: str) -> None:
    """The help of each command shows how to use it and how it ends."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    epilog = command.epilog or ""
    assert f"dipldata {name}" in epilog
    assert "Exit status: 0" in epilog
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_pages_are_the_same_every_time() -> None:
    """Two runs give the same text."""
    assert plan_pages() == plan_pages()
