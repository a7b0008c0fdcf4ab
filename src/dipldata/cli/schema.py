"""`dipldata schema`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.completing import complete_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.ids import RecordType

EPILOG = """\b
Examples:
  dipldata schema                       write schema/<type>.schema.json for every type
  dipldata schema meeting --out build   write one schema elsewhere
  dipldata schema --check               as the tests do

\b
Exit status: 0 written or fresh, 1 not fresh (--check), 2 could not run.
"""


@click.command(name="schema", epilog=EPILOG)
@click.argument("types", nargs=-1, metavar="[TYPE]...", shell_complete=complete_type)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schema"),
    show_default=True,
    metavar="DIR",
    help="Where the schemas are written, or lie.",
)
@click.option("--check", is_flag=True, help="Write nothing; say which files are not what they should be.")
def command(types: tuple[str, ...], out: Path, *, check: bool) -> int:
    """Write the JSON Schema of each record type, generated from the models."""
    from dipldata.schema import schema_text

    texts = {f"{kind}.schema.json": schema_text(kind) for kind in _kinds(types)}
    if check:
        return _report(list(_drift(texts, out, whole=not types)), out, types)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _replace(out / name, text)
    click.echo(f"{len(texts)} schema{'s' * (len(texts) != 1)} written to {out}/", err=True)
    return 0


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
    strays = (f"{path} is the schema of no record type" for path in others if path.name not in texts)
    return sorted([*faults, *strays])


def _report(faults: list[str], out: Path, types: Sequence[str]) -> int:
    if not faults:
        click.echo(f"{out}/ is fresh", err=True)
        return 0
    words = ["dipldata schema", *types, *(["--out", str(out)] if out != Path("schema") else [])]
    click.echo("\n".join(faults))
    click.echo(f"run `{' '.join(words)}`, and delete what is of no type", err=True)
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
