"""What the package carries is of the release."""

from __future__ import annotations

import json
from pathlib import Path

from dipldata.loading import load_corpus
from dipldata.release.packaging import plan_packaged
from dipldata.release.planning import plan_release

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


def test_the_files_are_those_of_the_release() -> None:
    """Each is in the release with the same bytes; the manifest has the same digests and lists what is there."""
    dataset = load_corpus([BASE]).dataset
    packed, release = plan_packaged(dataset, "1.2.3"), plan_release(dataset, "1.2.3")
    assert {name: release[name] for name in packed if name != "manifest.json"} | {
        "manifest.json": packed["manifest.json"]
    } == packed
    ours, theirs = json.loads(packed["manifest.json"]), json.loads(release["manifest.json"])
    assert {key for key in theirs if ours[key] != theirs[key]} == {"files"}
    assert set(ours["files"]) == set(packed) - {"manifest.json"}
