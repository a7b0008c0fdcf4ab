"""No value of a record becomes markup in what is told of changes, as a reader of GitHub's Markdown sees it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pytest

from dipldata.changes import Changes, changelog_block, find_changes, format_markdown
from tests.unit.changes.examples import HOSTILE, hostile_sides

if TYPE_CHECKING:
    from collections.abc import Callable

# Without its types, which the environment of the linters does not have.
gfm = importlib.import_module("marko.ext.gfm").gfm


def structure(node: Any) -> list[Any]:  # noqa: ANN401 - an element of the reader
    """The kinds of the parts of a document; runs of text, and what is invisible in them, as one."""
    found: list[Any] = []
    children = node.children if isinstance(getattr(node, "children", None), list) else []
    for child in children:
        kind = child.get_type()
        is_text = kind in {"RawText", "Literal"} or (kind == "InlineHTML" and child.children == "<!-- -->")
        entry = "text" if is_text else [kind, *structure(child)]
        if entry != "text" or found[-1:] != ["text"]:
            found.append(entry)
    return found


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", [format_markdown, changelog_block])
def test_values_have_no_influence_on_the_structure(text: str, form: Callable[[Changes], str]) -> None:
    """Headings, lists, code and text are the same for any value: no link, image, HTML, task or table comes from one."""
    made, plain = (structure(gfm.parse(form(find_changes(*hostile_sides(value))))) for value in (text, "plain"))
    assert made == plain


def test_the_structure_is_seen() -> None:
    """A link, an image, a title and HTML are told from text by the reader used here."""
    kinds = [
        str(structure(gfm.parse(text))) for text in ("a", "[a](b)", "![a](b)", "# a", "<b>a</b>", "https://a.example")
    ]
    assert len(set(kinds)) == len(kinds)
