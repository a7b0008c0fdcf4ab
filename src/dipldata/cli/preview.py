"""`dipldata preview`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dipldata.cli.options import colour_option, records_option
from dipldata.cli.reports import print_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.loading import Corpus, RecordFile

_OUT: Final = Path(".dipldata/preview")
EPILOG = """\b
Examples:
  dipldata preview records/meetings/2023/2023-11-03-lambert-hong-liang-beijing.yaml
  dipldata preview my-new-record.yaml --open
  git diff --name-only main -- records | xargs dipldata preview

\b
It needs Jinja2 and icalendar: pip install 'dipldata[site]'.
Exit status: 0 rendered, 1 a named file holds no readable record, 2 could not run.
"""


@click.command(name="preview", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@records_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=_OUT, show_default=True, metavar="DIR",
    help="Where the pages are put; an earlier preview there is replaced.",
)  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open the first page in the browser.")
@colour_option
def command(paths: tuple[Path, ...], root: Path | None, out: Path, *, show: bool, color: bool | None) -> int:
    """Render the pages of some records, as readers will see them.

    PATHS are files or directories of records, drafts included; a file outside the records directory takes the place of
    the record of the same type and id. The pages of the records that they refer to, and that refer to them, are
    rendered, too. Problems of the named files are printed, but only a file without a readable record stops it.
    """
    from dipldata.checking import check_corpus
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    scope = find_scope(root, paths)
    corpus = load_files(scope.files)
    print_report(check_corpus(corpus, only=scope.only), corpus, color=color)
    named = [file for file in corpus.files if scope.only is None or file.path in scope.only]
    pages = [] if any(file.record is None for file in named) else _render(named, corpus, out)
    if not pages:
        click.echo("error: no page was rendered: mend the files that hold no readable record first", err=True)
        return 1
    for page in pages:
        click.echo(page.resolve().as_uri())
    if show:
        click.launch(pages[0].resolve().as_uri())
    return 0


def _render(named: Sequence[RecordFile], corpus: Corpus, out: Path) -> list[Path]:
    """Write the pages of some records and their neighbours; returns the pages of the records themselves."""
    from dipldata.linked.opening import linked_dataset
    from dipldata.site import plan_preview
    from dipldata.site.addresses import page_of
    from dipldata.site.writing import write_site

    ds = linked_dataset(corpus.dataset)
    records = [found for file in named if file.kind and file.record and (found := ds.find(file.kind, file.record.id))]
    if not records:
        return []
    write_site(plan_preview(ds, records), out)
    return [out / page_of(record.kind_of_record, file_id) for record in records for file_id in [record.to_dict()["id"]]]
