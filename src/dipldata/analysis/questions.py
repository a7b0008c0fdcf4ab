"""The questions by name, as `dipldata stats` asks them: what answers each, and how the answer is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import getdoc
from typing import TYPE_CHECKING, Any, Final, Literal

from dipldata import analysis

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.filters import DayLike

Takes = Literal["window", "day", "nothing"]
"""What a question is asked with: a window of days, one day, or nothing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How rows are drawn: bars of the sum of `value` (of 1 for each row where it is empty) by `by`, in colours by `of`.

    Only the `most` longest bars are drawn; bars by quarter, year or day stand in the order of time.
    """

    by: str
    value: str
    of: str
    label: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the function that answers it, what it is asked with, and how the answer is drawn."""

    function: Callable[..., tuple[Any, ...]]
    takes: Takes
    drawing: Drawing

    @property
    def summary(self) -> str:
        """What it asks, in a sentence."""
        return (getdoc(self.function) or "").partition("\n\n")[0].replace("\n", " ")

    def ask(
        self, ds: Dataset, since: DayLike | None = None, until: DayLike | None = None, on: dt.date | None = None
    ) -> tuple[Any, ...]:
        """The rows of the answer."""
        if self.takes == "nothing":
            return self.function(ds)
        return self.function(ds, on) if self.takes == "day" else self.function(ds, since, until)


QUESTIONS: Final[Mapping[str, Question]] = {
    "contacts": Question(analysis.contacts_per_quarter, "window", Drawing("quarter", "contacts", "level", "contacts")),
    "gaps": Question(analysis.group_gaps, "day", Drawing("group", "median_gap", "formality", "median gap in days", 30)),
    "dormant": Question(
        analysis.dormant_groups, "day", Drawing("group", "days_since", "expected_from", "days since the last round", 30)
    ),
    "suspensions": Question(
        analysis.suspensions, "nothing", Drawing("group", "days", "by", "days until the resumption", 30)
    ),
    "one-sided": Question(
        analysis.one_sided_topics, "window", Drawing("label", "", "side", "meetings in which one side named it", 30)
    ),
    "one-sided-years": Question(
        analysis.one_sided_by_year, "window", Drawing("year", "meetings", "side", "topics named by one side only")
    ),
    "pairs": Question(analysis.who_meets_whom, "window", Drawing("second", "contacts", "first", "contacts", 20)),
    "systematic": Question(
        analysis.systematic_share, "window", Drawing("year", "share", "", "share of contacts that are systematic")
    ),
    "plans": Question(analysis.announced_plans, "nothing", Drawing("outcome", "", "first_status", "plans")),
    "commitments": Question(analysis.commitments, "day", Drawing("kind", "", "state", "promises")),
    "unnamed": Question(
        analysis.unnamed_share, "window", Drawing("year", "share", "", "share of claims on unnamed sources")
    ),
    "timeline": Question(analysis.timeline, "window", Drawing("day", "", "mode", "contacts")),
}
"""The questions in the order of the help."""
