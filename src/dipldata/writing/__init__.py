"""Records to YAML text in canonical style."""

from __future__ import annotations

from dipldata.writing.records import record_text

__all__ = ["record_text"]
