"""What the shell offers when a record, a type or a code is to be completed. A fault here only means no offer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def complete_key(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Types first (`person/`), then the ids of that type, read from the names of the files alone."""
    from dipldata.ids import FOLDERS, TYPE_SLUGS
    from dipldata.show.asking import type_named

    head, slash, _ = incomplete.partition("/")
    kind = type_named(head) if slash else None
    if kind is None:
        return [f"{slug}/" for slug in TYPE_SLUGS.values() if slug.startswith(incomplete)]
    root = _root(ctx.params.get("root"))
    ids = sorted(path.stem for path in (root / FOLDERS[kind]).rglob("*.yaml")) if root else []
    return [key for record_id in ids if (key := f"{head}/{record_id}").startswith(incomplete)]


def complete_id(kind: str, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of one type."""
    return [key.partition("/")[2] for key in complete_key(ctx, param, f"{kind}/{incomplete}")]


def complete_type(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The record types."""
    from dipldata.ids import TYPE_SLUGS

    return [slug for slug in TYPE_SLUGS.values() if slug.startswith(incomplete)]


def complete_code(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The problem codes."""
    from dipldata.catalogue import KINDS

    return [code for code in KINDS if code.startswith(incomplete)]


def _root(given: Path | None) -> Path | None:
    from dipldata.errors import DipldataError
    from dipldata.loading import find_records_root

    try:
        return given or find_records_root(Path())
    except DipldataError:
        return None
