"""The form of a code's page."""

from __future__ import annotations

import textwrap
from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_WIDTH: Final = 120


def kind(  # noqa: PLR0913 - the sections of a page
    code: str, title: str, *, what: str, why: str, bad: str, good: str, fix: str
) -> ProblemKind:
    """Return a problem code of this package with its page; every one of them is an error.

    `bad` and `good` are whole files. What cannot be shown stands in them as an escape in double quotes.
    """
    sections = [
        title,
        _section("What", what),
        _section("Why", why),
        f"Bad:\n\n```yaml\n{bad}\n```",
        f"Good:\n\n```yaml\n{good}\n```",
        _section("Fix", fix),
        "Since: 0.1.0",
    ]
    return ProblemKind(code, Severity.ERROR, Stage.YAML, "\n\n".join(sections) + "\n")


def _section(name: str, text: str) -> str:
    return textwrap.fill(f"{name}: {text}", _WIDTH, break_long_words=False, break_on_hyphens=False)
