"""Every generated page by its path from the root of the repository."""

from __future__ import annotations

from dipldata.catalogue import KINDS
from dipldata.drafting.forms import FORMS
from tools.documentation.command_line import command_line_page
from tools.documentation.data_dictionary import data_dictionary_page
from tools.documentation.issue_forms import issue_form
from tools.documentation.linked_types import fields_text, types_text
from tools.documentation.problem_codes import code_page, index_page

GENERATED_FOLDERS = ("docs/rules",)
"""Folders that hold generated pages and nothing else."""


def plan_pages() -> dict[str, str]:
    """The text of each page."""
    return {
        "docs/cli.md": command_line_page(),
        "docs/data-dictionary.md": data_dictionary_page(),
        "docs/rules/README.md": index_page(),
        "src/dipldata/linked/fields.json": fields_text(),
        "src/dipldata/linked/records.pyi": types_text(),
        **{f".github/ISSUE_TEMPLATE/{kind}.yml": issue_form(kind) for kind in FORMS},
        **{f"docs/rules/{code}.md": code_page(kind) for code, kind in KINDS.items()},
    }
