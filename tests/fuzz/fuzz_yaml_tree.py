"""Coverage-guided fuzzing of the YAML reader with atheris, which is no requirement of the tests.

    pip install atheris
    PYTHONPATH=src:. python -m tests.fuzz.fuzz_yaml_tree -max_total_time=600 -max_len=4096 CORPUS_FOLDER

Every input is read with libyaml and without; any exception, any difference between the two and any place outside the
text is a finding. The options are those of libFuzzer.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

with atheris.instrument_imports():
    from tests.unit.yaml_tree.soundness import assert_sound


def read_one_input(data: bytes) -> None:
    """Read one input, as the fuzzer asks for it."""
    assert_sound(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_one_input)
    atheris.Fuzz()
