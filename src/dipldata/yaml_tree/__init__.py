"""YAML text to plain values with positions; whatever a curator could not have meant is refused with its place."""

from __future__ import annotations

from dipldata.yaml_tree.codes import KINDS
from dipldata.yaml_tree.read import read_yaml
from dipldata.yaml_tree.reading import DEFAULT_LIMITS, Limits, Reading, Value, YamlProblem, extent
from dipldata.yaml_tree.removal import exchange, removal

__all__ = [
    "DEFAULT_LIMITS",
    "KINDS",
    "Limits",
    "Reading",
    "Value",
    "YamlProblem",
    "exchange",
    "extent",
    "read_yaml",
    "removal",
]
