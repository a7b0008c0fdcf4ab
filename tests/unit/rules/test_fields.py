"""A rule that names the fields it looks at has nothing to say of a record in which none of them is written."""

import inspect
import shutil
from pathlib import Path
from typing import Never

import pytest
from pydantic import BaseModel

from dipldata.dataset import Dataset
from dipldata.loading import Corpus, load_corpus
from dipldata.models import MODELS, Record, Retired
from dipldata.rules import RULES, Rule

CASES = Path(__file__).parents[2] / "corpus"
CHOOSY = [rule for rule in RULES if isinstance(rule, Rule) and rule.fields]
BY_ID = {"ref-cycle"}
"""Rules that look at the record of that id in the dataset, not at the one they are given."""


@pytest.fixture(scope="module", name="corpus")
def corpus_of_all_cases(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The records of every case of the corpus, one over the other."""
    folder = tmp_path_factory.mktemp("cases") / "records"
    for case in (CASES / "good" / "base", *sorted(CASES.glob("bad/*/*"))):
        shutil.copytree(case / "records", folder, dirs_exist_ok=True, symlinks=True)
    return load_corpus([folder])


def models_of(rule: Rule) -> list[type[BaseModel]]:
    """The models of the records that a rule is asked about."""
    return [Retired if kind == "retired" else MODELS[kind] for kind in rule.types]


def without(record: Record | Retired, fields: tuple[str, ...]) -> Record | Retired:
    """A record with some fields as they are where nothing is written."""
    infos = {name: info for name, info in type(record).model_fields.items() if name in fields}
    return record.model_copy(update={name: info.get_default() for name, info in infos.items()})


@pytest.mark.parametrize("rule", [rule for rule in CHOOSY if rule.code not in BY_ID], ids=lambda rule: rule.code)
def test_a_rule_is_silent_where_its_fields_are_not_written(rule: Rule, corpus: Corpus) -> None:
    """Every record of the cases that the rule may be asked about is looked at without these fields."""
    optional = [
        model
        for model in models_of(rule)
        if not any(info.is_required() for name, info in model.model_fields.items() if name in rule.fields)
    ]
    asked = [file.record for file in corpus.files if file.record is not None and type(file.record) in optional]

    found = [finding for record in asked for finding in rule.check(without(record, rule.fields), corpus.dataset)]

    assert found == []
    assert bool(asked) is bool(optional)


def test_every_field_is_one_of_a_record_that_the_rule_is_asked_about() -> None:
    """No name is misspelt, and of every type of record there is one of the fields."""
    known = {rule.code: [model.model_fields.keys() for model in models_of(rule)] for rule in CHOOSY}

    strange = {rule.code: set(rule.fields) - set().union(*known[rule.code]) for rule in CHOOSY}

    assert {code: names for code, names in strange.items() if names} == {}


class Untouchable(Dataset):
    """A dataset at which nobody may look."""

    def __getattribute__(self, name: str) -> Never:
        raise AssertionError(name)


@pytest.mark.parametrize("rule", [rule for rule in RULES if isinstance(rule, Rule)], ids=lambda rule: rule.code)
def test_a_rule_that_is_asked_alone_looks_at_its_record_only(rule: Rule, corpus: Corpus) -> None:
    """It needs no dataset, names no place in another record, and every rule that can be asked alone is."""
    _, dataset_name = inspect.signature(rule.check).parameters
    assert rule.alone == dataset_name.startswith("_")
    for file in corpus.files if rule.alone else ():
        if file.record is not None and type(file.record) in models_of(rule):
            found = [*rule.check(file.record, Untouchable(()))]
            places = {(place.kind, place.id) for finding in found for place in finding.related}
            assert places <= {(file.kind, file.id)}
