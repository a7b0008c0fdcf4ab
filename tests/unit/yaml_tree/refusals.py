"""What the tests of refusals share."""

from __future__ import annotations

from dataclasses import dataclass

from dipldata.yaml_tree import read_yaml


@dataclass(frozen=True)
class Refusal:
    """A file, given as text or bytes, with the one problem that it must give: `line:column code`, message and hint."""

    name: str
    source: str | bytes
    place_and_code: str
    message: str
    hint: str


def assert_refused(refusal: Refusal) -> None:
    """Assert that a file gives exactly the problem it must give, in both ways of reading."""
    data = refusal.source if isinstance(refusal.source, bytes) else refusal.source.encode()
    for pure_python in (False, True):
        problems = [
            (f"{it.span.line}:{it.span.column} {it.code}", it.message, it.hint)
            for it in read_yaml(data, pure_python=pure_python).problems
        ]
        assert problems == [(refusal.place_and_code, refusal.message, refusal.hint)]
