"""The option that writes the expected reports anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-expected`."""
    parser.addoption("--update-expected", action="store_true", help="Write the expected reports anew.")
