"""The canonical style of a record's file: what departs from it, and the text edits that bring it about.

`docs/style.md` says what the style is. An edit never changes what a file means: it is made only where the edited text
has been read again and holds the same values and the same comments.
"""

from __future__ import annotations

from dipldata.style.checking import find_style_faults
from dipldata.style.faults import StyleFault, apply_edits

__all__ = ["StyleFault", "apply_edits", "find_style_faults"]
