"""What comes out of reading a YAML file: plain values, problems, and the place of every value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Union

from dipldata.yaml_tree.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.nodes import Node

    from dipldata.problems import Fix, Pointer, Span

Value = Union[None, bool, int, float, str, list["Value"], dict[str, "Value"]]  # noqa: UP007 - it refers to itself
"""What a file may hold. A date is text."""


class YamlProblem(NamedTuple):
    """A problem of one file, before its path is known. The fields are those of `dipldata.problems.Problem`."""

    code: str
    span: Span
    message: str
    hint: str
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    pointer: Pointer = ()


class Limits(NamedTuple):
    """The largest file that is read. Records are hundreds of times smaller; the limits keep a hostile file harmless.

    `max_values` counts keys, values and collections, `max_depth` collections within collections, and `max_listed` the
    problems of one code that are reported one by one.
    """

    max_bytes: int = 524_288
    max_lines: int = 20_000
    max_line_length: int = 20_000
    max_values: int = 20_000
    max_depth: int = 50
    max_listed: int = 100


DEFAULT_LIMITS = Limits()


class Reading:
    """One YAML file as read.

    - `text`: the decoded text, None where the file is not UTF-8;
    - `value`: plain values, None where nothing could be read;
    - `readable`: False where `value` must not be looked at, because a problem changes what it means;
    - `problems`: sorted by place;
    - `plain_dates`: the places of unquoted `YYYY-MM-DD` scalars. They are read as text here but are dates to other YAML
      readers, so they are right in a date field and wrong in a text field, which only the models know;
    - `day_fields`: the fields that hold them, such as `history.known`, `.start` at the top and `attested[]` for a list,
      None where that is not known;
    - `is_canonical`: whether every line is as `dipldata fmt` writes it, but perhaps for the order of the fields.
    """

    __slots__ = (
        "_compose",
        "_places",
        "_plain_dates",
        "_tree",
        "day_fields",
        "is_canonical",
        "problems",
        "readable",
        "text",
        "value",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - one argument for each attribute
        self,
        *,
        text: str | None,
        value: Value,
        readable: bool,
        problems: tuple[YamlProblem, ...],
        plain_dates: tuple[Pointer, ...] | Callable[[], tuple[Pointer, ...]],
        compose: Callable[[], Node | None],
        day_fields: frozenset[str] | None = None,
        is_canonical: bool = False,
    ) -> None:
        self.text = text
        self.value = value
        self.readable = readable
        self.problems = problems
        self.day_fields = day_fields
        self.is_canonical = is_canonical
        self._plain_dates = plain_dates
        # Places are asked for only where something is wrong: the tree is composed again then, rather than kept for all.
        self._compose: Callable[[], Node | None] | None = compose
        self._tree: Node | None = None
        self._places: Places | None = None

    @property
    def plain_dates(self) -> tuple[Pointer, ...]:
        """The places of unquoted days, in the order of the file."""
        if callable(self._plain_dates):
            self._plain_dates = self._plain_dates()
        return self._plain_dates

    def span(self, pointer: Pointer, *, key: bool = False) -> Span:
        """Return the place of the value at `pointer`, or of its key with `key=True` (a list item has none: its value).

        Where the pointer does not exist it is the place of the nearest ancestor that does.
        """
        if self._places is None:
            self._places = Places(self.text or "")
        node, key_node, found = self._find(pointer)
        if node is None:
            return self._places.span(0, 0)
        from dipldata.yaml_tree.nodes import extent  # noqa: PLC0415 - PyYAML is needed only where something is wrong

        return self._places.span(*extent(key_node if key and found and key_node else node, self.text or ""))

    def scalar_source(self, pointer: Pointer) -> str | None:
        """Return the source text of the scalar at `pointer`, quotes included; None where there is no scalar."""
        node, _, found = self._find(pointer)
        if self.text is None:
            return None
        from dipldata.yaml_tree.nodes import extent, is_scalar  # noqa: PLC0415 - as above

        if not found or node is None or not is_scalar(node):
            return None
        start, end = extent(node, self.text)
        return self.text[start:end]

    @property
    def root(self) -> Node | None:
        """The tree of nodes, with their places, that the values were read from; None where nothing could be read."""
        return self._find(())[0]

    def _find(self, pointer: Pointer) -> tuple[Node | None, Node | None, bool]:
        if self._compose is not None:
            self._tree, self._compose = self._compose(), None
        from dipldata.yaml_tree.nodes import find_node  # noqa: PLC0415 - as above

        return find_node(self._tree, pointer)
