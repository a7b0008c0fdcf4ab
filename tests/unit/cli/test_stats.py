"""`dipldata stats`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Run


def test_a_table(work: Path, run: Run) -> None:
    """An answer is a table with a heading."""
    found = run("stats", "contacts", "--data", str(work))
    assert (found.returncode, found.stdout) == (
        0,
        "quarter  level  mode       contacts\n2020-Q1  L4     in_person  1\n2020-Q3  L4     video      1\n",
    )


def test_csv_and_json(work: Path, run: Run) -> None:
    """The same as CSV, and as JSON with numbers as numbers."""
    csv = run("stats", "systematic", "--data", str(work), "--format", "csv")
    assert csv.stdout == "year,contacts,systematic,ad_hoc,unknown,share\n2020,2,2,0,0,1.0\n"
    (row,) = json.loads(run("stats", "gaps", "--on", "2020-10-10", "--data", str(work), "--format", "json").stdout)
    assert (row["rounds"], row["days_since"], row["stated_per_year"]) == (2, 31, 2)


def test_the_window_and_the_day_of_knowledge(work: Path, run: Run) -> None:
    """`--since` leaves out what lies before, `--as-of` what was not known."""
    assert "video" in run("stats", "timeline", "--since", "2020-04-01", "--data", str(work)).stdout
    nothing = run("stats", "timeline", "--since", "2020-04-01", "--as-of", "2020-05-01", "--data", str(work))
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "nothing to show\n")


def test_the_explanation(run: Run) -> None:
    """`--explain` prints how a question counts, without reading any data."""
    found = run("stats", "dormant", "--explain", "--data", "nowhere")
    assert found.returncode == 0
    assert all(word in found.stdout for word in ("Definition:", "Counting rule:", "Caveats:"))


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("nothing",), "'nothing' is not one of 'contacts'"),
        (("suspensions", "--since", "2020-01-01"), "this question takes no --since"),
        (("contacts", "--on", "2020-01-01"), "this question takes no --on"),
        (("contacts", "--since", "soon"), "is not a day"),
        (("contacts", "--plot", "plot.txt"), "a plot is a .png, .svg, .pdf file"),
        (("contacts", "--data", "nowhere"), "no such file or directory: nowhere"),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: tuple[str, ...], text: str) -> None:
    """A wrong name, option, day, file or path ends with status 2 and a line that says why."""
    found = run("stats", *arguments)
    assert found.returncode == 2
    assert text in found.stderr
    assert "Traceback" not in found.stderr


def test_a_plot_without_matplotlib(work: Path, run_program: Run) -> None:
    """The error names the extra to install, and no file is left behind."""
    hide = work / "hidden" / "matplotlib"
    hide.mkdir(parents=True)
    (hide / "__init__.py").write_text("raise ModuleNotFoundError('No module named matplotlib', name='matplotlib')")
    found = run_program("stats", "contacts", "--plot", "plot.svg", "--data", str(work), PYTHONPATH=str(hide.parent))
    assert (found.returncode, found.stderr) == (2, "error: this needs matplotlib: pip install 'dipldata[plot]'\n")
    assert not (work / "plot.svg").exists()
