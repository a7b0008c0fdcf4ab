"""The remedies that rules offer."""

import pytest

from dipldata.dataset import Dataset
from dipldata.models import Retired, Source, Topic
from dipldata.rules import Replacement, citation_unknown_field, retired_double_redirect, text_untrimmed

TOPIC = Topic.model_validate({"id": "t", "label": "Lamps", "definition": "Lamps that light a coast."})


@pytest.mark.parametrize(
    ("label", "source"),
    [
        (" Lamps and  lights ", "Lamps and lights"),
        ("Lamps, and  lights", '"Lamps, and lights"'),
        ("yes ", '"yes"'),
        ("2020  lamps", '"2020 lamps"'),
        (" 示例 ", '"示例"'),
        ('"Lamps"  and lights', '"\\"Lamps\\" and lights"'),
        ("Lamps and lights\n", "Lamps and lights"),
    ],
)
def test_superfluous_space_is_taken_out(label: str, source: str) -> None:
    """The text without the spaces replaces it, in quotes unless it is nothing but words; no fact can change."""
    record = TOPIC.model_copy(update={"label": label})
    assert [finding.replacement for finding in text_untrimmed.check(record, Dataset([]))] == [
        Replacement(source, safe=True)
    ]


@pytest.mark.parametrize("notes", ["A line.\n\nAnother.\n", "   "])
def test_no_remedy_where_lines_or_nothing_would_be_lost(notes: str) -> None:
    """A text of several lines is left to the curator, and so is one of spaces only."""
    record = TOPIC.model_copy(update={"notes": notes})
    assert [finding.replacement for finding in text_untrimmed.check(record, Dataset([]))] == [None]


@pytest.mark.parametrize(("further", "replacement"), [(["c"], Replacement("c")), (["c", "d"], None), ([], None)])
def test_a_double_redirect_is_mended_where_it_is_plain(further: list[str], replacement: Replacement | None) -> None:
    """The replacement's own replacement is offered, if it has exactly one."""
    first, second = (
        Retired.model_validate({"type": "topic", "id": name, "state": "retired", "replaced_by": to})
        for name, to in [("a", ["b"]), ("b", further)]
    )
    dataset = Dataset([], [first, second])
    assert [finding.replacement for finding in retired_double_redirect.check(first, dataset)] == [replacement]


def test_a_misspelt_field_is_corrected() -> None:
    """The path with the likeliest name is offered, in quotes where YAML needs them, and never as a safe remedy."""
    citations = [{"source": "s", "supports": ["unamed[0].key", "titel", "weather"]}]
    value = {
        "id": "s",
        "kind": "report",
        "publisher": "p",
        "title": "T",
        "published": "2020",
        "language": "en",
        "consulted": {"form": "page"},
        "licence": "unknown",
        "access": "open",
        "reliability": "A",
        "citations": citations,
    }
    found = citation_unknown_field.check(Source.model_validate(value), Dataset([]))
    assert [finding.replacement for finding in found] == [Replacement('"unnamed[0].key"'), Replacement("title"), None]
