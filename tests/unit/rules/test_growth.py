"""No rule is quadratic: twice as many records make it do about twice as much, counted in calls, not in seconds."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.corpus import person_names, write_corpus
from dipldata.dataset import Dataset
from dipldata.loading import load_corpus
from dipldata.rules import RULES, DatedRule

MOST = 2.6
"""How many times as many calls twice as many records may cause; a quadratic rule causes four times as many."""
FEW = 400
"""A rule that makes fewer calls than that in all is not looked at."""


def calls_by_rule(dataset: Dataset) -> Counter[str]:
    """The function calls, built-in ones included, that each rule makes for all records."""
    counts: Counter[str] = Counter()
    code = ""

    def count(_: FrameType, event: str, __: object) -> None:
        counts[code] += event in {"call", "c_call"}

    rules = [rule for rule in RULES if not isinstance(rule, DatedRule)]
    for rule in rules:
        code = rule.code
        records = [record for record in dataset if record.type in rule.types]  # type: ignore[attr-defined]
        sys.setprofile(count)
        try:
            for record in records:
                for _ in rule.check(record, dataset):
                    pass
        finally:
            sys.setprofile(None)
    return counts


def grown(folder: Path, records: int, mangle: Callable[[str, str], str]) -> Dataset:
    """A generated corpus of a size, each text of which has been changed."""
    write_corpus(folder, records)
    for path in (folder / "records").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(mangle(path.parent.name, text), encoding="utf-8")
    return load_corpus([folder / "records"]).dataset


def as_it_is(_: str, text: str) -> str:
    """A corpus as generated."""
    return text


def alike(_: str, text: str) -> str:
    """Everything alike: one name, one office, one title, one day of all meetings, one publisher."""
    text = re.sub(r"text: \w+ \w+\n", "text: Wang Example\n", text)
    text = re.sub(r"(family|given): [A-Z]\w+\n", r"\1: Example\n", text)
    text = re.sub(r"key: office-\d+|office: office-\d+", lambda found: found[0].partition(": ")[0] + ": director", text)
    text = re.sub(
        r"organization: body-\d+|publisher: body-\d+", lambda found: found[0].partition(": ")[0] + ": body-1", text
    )
    text = re.sub(r"title: (Report|Story) \d+ .*", "title: A report of one and the same event", text)
    return re.sub(r"(start|published|date|known|made): \d{4}-\d{2}-\d{2}", r"\1: 2001-01-01", text)


def crowded(_: str, text: str) -> str:
    """Everybody meets the same two people, in one group, and is quoted from one source."""
    text = re.sub(r"person: \w+-\w+\n", "person: babaca-babace\n", text)
    text = re.sub(r"occasion: \S+", "occasion: 1990-01-01-contact-0", text)
    text = re.sub(r"(  - |source: )(us|cn|agency)-\d+\n", r"\1\2-0\n", text)
    return text.replace("kind: meeting\n", "kind: round\n").replace(
        "history:\n  - status: held", "working_group: group-0\nround:\n  us: 1\nhistory:\n  - status: held"
    )


def one_page(_: str, text: str) -> str:
    """Every source has the address of one and the same page."""
    return re.sub(r"\nurl: \S+", "\nurl: https://gazette.example/2021/talks", text)


@pytest.mark.parametrize("mangle", [as_it_is, alike, crowded, one_page])
def test_twice_the_records_cause_about_twice_the_calls(tmp_path: Path, mangle: Callable[[str, str], str]) -> None:
    """Also where everything is of one name, day or page, refers to the same few records, or repeats the same text."""
    small, large = (calls_by_rule(grown(tmp_path / str(size), size, mangle)) for size in (350, 700))

    assert len(small) > 90
    growth = {code: round(count / small[code], 1) for code, count in large.items() if count > FEW and small[code]}
    assert {code: times for code, times in growth.items() if times > MOST} == {}


def test_no_two_people_of_a_large_corpus_share_a_name() -> None:
    """Not even with family and given name exchanged, among the people of a million records."""
    names = [frozenset(person_names(number)[:2]) for number in range(1_000_000 // 14)]
    assert len(set(names)) == len(names)
    assert all(len(name) == 2 for name in names)
