"""The grammar of ids and references."""

from __future__ import annotations

import pytest

from dipldata.ids import FOLDERS, MAX_SLUG_LENGTH, RECORD_TYPES, is_slug, parse_record_key, record_key


@pytest.mark.parametrize("text", ["wang-yi", "2023-11-03-lambert-hong", "a", "1", "a" * MAX_SLUG_LENGTH])
def test_slugs(text: str) -> None:
    """Lower-case ASCII letters and digits in groups joined by single hyphens are an id."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text", ["", "Wang-Yi", "wang_yi", "-a", "a-", "a--b", "王毅", "a\n", "a" * (MAX_SLUG_LENGTH + 1), "аbc", "a/b"]
)
def test_no_slugs(text: str) -> None:
    """Anything else is not, look-alike letters of other scripts included."""
    assert not is_slug(text)


def test_record_keys_round_trip() -> None:
    """A key names a record across types, with a hyphen in the type."""
    assert record_key("working_group", "maritime") == "working-group/maritime"
    assert parse_record_key("working-group/maritime") == ("working_group", "maritime")
    assert parse_record_key("working_group/maritime") == ("working_group", "maritime")
    assert parse_record_key("group/maritime") is None
    assert parse_record_key("person/") is None
    assert parse_record_key("person") is None


def test_every_type_has_a_folder() -> None:
    """Each of the nine types has a folder of its own."""
    assert len(RECORD_TYPES) == len(set(FOLDERS.values())) == 9
