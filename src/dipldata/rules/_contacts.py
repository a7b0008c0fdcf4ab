"""What a meeting's mode, kind and attendance imply."""

from __future__ import annotations

from typing import Final

REMOTE_MODES: Final = frozenset({"phone", "video", "written"})
"""Modes in which the sides are not in one place."""
TOOK_PART: Final = frozenset({"reported", "photographed", "confirmed"})
"""Attendance by which somebody was there, as far as the sources can tell."""
