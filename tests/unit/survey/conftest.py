"""What the tests of helpers share."""

import os

import pytest


class Forks:
    """The processes that were forked during a test."""

    def __init__(self) -> None:
        self.forked: list[int] = []

    def finish(self) -> None:
        """Wait until all are done; they can still be taken leave of."""
        for process in self.forked:
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)

    def left(self) -> list[int]:
        """Those that have not been taken leave of."""
        return [process for process in self.forked if self._is_there(process)]

    def _is_there(self, process: int) -> bool:
        try:
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False
        return True


@pytest.fixture(name="forks")
def noted_forks(monkeypatch: pytest.MonkeyPatch) -> Forks:
    """Notes every process that is forked."""
    found, fork = Forks(), os.fork

    def noted() -> int:
        process = fork()
        found.forked += [process] if process else []
        return process

    monkeypatch.setattr(os, "fork", noted)
    return found
