"""A tree of plain values to a model, or to problems: the only reader of pydantic's errors."""

from __future__ import annotations

from dipldata.shape.messages import Fault
from dipldata.shape.reading import Shaped, shape_record, shape_value
from dipldata.shape.remedies import slugify

__all__ = ["Fault", "Shaped", "shape_record", "shape_value", "slugify"]
