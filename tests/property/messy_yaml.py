"""A record as somebody careless might write it: any order, quotes, indentation and spacing, with many comments."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dipldata.style.quoting import one_line

if TYPE_CHECKING:
    import random

_REFUSED = re.compile("[\u200d\u2028]")


def clean(value: Any) -> Any:  # noqa: ANN401 - plain values
    """The value without the characters that no record may hold."""
    if isinstance(value, dict):
        return {key: clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    return _REFUSED.sub("-", value) if isinstance(value, str) else value


class Messy:
    """Writes one record; each comment says which key or entry it stands above or behind."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def write(self, record: dict[str, Any]) -> str:
        """The text of a record, with white space at its end that should not be there."""
        return "\n".join(self._mapping(record, 0)) + self.chance.choice(["", "\n", "\n\n", "  \n"])

    def _mapping(self, value: dict[str, Any], indent: int) -> list[str]:
        keys = list(value)
        if self.chance.random() < 0.5:
            self.chance.shuffle(keys)
        lines: list[str] = []
        for key in keys:
            if lines and self.chance.random() < 0.15:
                lines.append(" " * indent + f"# above {key}")
            if lines and self.chance.random() < 0.05:
                lines += [""] * self.chance.randint(1, 2)
                self._swap_blank_and_comment(lines)
            lines += self._field(key, value[key], indent)
        return lines

    def _swap_blank_and_comment(self, lines: list[str]) -> None:
        """Keep a comment right above its field."""
        comment = next((line for line in reversed(lines) if line), "")
        if comment.lstrip().startswith("# above"):
            while lines[-1] != comment:
                lines.pop()

    def _field(self, key: str, value: Any, indent: int) -> list[str]:  # noqa: ANN401
        written = json.dumps(key) if self.chance.random() < 0.1 else key
        head = " " * indent + written + ":"
        if isinstance(value, dict | list) and value and self.chance.random() < 0.7:
            step = self.chance.choice([1, 2, 2, 2, 4])
            if isinstance(value, dict):
                return [head, *self._mapping(value, indent + step)]
            return [head, *self._list(value, indent + self.chance.choice([0, step]))]
        gap = " " * self.chance.choice([1, 1, 1, 3])
        behind = f" # behind {key}" if self.chance.random() < 0.1 else ""
        return self._with_value(head + gap, value, indent, behind)

    def _list(self, value: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in value:
            gap = self.chance.choice([1, 1, 3])
            if isinstance(item, dict) and item:
                inner = self._mapping(item, indent + 1 + gap)
                inner[0] = " " * indent + "-" + " " * gap + inner[0].lstrip()
                lines += inner
            else:
                lines += self._with_value(" " * indent + "-" + " " * gap, item, indent, "")
        return lines

    def _with_value(self, head: str, value: Any, indent: int, behind: str) -> list[str]:  # noqa: ANN401
        if isinstance(value, dict | list):
            return [head + self._inline(value) + behind]
        if isinstance(value, str):
            return self._text(head, value, indent, behind)
        return [head + json.dumps(value) + behind]

    def _inline(self, value: Any) -> str:  # noqa: ANN401
        comma = self.chance.choice([", ", ",  "])
        if isinstance(value, dict):
            return "{" + comma.join(f"{key}: {self._inline(part)}" for key, part in value.items()) + "}"
        if isinstance(value, list):
            return self.chance.choice(["[", "[ "]) + comma.join(map(self._inline, value)) + "]"
        return json.dumps(value, ensure_ascii=False)

    def _text(self, head: str, value: str, indent: int, behind: str) -> list[str]:
        plain = one_line(value)
        ways = [
            json.dumps(value, ensure_ascii=False),
            plain if plain[0] != '"' else json.dumps(value, ensure_ascii=False),
        ]
        tidy = all(line and line == line.strip() for line in value.split("\n"))
        if "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        way = self.chance.randrange(len(ways) + 2)
        if way < len(ways) or not tidy:
            return [head + ways[way % len(ways)] + behind]
        body = value.split("\n") if way == len(ways) else value.replace("\n", "\n\n").split("\n")
        step = " " * (indent + self.chance.choice([1, 2, 5]))
        mark = "|-" if way == len(ways) else ">-"
        return [head + mark + behind, *(step + line if line else "" for line in body)]
