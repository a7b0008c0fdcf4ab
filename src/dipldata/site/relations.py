"""How the claims of statements bear on one another, as a list and as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.extras import library
from dipldata.site import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.linked.records import Statement
    from dipldata.site.rendering import Renderer

_WIDTH: Final = 720
_ROW: Final = 64
_LONGEST: Final = 38
_BOX: Final = (
    '<g{known}><rect x="430" y="{top}" width="280" height="44" rx="6"/><text x="442" y="{text}">{name}</text>'
    '<path class="relation-{type}" d="M{path}" marker-end="url(#arrow)"/>'
    '<text class="verb" x="360" y="{label}" text-anchor="middle">{verb}</text></g>'
)
_DRAWING: Final = (
    '<svg class="relations" role="img" aria-labelledby="relations" viewBox="0 0 {width} {height}">'
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0 L8 4 L0 8 z"/></marker></defs>'
    '<g class="self"><rect x="10" y="{top}" width="280" height="44" rx="6"/><text x="22" y="{text}">{name}</text></g>'
    "{rows}</svg>"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A relation as the page of one of its two statements shows it. `outward` if it starts there."""

    type: str
    outward: bool
    other: Statement
    basis: str
    from_text: str
    to_text: str

    @property
    def verb(self) -> str:
        """The type as a verb."""
        return wording.plain_word(self.type)


def relations_of(statement: Statement) -> list[Shown]:
    """The relations of a statement's claims, its own first."""
    return [*_relations(statement, statement), *_inward(statement)]


def _inward(statement: Statement) -> Iterator[Shown]:
    for other in statement.related:
        yield from _relations(other, statement) if other != statement else ()


def _relations(origin: Statement, shown_at: Statement) -> Iterator[Shown]:
    """The relations of one statement that start or end at another."""
    for each in origin.relations:
        to: Any = each.to
        if isinstance(to, str):  # it is not known on the day of this dataset
            continue
        outward = origin == shown_at
        if outward or to.owner == shown_at:
            other = to.owner if outward else origin
            yield Shown(each.type, outward, other, each.basis, _claim(origin, each.from_), to.text)


def _claim(statement: Statement, key: str) -> str:
    return next((claim.text for claim in statement.claims if claim.key == key), key)


def draw_relations(statement: Statement, relations: Sequence[Shown], renderer: Renderer) -> Any:  # noqa: ANN401 - markup
    """The statements as boxes and the relations as arrows with their verb; an empty text where there are none."""
    if not relations:
        return ""
    markup = library("markupsafe", "site").Markup
    middle = len(relations) * _ROW / 2
    rows = markup("").join(
        markup(_BOX).format(**_place(each, at, middle, renderer)) for at, each in enumerate(relations)
    )
    return markup(_DRAWING).format(
        width=_WIDTH, height=len(relations) * _ROW + 4, top=middle - 22, text=middle + 5,
        name=_short(wording.name_of(statement)), rows=rows,
    )  # fmt: skip


def _place(shown: Shown, at: int, middle: float, renderer: Renderer) -> dict[str, Any]:
    """Where the box of a statement stands, and the arrow between it and the statement of the page."""
    level = at * _ROW + 32
    outward, inward = f"290 {middle} L424 {level}", f"430 {level} L296 {middle}"
    return {
        "known": renderer.known(shown.other),
        "top": level - 22,
        "text": level + 5,
        "label": (middle + level) / 2 - 8,
        "name": _short(wording.name_of(shown.other)),
        "type": shown.type,
        "verb": shown.verb,
        "path": outward if shown.outward else inward,
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
