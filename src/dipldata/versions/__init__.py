"""What two sides of a comparison are named by: records directories, releases and git revisions, read into snapshots."""

from __future__ import annotations

from dipldata.versions.opening import open_version

__all__ = ["open_version"]
