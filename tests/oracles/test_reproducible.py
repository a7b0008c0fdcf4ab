"""Every format has the same bytes wherever and whenever it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from dipldata.exports.formats import FORMATS

BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"
WRITE = """
import hashlib, json, sys
from pathlib import Path
from dipldata.exports.formats import FORMATS
from dipldata.loading import load_corpus
dataset = load_corpus([Path(sys.argv[1])]).dataset
digests = {}
for name, form in FORMATS.items():
    for path, data in form.plan(dataset, "1.2.3").items():
        digests[f"{name}: {path}"] = hashlib.sha256(data).hexdigest()
print(json.dumps(digests))
"""


def digests(directory: Path, **environment: str) -> dict[str, str]:
    """The digest of each file of each format, written in another process with another environment."""
    directory.mkdir()
    command = [sys.executable, "-W", "ignore", "-c", WRITE, str(BASE)]
    done = subprocess.run(
        command, cwd=directory, env={**os.environ, **environment}, capture_output=True, text=True, check=True  # noqa: TID251 - a child's own
    )  # fmt: skip
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_nothing_depends_on_place_time_zone_locale_or_order(tmp_path: Path) -> None:
    """Two directories, time zones, locales, hash seeds and moments give the same bytes in every format."""
    one = digests(tmp_path / "one", TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    other = digests(tmp_path / "other", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", HOSTNAME="elsewhere")
    assert {key.partition(":")[0] for key in one} == set(FORMATS)
    assert one == other
