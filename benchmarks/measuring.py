"""Running a command and measuring it with all its processes: time, processor time, and the most memory held at once."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAUSE: Final = 0.1
"""Seconds between two looks at the memory; a look is not free."""
_SETTINGS: Final = os.environ.items()  # noqa: TID251 - those of Python are to be left out
_ENVIRONMENT: Final = {name: value for name, value in _SETTINGS if not name.startswith("PYTHON")}
"""Some machines tell Python to compile every module anew in every run, which is not what users have."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Cost(NamedTuple):
    """Seconds on the wall, seconds of all processors, and the most memory in MiB. `output` is what was printed last."""

    wall: float
    processors: float
    memory: float
    output: str


def measure(commands: Sequence[Sequence[str]], cwd: Path, *, watched: bool = True) -> Cost:
    """Run some commands one after the other. Memory is the proportional share of all processes, looked at often.

    To look takes a tenth of a processor, so that several processes are quicker when they are not `watched`.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    most, last = 0.0, ""
    for command in commands:
        with subprocess.Popen(  # noqa: S603 - our own commands
            command, cwd=cwd, env=_ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            watch = _Watch(process.pid)
            if watched:
                watch.start()
            output, _ = process.communicate()
            watch.done.set()
            if watched:
                watch.join()
        most, last = max(most, watch.most), output.strip().rpartition("\n")[2] or last
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Cost(wall, used, most, last[:100])


class _Watch(threading.Thread):
    """Looks again and again at the memory of a process and its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0.0
        self.done = threading.Event()

    def run(self) -> None:
        """Look until the process is done."""
        while not self.done.wait(_PAUSE):
            self.most = max(self.most, sum(map(_memory, _family(self.pid))))


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def _memory(pid: int) -> float:
    """The proportional share of a process in MiB, or what it holds in all where that is not told."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 2**20
    except (OSError, ValueError):
        return 0.0
