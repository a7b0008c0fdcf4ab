"""A tree of plain values to a model, or to problems: the only reader of pydantic's errors."""

from __future__ import annotations

from dipldata.shape.codes import KINDS
from dipldata.shape.reading import Shaped, shape_record, shape_value

__all__ = ["KINDS", "Shaped", "shape_record", "shape_value"]
