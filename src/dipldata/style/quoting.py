"""A text as a scalar on one line: plain where every YAML reader takes it for that text, else in double quotes."""

from __future__ import annotations

import re
from typing import Final

from dipldata.yaml_tree.scalars import meaning_of, quoted

_START: Final = r"(?![!-#%-'*-/:-@\[-`{-~\u3000])\S"
"""No space and no ASCII punctuation but `$` and `(`: what begins so needs no second look."""
_BLOCK: Final = re.compile(_START + r"(?:[^\n#]*[^\s#:])?")
_FLOW: Final = re.compile(_START + r"(?:[^\n#,\[\]{}?:]*[^\s#,\[\]{}?:])?")
_MARK: Final = re.compile(": |[:-] ?\u3000")
"""What would begin a value within a text, or only seem to."""


def one_line(text: str, *, flow: bool = False, dated: bool = False) -> str:
    """Write a text as a scalar; `flow` within brackets, `dated` where a day is a date (and needs no quotes).

    Text with `#` is quoted wherever that stands: a comment is one space away.
    """
    return text if _is_plain(text, flow=flow, dated=dated) else quoted(text).replace("\n", "\\n")


def _is_plain(text: str, *, flow: bool, dated: bool) -> bool:
    if not (_FLOW if flow else _BLOCK).fullmatch(text) or _MARK.search(text):
        return False
    meaning = meaning_of(text)
    return meaning.trap is None and isinstance(meaning.value, str) and (dated or not meaning.is_day)
