"""A page for every problem code, and the table of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dipldata.catalogue import KINDS, SECTIONS
from tools.documentation.markdown import NOTE, page, table

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):[ ]*\n*", re.MULTILINE)


def code_page(kind: ProblemKind) -> str:
    """The page of one code, with its sections as headings."""
    title, _, body = kind.page.strip().partition("\n")
    facts = f"*{kind.severity.capitalize()}, {kind.stage} stage. `dipldata explain {kind.code}` prints this page.*"
    return page(NOTE, f"# {kind.code}", f"**{title}**", facts, _SECTION.sub(_heading, body))


def _heading(match: re.Match[str]) -> str:
    return f"## {match[1]}\n\n"


def index_page() -> str:
    """Every code in one table, in the order in which the stages run."""
    rows = [(f"[{kind.code}]({kind.code}.md)", kind.severity, kind.stage, kind.title) for kind in KINDS.values()]
    intro = (
        f"`dipldata validate` reports {len(KINDS)} kinds of problems. An error stops a build, a warning does not. "
        "A stage runs only on what passed the stages before it. Codes are never renamed or reused."
    )
    return page(NOTE, "# Problem codes", intro, table(("code", "severity", "stage", "title"), rows))
