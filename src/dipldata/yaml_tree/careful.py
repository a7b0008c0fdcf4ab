"""The careful way to read a text: everything that is refused is reported, with its place."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.yaml_tree.block_mistakes import space_missing_in
from dipldata.yaml_tree.composing import compose
from dipldata.yaml_tree.findings import Findings
from dipldata.yaml_tree.nodes import extent
from dipldata.yaml_tree.reading import Limits, Reading, Value
from dipldata.yaml_tree.scanning import CarefulParser
from dipldata.yaml_tree.syntax import report_syntax
from dipldata.yaml_tree.text_scan import scan
from dipldata.yaml_tree.tree_checks import TreeReader, is_empty

if TYPE_CHECKING:
    from dipldata.problems import Pointer

_FIELD: Final = re.compile(r"^[A-Za-z_][\w-]*:(?=[ \n]|\Z)", re.MULTILINE)
_MAX_RESTARTS: Final = 10
_MAX_RESTART_SIZE: Final = 65_536
"""After a syntax error reading goes on with the next field, within bounds that keep a hostile file cheap."""


def read_carefully(text: str, limits: Limits) -> Reading:
    """Read a text of a size within the limits and report everything that is wrong with it."""
    found = Findings(text, limits)
    value, plain_dates = _read(text, found)
    return Reading(
        text=text,
        value=value,
        readable=not found.fatal,
        problems=found.sorted(),
        plain_dates=plain_dates,
        compose=partial(_compose_again, text, limits),
    )


def _read(text: str, found: Findings) -> tuple[Value, tuple[Pointer, ...]]:
    masked = scan(text, found)
    if masked is None:
        return None, ()
    root = _compose(masked, found)
    reader = TreeReader(found)
    value = None if root is None or is_empty(root) else reader.read(root)
    if not found.blind:
        _check_top(root, found)
    return value, tuple(reader.plain_dates)


def _compose_again(text: str, limits: Limits) -> Node | None:
    found = Findings(text, limits)
    masked = scan(text, found)
    return None if masked is None else _compose(masked, found)


def _compose(masked: str, found: Findings) -> Node | None:
    """Compose the whole text, going on with the next field of the record after a syntax error."""
    roots: list[Node | None] = []
    start = 0
    # Readers differ on a block of text that ends without a line feed.
    final_line_feed = "" if masked.endswith("\n") else "\n"
    while True:
        parser = CarefulParser(masked + final_line_feed, found, start)
        tree = compose(parser, found)
        roots.append(tree.root)
        if tree.error is None:
            break
        lost = report_syntax(tree.error, parser, found)
        following = _FIELD.search(masked, masked.find("\n", lost) + 1) if "\n" in masked[lost:] else None
        start = following.start() if following else len(masked)
        found.blind.append((lost, start))
        if following is None or len(roots) > _MAX_RESTARTS or len(masked) > _MAX_RESTART_SIZE:
            found.blind.append((start, len(masked) + 1))
            break
    return _joined(roots)


def _joined(roots: list[Node | None]) -> Node | None:
    """Join what was read before and after each syntax error into one mapping."""
    mappings = [root for root in roots if isinstance(root, MappingNode)]
    if len(roots) == 1 or not mappings:
        return roots[0]
    fields = [field for mapping in mappings for field in mapping.value]
    return MappingNode("", fields, mappings[0].start_mark, mappings[-1].end_mark, flow_style=False)


def _check_top(root: Node | None, found: Findings) -> None:
    """Report a text that holds nothing, or something else than a mapping."""
    if isinstance(root, MappingNode) or (root is None and found.fatal):
        return
    if root is None or is_empty(root):
        found.add("yaml-empty", (0, 0), "the file holds no record", "write the record, or delete the file", fatal=True)
        return
    found.fatal = True
    start, end = extent(root, found.text)
    place = (start, min(end, found.places.line_range(start)[1]))
    if found.places.span(start, end).line in found.lines:
        return
    missing = space_missing_in(found.text, place)
    if missing:
        found.add(missing.code, missing.place, missing.message, missing.hint, fix=missing.fix)
        return
    what = {SequenceNode: "a list", ScalarNode: "a single value"}[type(root)]
    message = f"the file holds {what}, not the fields of a record"
    hint = "write `field: value` lines, each field at the start of its line and with a space after the colon"
    found.add("yaml-not-a-mapping", place, message, hint)
