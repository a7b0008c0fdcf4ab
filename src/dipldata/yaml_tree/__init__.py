"""YAML text to plain values with positions; whatever a curator could not have meant is refused with its place."""

from __future__ import annotations

from dipldata.yaml_tree.fixes import exchange, removal
from dipldata.yaml_tree.read import read_yaml
from dipldata.yaml_tree.reading import DEFAULT_LIMITS, Limits, Reading, Value, YamlProblem

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Reading",
    "Value",
    "YamlProblem",
    "exchange",
    "read_yaml",
    "removal",
]
