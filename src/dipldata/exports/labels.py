"""What a person would call a record, for formats that show records by a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipldata.models.plain import PlainRecord


def label_of(plain: PlainRecord) -> str:
    """The title, label or name of a record in its plain form; the first English name where it has several.

    A statement without a title is called by its first claim.
    """
    for key in ("title", "label", "name"):
        if key in plain:
            return str(plain[key])
    names: Any = plain.get("names")
    if names:
        return str(next((name["text"] for name in names if name["lang"] == "en"), names[0]["text"]))
    claims: Any = plain.get("claims")
    return str(claims[0]["text"]) if claims else str(plain["id"])
