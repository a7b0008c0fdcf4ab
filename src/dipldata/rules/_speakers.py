"""Which kind of speaker a statement gives, and which it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dipldata.models import Statement

SPEAKER_FIELDS: Final = ("speakers", "unnamed", "collective", "voice")

NEEDED_SPEAKER: Final = {
    "anonymous": "unnamed",
    "collective": "collective",
    "outlet_voice": "voice",
    "photo_caption": "voice",
    "expert_comment": "speakers",
    "testimony": "speakers",
    "interview": "speakers",
}
"""The kinds of statement that allow one kind of speaker only."""

FITTING_KIND: Final = {
    "speakers": "one that fits, such as speech, interview or expert_comment",
    "unnamed": "anonymous",
    "collective": "collective",
    "voice": "one that fits, such as press_release, outlet_voice or photo_caption",
}
"""The kind to write for each kind of speaker, as words of a remedy."""


def given_speakers(statement: Statement) -> tuple[str, ...]:
    """List the kinds of speaker that a statement gives, by field."""
    return tuple(name for name in SPEAKER_FIELDS if getattr(statement, name))
