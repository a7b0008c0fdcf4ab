"""Run in an installed environment: the examples of documents, with nothing to be had from a network.

`python examples.py FILE...`: each block of Python in each file must print what is shown.
"""

from __future__ import annotations

import doctest
import re
import socket
import sys
from pathlib import Path
from typing import NoReturn

BLOCK = re.compile(r"^```(python|pycon)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
"""Examples for everybody, and those that need a library of an extra."""


def refuse(*_: object, **__: object) -> NoReturn:
    """In place of a connection."""
    message = "an example asks the network"
    raise OSError(message)


def examples_of(text: str, language: str) -> str:
    """The examples of a document, everything else blank, so that lines keep their numbers."""
    blocks = (match for match in BLOCK.finditer(text) if match.group(1) == language)
    kept = {line for match in blocks for line in range(*lines_of(text, match))}
    return "\n".join(line if at in kept else "" for at, line in enumerate(text.split("\n"))) + "\n"


def lines_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The first line of a block, and the one after its last, counted from 0."""
    return text.count("\n", 0, match.start(2)), text.count("\n", 0, match.end(2))


def run_examples(path: Path, language: str = "python") -> tuple[int, int]:
    """How many examples of a document fail, and how many there are; failures are printed."""
    test = doctest.DocTestParser().get_doctest(
        examples_of(path.read_text(encoding="utf-8"), language), {}, path.name, str(path), 0
    )
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    return results.failed, results.attempted


def main(paths: list[str]) -> int:
    """Run the examples of some files; 0 where all are right and there are some in each."""
    socket.socket.connect = refuse  # type: ignore[method-assign]  # that is the point
    socket.getaddrinfo = refuse
    failures = 0
    for path in paths:
        failed, attempted = run_examples(Path(path))
        failures += failed + (not attempted)
        sys.stdout.write(f"{Path(path).name}: {attempted} examples, {failed} wrong\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
