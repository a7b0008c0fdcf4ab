"""What of a release the package carries: what `dipldata.load` reads, with the licence and how to cite it.

The files are those of the release, byte for byte, but for `manifest.json`, which lists these files only. Its `digest`,
that of all records, and the digest of each record are those of the release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.exports.citation import plan_citation, shipped_text
from dipldata.exports.coverage import coverage_of
from dipldata.exports.json_export import collections_of
from dipldata.exports.jsonl_export import plan_jsonl
from dipldata.exports.manifest import plan_manifest

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.release.planning import Plan


def plan_packaged(dataset: Dataset, version: str) -> Plan:
    """Plan the files that the package carries of the release of a dataset, which should be free of errors."""
    collections = collections_of(dataset)
    files = plan_jsonl(collections)
    files["LICENSE-DATA"] = shipped_text("LICENSE-DATA").encode("utf-8")
    files["CITATION.cff"] = plan_citation(version)
    files["manifest.json"] = plan_manifest(collections, files, version, coverage_of(dataset))
    return dict(sorted(files.items()))
