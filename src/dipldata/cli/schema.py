"""`dipldata schema`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dipldata.cli.completing import complete_type
from dipldata.cli.options import records_option

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dipldata.ids import RecordType

FOLDER: Final = Path("schema")
IDS_FOLDER: Final = Path(".dipldata/schema")

EPILOG = """\b
Examples:
  dipldata schema                       write schema/<type>.schema.json for every type, and report.schema.json
  dipldata schema meeting --out build   write one schema elsewhere
  dipldata schema --check               as the tests do
  dipldata schema --with-ids            for an editor that completes the ids that exist (docs/editors.md)

\b
Exit status: 0 written or fresh, 1 not fresh (--check), 2 could not run.
"""


@click.command(name="schema", epilog=EPILOG)
@click.argument("types", nargs=-1, metavar="[TYPE]...", shell_complete=complete_type)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the schemas are written, or lie: schema, with --with-ids .dipldata/schema, unless given.",
)
@click.option("--with-ids", is_flag=True, help="Hold references to the ids that exist, for completion in editors.")
@records_option
@click.option("--check", is_flag=True, help="Write nothing; say which files are not what they should be.")
def command(types: tuple[str, ...], out: Path | None, root: Path | None, *, with_ids: bool, check: bool) -> int:
    """Write the JSON Schema of each record type, generated from the models, and that of the JSON report."""
    text_of = _with_ids(root) if with_ids else _published()
    out = out or (IDS_FOLDER if with_ids else FOLDER)
    texts = {f"{kind}.schema.json": text_of(kind) for kind in _kinds(types)}
    if not types and not with_ids:
        texts |= _schema_of_report()
    if check:
        return _report(list(_drift(texts, out, whole=not types)), out, types, with_ids=with_ids)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _replace(out / name, text)
    click.echo(f"{len(texts)} schema{'s' * (len(texts) != 1)} written to {out}/", err=True)
    return 0


def _published() -> Callable[[RecordType], str]:
    from dipldata.schema import schema_text

    return schema_text


def _schema_of_report() -> dict[str, str]:
    from dipldata.reporting.json_report import report_schema_text

    return {"report.schema.json": report_schema_text()}


def _with_ids(root: Path | None) -> Callable[[RecordType], str]:
    """What writes the schemas whose references name the records of the records directory."""
    from dipldata.cli.records import read_dataset
    from dipldata.id_schemas import id_schema_text

    dataset = read_dataset(root)
    return lambda kind: id_schema_text(kind, dataset)


def _kinds(words: Sequence[str]) -> list[RecordType]:
    from dipldata.ids import RECORD_TYPES
    from dipldata.show.asking import parse_type

    return [parse_type(word) for word in words] or list(RECORD_TYPES)


def _drift(texts: dict[str, str], out: Path, *, whole: bool) -> list[str]:
    """What is wrong with each file of the directory, one line a file."""
    faults = []
    for name, text in texts.items():
        path = out / name
        if not path.is_file():
            faults.append(f"{path} is missing")
        elif path.read_bytes() != text.encode():
            faults.append(f"{path} differs from the models")
    others = sorted(out.iterdir()) if whole and out.is_dir() else []
    strays = (f"{path} is the schema of nothing" for path in others if path.name not in texts)
    return sorted([*faults, *strays])


def _report(faults: list[str], out: Path, types: Sequence[str], *, with_ids: bool) -> int:
    if not faults:
        click.echo(f"{out}/ is fresh", err=True)
        return 0
    usual = IDS_FOLDER if with_ids else FOLDER
    words = ["dipldata schema", *types, *["--with-ids"] * with_ids, *(["--out", str(out)] if out != usual else [])]
    click.echo("\n".join(faults))
    click.echo(f"run `{' '.join(words)}`, and delete what is of nothing", err=True)
    return 1


def _replace(path: Path, text: str) -> None:
    """Write a file so that a reader finds the old text or the new, and a fault leaves the old."""
    import os
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
