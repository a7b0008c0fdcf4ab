"""JSON as this library prints it: indented, and harmless to a terminal that shows it."""

from __future__ import annotations

import json
from typing import Any


def dump_json(value: Any) -> str:  # noqa: ANN401 - any plain value
    r"""Write a plain value as JSON, ending in a line break.

    Letters of every script stay as they are. Control, bidirectional and other invisible characters and lone surrogates,
    which can stand in texts only, are written as `\uXXXX`: a reader gets the same text back.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
