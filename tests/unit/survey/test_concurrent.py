"""Surveys that run at the same time, or are killed, do not spoil what is kept."""

import signal
import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import write_corpus

COMMAND = [str(Path(sys.executable).with_name("dipldata")), "validate", "--quiet"]


def test_runs_at_the_same_time_and_killed_runs_leave_a_sound_cache(tmp_path: Path) -> None:
    """Four runs at once report nothing and leave one cache of each kind, although two more are killed on the way."""
    write_corpus(tmp_path, 150)

    runs = [subprocess.Popen(COMMAND, cwd=tmp_path, stdout=subprocess.PIPE) for _ in range(6)]
    for run in runs[:2]:
        run.send_signal(signal.SIGKILL)
    outputs = [run.communicate()[0] for run in runs]

    assert outputs[2:] == [b""] * 4
    assert [run.returncode for run in runs[2:]] == [0] * 4
    again = subprocess.run(COMMAND, cwd=tmp_path, capture_output=True, check=False)
    assert (again.returncode, again.stdout) == (0, b"")
    kept = [path.name.partition("-")[0] for path in (tmp_path / ".dipldata" / "cache").iterdir() if path.name[0] != "."]
    assert kept.count("files") == 1
