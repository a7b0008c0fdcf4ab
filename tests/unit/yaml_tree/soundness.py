"""What must hold for the reading of any bytes whatever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.yaml_tree import Reading, Value, read_yaml
from dipldata.yaml_tree.codes import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.problems import Pointer, Span

_CODES = frozenset(kind.code for kind in KINDS)


def assert_sound(data: bytes) -> Reading:
    """Assert what holds for every file, and that libyaml makes no difference; return the reading."""
    reading = read_yaml(data)
    text = reading.text or data.decode("utf-8", "replace")
    for problem in reading.problems:
        assert problem.code in _CODES
        assert problem.message
        assert problem.hint
        _assert_within(problem.span, text)
        for edit in problem.fix.edits if problem.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)
    assert reading.readable or reading.problems
    starts = [problem.span.start for problem in reading.problems]
    assert starts == sorted(starts)
    _assert_same(reading, read_yaml(data, pure_python=True))
    return reading


def _assert_within(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
    for offset, line, column in ((span.start, span.line, span.column), (span.end, span.end_line, span.end_column)):
        assert line == text.count("\n", 0, offset) + 1
        assert column == offset - text.rfind("\n", 0, offset)


def _assert_same(one: Reading, other: Reading) -> None:
    assert repr(one.value) == repr(other.value)
    assert one.problems == other.problems
    assert one.readable == other.readable
    assert one.plain_dates == other.plain_dates
    assert one.text == other.text
    for pointer in [(), *pointers(one.value), ("nowhere",), (0,)]:
        for key in (False, True):
            assert one.span(pointer, key=key) == other.span(pointer, key=key)
        assert one.scalar_source(pointer) == other.scalar_source(pointer)


def pointers(value: Value, here: Pointer = ()) -> Iterator[Pointer]:
    """Yield the pointer of every value below a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, child in items:
        yield (*here, part)
        yield from pointers(child, (*here, part))
