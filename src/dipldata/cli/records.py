"""The records for the commands that only look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.dataset import Dataset


def read_dataset(root: Path | None) -> Dataset:
    """Read the records directory; files that hold no record are counted in a line on the standard error."""
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    with Progress("Reading records") as progress:
        corpus = load_files(find_scope(root, ()).files, progress)
    unread = sum(file.record is None for file in corpus.files)
    if unread:
        what = "1 file holds no record" if unread == 1 else f"{unread} files hold no record"
        click.echo(f"note: {what} that can be read; run `dipldata validate`", err=True)
    return corpus.dataset
