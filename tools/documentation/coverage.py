"""`docs/coverage.md`: how far the records reach, from the figures that a release carries in its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.exports.coverage import SHARES, coverage_of
from dipldata.ids import TYPE_SLUGS
from tools.documentation.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dipldata.dataset import Dataset

HEAD = """\
# Coverage

How far the records reach, and what they rest on. `make docs` writes this page from the records, and every release
carries the same figures as `coverage` in its `manifest.json`. They change with each record, so a change need not renew
the page: each release does. What is known to be missing stands in [wanted](wanted.md).
"""


def coverage_page(dataset: Dataset) -> str:
    """The page for a dataset."""
    figures = coverage_of(dataset)
    meetings, statements = figures["meetings"], figures["statements"]
    return page(
        HEAD,
        "## Records",
        _counts("type", "records", {TYPE_SLUGS[kind]: number for kind, number in figures["records"].items()}),
        "## Shares",
        table(("share", "number", "of", "what is counted"), map(_share, figures["shares"].items())),
        "## Meetings and statements by year",
        f"Meetings are counted with calls and rounds: {meetings['within_visits_or_alone']:,}, some of them inside "
        f"{meetings['visits']:,} visits, which are left out here and below.",
        table(("year", "meetings", "statements"), _by_year(meetings["by_year"], statements["by_year"])),
        "## Meetings",
        _counts("highest level that took part", "meetings", meetings["by_level"]),
        _counts("status", "meetings", meetings["by_status"]),
        _counts("mode", "meetings", meetings["by_mode"]),
        "## Statements",
        _counts("kind", "statements", statements["by_kind"]),
        "## Working groups",
        _counts("status", "groups", figures["working_groups"]["by_status"]),
        "## Sources",
        _counts("what was read", "sources", figures["sources"]["by_consulted"]),
        _counts("kind", "sources", figures["sources"]["by_kind"]),
    )


def _counts(what: str, counted: str, counts: Mapping[str, int]) -> str:
    return table((what, counted), ((name, f"{number:,}") for name, number in counts.items()))


def _share(entry: tuple[str, dict[str, Any]]) -> tuple[str, ...]:
    name, share = entry
    percent = "" if share["share"] is None else f"{100 * share['share']:.1f} %"
    return percent, f"{share['number']:,}", f"{share['of']:,}", SHARES[name]


def _by_year(meetings: Mapping[str, int], statements: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    for year in sorted({*meetings, *statements}):
        yield year, str(meetings.get(year, 0)), str(statements.get(year, 0))
