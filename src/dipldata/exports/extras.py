"""Libraries of single formats, which not everybody who uses the package needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dipldata.errors import MissingExtraError


def library(name: str, extra: str) -> Any:  # noqa: ANN401 - a module that need not be there
    """A module of an extra. Raises `MissingExtraError`, which says how to get it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(name.partition(".")[0], extra) from error
