"""The catalogue on disk: it answers as one in memory does, and is not asked again and again for what many share."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dipldata.survey import stored_catalogue
from dipldata.survey.catalogue import MemoryCatalogue, part_of
from dipldata.survey.facts import Facts
from dipldata.survey.stored_catalogue import CatalogueWriter, StoredCatalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FACTS = [
    Facts(
        path=f"records/sources/2001/s-{number:03}.yaml",
        kind="source",
        id=f"s-{number:03}",
        state="live",
        has_record=True,
        entries=(("pages", "shared", (f"s-{number:03}", "url")), ("pages", f"own-{number}", (f"s-{number:03}", "url"))),
    )
    for number in range(120)
]


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[StoredCatalogue]:
    """The facts in two parts."""
    parts = [tmp_path / "one", tmp_path / "two"]
    for at, part in enumerate(parts):
        with closing(CatalogueWriter(part)) as writer:
            writer.add(FACTS[at::2])
    with closing(StoredCatalogue(parts)) as catalogue:
        yield catalogue


def test_items_are_those_of_a_catalogue_in_memory(stored: StoredCatalogue) -> None:
    """All records of a key in the order of their ids, whichever part they lie in."""
    held = MemoryCatalogue.joined([part_of(FACTS[::2]), part_of(FACTS[1::2])])
    for mark in ("pages:shared", "pages:own-7", "pages:nothing"):
        assert [*stored.items(mark)] == [*held.items(mark)]


def test_what_many_share_is_read_once(stored: StoredCatalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list is held, so that asking for it for each of its records is not quadratic; others make room for it."""
    assert stored.items("pages:shared") is stored.items("pages:shared")
    assert stored.items("pages:own-7") is not stored.items("pages:own-7")
    monkeypatch.setattr(stored_catalogue, "_MOST_HELD", 130)
    monkeypatch.setattr(stored_catalogue, "_LONG", 1)
    before = stored.items("pages:shared")
    for number in range(11):
        stored.items(f"pages:own-{number}")
    assert stored.items("pages:shared") is not before
    assert [*stored.items("pages:shared")] == [*before]


def test_items_of_several_types_come_by_type_and_then_by_id(tmp_path: Path) -> None:
    """In memory as on disk, whatever the ids are."""
    paths = {"meeting": "records/meetings/2001/z.yaml", "source": "records/sources/2001/a.yaml"}
    facts = [
        Facts(path, kind, path[-6], "live", True, (("links", "0", (path[-6], kind, "b", ("f",))),))  # noqa: FBT003 - a field
        for kind, path in paths.items()
    ]
    with closing(CatalogueWriter(tmp_path / "part")) as writer:
        writer.add(facts)
    with closing(StoredCatalogue([tmp_path / "part"])) as catalogue:
        stored = [item[:2] for item in catalogue.items("links:0")]
    held = MemoryCatalogue.joined([part_of(facts[1:]), part_of(facts[:1])])
    assert stored == [item[:2] for item in held.items("links:0")] == [("z", "meeting"), ("a", "source")]
