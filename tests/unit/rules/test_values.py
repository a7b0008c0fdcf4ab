"""Which fields of the models hold texts, dates and terms."""

import pytest
from pydantic import BaseModel

from dipldata.dataset import Dataset
from dipldata.models import Place, Statement
from dipldata.models.contents import Wanted, is_date, is_line, is_list_of_texts, is_text
from dipldata.problems import Pointer
from dipldata.rules import text_formula
from dipldata.rules._values import values

STATEMENT = Statement.model_validate(
    {
        "id": "s",
        "kind": "speech",
        "made": {"date": "2020-03-04", "basis": "derived", "as_written": "on Wednesday"},
        "quotes": [{"text": "lights", "lang": "en"}],
        "claims": [{"key": "k", "text": "A claim.", "modality": "asserts", "about": ["topic/t"], "period": "2020"}],
        "topics": ["t"],
        "terms": ["candid"],
        "notes": "A note.",
    }
)
PLACE = Place.model_validate(
    {
        "id": "p",
        "name": "P",
        "country": "CN",
        "kind": "city",
        "tz": "Asia/Shanghai",
        "external_ids": {"wikidata": "Q1", "iso3166": "CN", "history_state": "P"},
    }
)


def places(record: BaseModel, wanted: Wanted) -> list[Pointer]:
    """Where the wanted values stand."""
    return [pointer for pointer, _ in values(record, wanted)]


@pytest.mark.parametrize(
    ("record", "wanted", "expected"),
    [
        (
            STATEMENT,
            is_text,
            [("made", "as_written"), ("quotes", 0, "text"), ("claims", 0, "text"), ("terms", 0), ("notes",)],
        ),
        (STATEMENT, is_line, [("claims", 0, "text")]),
        (STATEMENT, is_date, [("made",), ("claims", 0, "period")]),
        (PLACE, is_text, [("name",), ("external_ids", "history_state")]),
    ],
)
def test_values_are_found(record: BaseModel, wanted: Wanted, expected: list[Pointer]) -> None:
    """Free texts, lines and dates are found wherever they stand; ids, references, codes and vocabulary are no texts."""
    assert places(record, wanted) == expected


def test_lists_are_found() -> None:
    """Lists of references and of texts are found; empty ones are left out."""
    found = dict(values(STATEMENT, is_list_of_texts))
    assert found["claims", 0, "about"] == ("topic/t",)
    assert found["terms",] == ("candid",)
    assert ("parties",) not in found


@pytest.mark.parametrize("start", ["\t", "\r", "=", "＝", "-", "－", "+", "＋", "@", "＠"])
def test_every_start_of_a_formula_is_found(start: str) -> None:
    """A text is refused with every first character that a spreadsheet acts upon."""
    record = STATEMENT.model_copy(update={"notes": f"{start}1"})
    assert [finding.pointer for finding in text_formula.check(record, Dataset([]))] == [("notes",)]
