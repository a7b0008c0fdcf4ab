"""What only a comparison of whole releases shows: a field that new records lack, and a list of changes that lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dipldata.changes import Snapshot, snapshot_of
from dipldata.dataset import Dataset
from dipldata.errors import ReleaseRefusedError
from dipldata.models import Topic
from dipldata.release import advancing
from dipldata.release.advancing import plan_advance

if TYPE_CHECKING:
    from collections.abc import Iterable


def topic(name: str, parent: str | None = None) -> Topic:
    """A topic, perhaps with a wider one."""
    wider = {"parent": parent} if parent else {}
    return Topic.model_validate({"id": name, "label": name, "definition": f"About {name}.", "type": "topic", **wider})


def snapshot(topics: Iterable[Topic]) -> Snapshot:
    """A release of topics."""
    return snapshot_of(Dataset([topic("all"), *topics]), "release")


OLD = [topic(f"old-{at}", "all") for at in range(20)]


@pytest.mark.parametrize(("more", "refused"), [(180, False), (260, True)])
def test_a_field_that_new_records_lack(more: int, refused: bool) -> None:
    """A tenth of its old rate is what a field has to keep among all records."""
    new = snapshot([*OLD, *(topic(f"new-{at}") for at in range(more))])
    if not refused:
        assert plan_advance(snapshot(OLD), new, "0.1.0").version == "0.2.0"
        return
    with pytest.raises(ReleaseRefusedError) as error:
        plan_advance(snapshot(OLD), new, "0.1.0")
    assert error.value.reasons == ("topic.parent was filled in 95% and is filled in 7% in all records",)


def test_a_list_of_changes_that_does_not_lead_to_the_new_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof is made for every release, and a fault of the comparison itself stops it."""
    monkeypatch.setattr(advancing, "apply_changes", lambda records, _: dict(records))
    with pytest.raises(ReleaseRefusedError, match="does not lead from the old release to the new one"):
        plan_advance(snapshot(OLD), snapshot([*OLD, topic("new")]), "0.1.0")
