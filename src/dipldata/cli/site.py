"""`dipldata site`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset

EPILOG = """\b
Examples:
  dipldata site                                          dist/site, of ./records
  dipldata site dist/dipldata-0.2.0 --out public         of a release
  dipldata site --base-url https://example.org/explorer --out public

\b
It needs Jinja2 and icalendar: pip install 'dipldata[site]'.
Exit status: 0 built, 1 the records have errors and nothing was built, 2 could not run.
"""


def _web_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An address of the web; any other text is a usage error."""
    from dipldata.site.addresses import safe_link

    if value is not None and not safe_link(value):
        fault = f"{value!r} is not an address of the web: write https://…"
        raise click.BadParameter(fault, ctx, param)
    return value


@click.command(name="site", epilog=EPILOG)
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[RECORDS|RELEASE]")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist/site"), show_default=True, metavar="DIR",
    help="The directory of the site; an earlier site there is replaced as a whole.",
)  # fmt: skip
@click.option(
    "--base-url", callback=_web_address, metavar="URL",
    help="Where the site will stand: for citations, the feed and search engines, which need whole addresses.",
)  # fmt: skip
@click.option(
    "--project-url", callback=_web_address, metavar="URL",
    help="The repository, for links that report a mistake or edit a record.",
)  # fmt: skip
@colour_option
def command(
    source: Path | None, out: Path, *, base_url: str | None, project_url: str | None, color: bool | None
) -> int:
    """Build the explorer: a static site of a dataset.

    The source is a directory of records, which is validated first, or a release: its directory or a zip file of it.
    Without one, it is ./records, or the nearest one above. The site can be opened from disk or put on any host; it asks
    nothing of any other. The same source and options always give the same bytes. It appears all at once.
    """
    ds = open_source(source, color=color)
    if ds is None:
        return 1
    from dipldata.site import Options, plan_site
    from dipldata.site.writing import write_site

    with Progress("Writing pages") as progress:
        written = write_site(plan_site(ds, Options(base_url, project_url), progress), out)
    home = (out / "index.html").as_posix()
    click.echo(f"{home}: {len(ds):,} records, {written.files:,} files, {written.size:,} bytes")
    return 0


def open_source(source: Path | None, *, color: bool | None) -> Dataset | None:
    """The dataset of records or of a release, or None where the records have errors, which are then printed."""
    from dipldata.bundled import is_release
    from dipldata.cli.build import sound_dataset
    from dipldata.errors import NoSuchPathError
    from dipldata.linked.opening import linked_dataset, load
    from dipldata.tables import released

    if source is not None and not source.exists():
        raise NoSuchPathError(source)
    if source is not None and is_release(source):
        return load(source)
    records = sound_dataset(source, color=color)
    return None if records is None else linked_dataset(released(records))
