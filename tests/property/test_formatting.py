"""Formatting changes no value and loses no comment, whatever a record looks like, and a second run does nothing."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dipldata.formatting import format_files
from dipldata.ids import TYPE_OF_FOLDER, RecordType
from dipldata.models import MODELS, Retired
from dipldata.models.plain import plain_record
from dipldata.shape import shape_record
from dipldata.style import find_style_faults
from dipldata.style.field_types import spelt_out
from dipldata.style.formatting import canonical_text
from dipldata.style.tree import comments_of
from dipldata.yaml_tree import read_yaml
from tests.property.messy_yaml import Messy, clean
from tests.property.strategies import datasets

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading

ROOT = Path(__file__).parents[2]
EXAMPLES = max(300, settings.default.max_examples if settings.default else 0)
"""A sample on every run; `HYPOTHESIS_PROFILE=full` tries 10 000."""
ABOVE = re.compile(r"# above (\w+)$")
BEHIND = re.compile(r"^[ -]*(\S+):.* # behind (\w+)$")
SHORT_FIELDS = {"date", "source", "number"}
"""Fields that a short form leaves unnamed."""


def kind_of(path: Path) -> RecordType:
    """The type of the record that a path names."""
    return TYPE_OF_FOLDER[[part for part in path.parts[:-1] if part in TYPE_OF_FOLDER][-1]]


def assert_formatting_is_harmless(reading: Reading, kind: RecordType) -> str:
    """Format a file and compare what it says before and after; give the canonical text."""
    assert isinstance(reading.value, dict)
    model: type[Model] = Retired if reading.value.get("state") == "retired" else MODELS[kind]
    text = canonical_text(reading, model)
    if text == reading.text:
        return text
    after = read_yaml(text.encode())
    assert after.readable
    assert after.problems == ()
    assert spelt_out(after.value, model) == spelt_out(reading.value, model)
    assert shape_record(kind, after).record == shape_record(kind, reading).record
    assert comments_of(after) == comments_of(reading)
    assert canonical_text(after, model) == text
    assert [fault for fault in find_style_faults(after, model) if fault.fix] == []
    return text


def test_generated_records() -> None:
    """Records of every type, written carelessly, keep their value and their comments, each in its place."""
    done: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES // 8,  # a dataset holds about ten records, and may be small
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.generate],  # the smallest dataset says no more than the text that failed, and takes minutes
    )
    @given(datasets(), st.integers(min_value=0))
    def check(dataset: Dataset, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - carelessness, the same on every run
        for record in (*dataset, *dataset.retired.values()):
            plain = clean(plain_record(record))
            kind: RecordType = plain.pop("type")
            reading = read_yaml(Messy(chance).write(plain).encode())
            if not reading.readable or reading.problems:
                done["refused"] += 1
                continue
            text = assert_formatting_is_harmless(reading, kind)
            assert misplaced_comments(text) == []
            done["changed" if text != reading.text else "the same"] += 1

    check()
    assert done["changed"] + done["the same"] >= EXAMPLES, done
    assert done["changed"] > 20 * done["the same"], done
    assert done["refused"] < done["changed"] / 4, done


def misplaced_comments(text: str) -> list[str]:
    """The comments that do not stand above or behind what they name."""
    found = []
    lines = text.split("\n")
    for at, line in enumerate(lines):
        above, behind = ABOVE.search(line), BEHIND.match(line)
        if above:
            below = next(each for each in lines[at + 1 :] if each and "# above" not in each)
            found += [] if re.match(rf"[ -]*\"?{above[1]}\"?:", below) else [line]
        if behind and behind[1] != behind[2] and behind[2] not in SHORT_FIELDS:
            found.append(line)
    return found


@pytest.mark.parametrize("folder", ["records", "tests/corpus"])
def test_every_record_of(folder: str) -> None:
    """Every record of the dataset and of the corpus that can be read keeps its value and its comments."""
    seen: set[bytes] = set()
    for path in sorted((ROOT / folder).rglob("*.yaml")):
        if not path.is_file() or not set(path.parts) & set(TYPE_OF_FOLDER):
            continue
        data = path.read_bytes()
        reading = read_yaml(data)
        if data not in seen and reading.readable and not reading.problems and isinstance(reading.value, dict):
            assert_formatting_is_harmless(reading, kind_of(path.relative_to(ROOT)))
            seen.add(data)
    assert len(seen) > 100


def test_files_are_formatted_as_texts_are(tmp_path: Path) -> None:
    """The library gives the texts before and after of what would change, and names what it leaves alone."""
    topics = tmp_path / "records" / "topics"
    topics.mkdir(parents=True)
    (topics / "a.yaml").write_text("id: 'a'\n", encoding="utf-8")
    (topics / "b.yaml").write_text("id: [b\n", encoding="utf-8")
    (topics / "c.yaml").write_text("id: c\n", encoding="utf-8")
    result = format_files([topics / "a.yaml", topics / "b.yaml", topics / "c.yaml"])
    assert result.changed == {(topics / "a.yaml").as_posix(): ("id: 'a'\n", "id: a\n")}
    assert result.unread == ((topics / "b.yaml").as_posix(),)
