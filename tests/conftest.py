"""What all tests share: the same random examples on every run, and how they are handed out to the workers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # xdist has no types

if TYPE_CHECKING:
    from xdist.remote import Producer  # type: ignore[import-untyped]

settings.register_profile("fixed", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.register_profile("full", deadline=None, max_examples=10_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

TOGETHER: Final = ("tests/browser/",)
"""Folders whose tests share what takes long to make, so that one worker runs them all."""
FIRST: Final = (
    "tests/browser/",
    "tests/contract/test_package.py",
    "tests/corpus/",
    "tests/oracles/",
    "tests/property/",
    "tests/contract/",
)
"""What takes longest, so that no worker is left with it at the end; folders and files, longest first."""


class FileScheduling(LoadScopeScheduling):  # type: ignore[misc]  # as above
    """Hands out whole files, in the order in which they were collected: what a file's tests share is made once."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """What is handed out to one worker as a whole: the file of a test, or the folder of several."""
    file = nodeid.split("::", 1)[0]
    return next((folder for folder in TOGETHER if file.startswith(folder)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FileScheduling:
    """Have xdist hand out the tests by file, the longest first."""
    return FileScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first, and leave the order as it is otherwise."""
    items.sort(key=lambda item: rank(item.nodeid))


def rank(nodeid: str) -> int:
    """The place of a test in `FIRST`, or the one behind all."""
    return next((number for number, start in enumerate(FIRST) if nodeid.startswith(start)), len(FIRST))
