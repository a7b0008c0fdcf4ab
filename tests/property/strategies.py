"""Random datasets whose records are of the right shape and whose references resolve.

Everything is made from the models, field by field, so that a new field is tried without a change here. The records
need not make sense: they keep the rules of form (ids, keys, references, text without formulas or control characters),
not those about diplomacy.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dipldata.dataset import Dataset
from dipldata.dates import Edtf, validate_day
from dipldata.ids import RECORD_TYPES, RecordType, record_key
from dipldata.models import MODELS, Record, Retired
from dipldata.models.fields import ClaimRefMark, ExternalIds, Model, RefTo, TypedRefMark
from dipldata.models.person import Office
from dipldata.models.source import UnnamedSource
from dipldata.models.statement import Claim, Relation, UnnamedSpeaker
from dipldata.models.working_group import Chair

Value = Any
Draw = st.DrawFn

ODD_TEXTS = [
    "NA", "null", "true", "0755", "1.10", "2023-11-03", 'say "yes", they said', "a, b; c\nd", "C:\\temp", "#1", "a #b",
    "{x}", "中美海洋事务磋商", "été", "👩\u200d👩\u200d👧", "a\u2028b", "<script>", "50%", "'quoted'", "|", "🇺🇸",
]  # fmt: skip
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DAYS = st.sampled_from(["1000-01-01", "1999-12-31", "2020-02-29", "2023-07-31", "2023-11-03", "2999-12-31"])
DATES = st.sampled_from([
    "2023-11-03", "2023-11", "2023", "2023-11-03?", "2023-11~", "2020-02-29", "2023-11-03/2023-11-05", "2021-01/..",
    "../2023-11-05", "[2023-11-03..2023-11-05]", "[..2023-08-04]", "[2023-08..]", "2022~/2023?",
])  # fmt: skip
EXAMPLES = {
    "^[a-z0-9]+(-": ["a", "0", "head-of-bureau", "2023-11-03"],
    "^https?": ["https://a.example", "http://a.example:80/b%20c?d=e&f=#g", "https://例子.example/路"],
    "^[a-z]{2,3}(": ["en", "zh", "zh-Latn", "zh-Hans-CN", "yue"],
    "^[a-z_]+(": ["start", "participants[0].office", "history[12].sources[0]"],
    "^[A-Za-z_]+(": ["America/New_York", "UTC", "Etc/GMT+8"],
    "^[A-Z]{2}$": ["US", "CN", "NA"],
}
"""Values by the beginning of their pattern: made from the pattern they would cost more time than all the rest."""


def _is_tidy(text: str) -> bool:
    """Text as records have it: not blank at the ends, composed, and nothing that a spreadsheet would run."""
    composed = unicodedata.normalize("NFC", text) == text
    return bool(text) and text == text.strip() and composed and not text.startswith(tuple("=+-@＝＋－＠"))


TEXTS = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.sampled_from(ODD_TEXTS),
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"]), min_size=1, max_size=5),
).filter(_is_tidy)


def _items_of(info: FieldInfo) -> Any:  # noqa: ANN401 - a type expression
    return get_args(info.annotation)[0] if get_origin(info.annotation) is tuple else None


@dataclass
class Pool:
    """What references of a dataset may name: ids by type, and the keys inside records."""

    ids: dict[RecordType, list[str]]
    claims: dict[str, list[str]] = field(default_factory=dict)
    offices: dict[str, list[str]] = field(default_factory=dict)
    unnamed: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class _Maker:
    """Makes the plain value of one record."""

    draw: Draw
    pool: Pool
    whole: bool = False
    record_id: str = ""

    def record(self, kind: RecordType, record_id: str) -> dict[str, Value]:
        self.record_id = record_id
        return self.model(MODELS[kind]) | {"id": record_id, "type": kind, "state": "live"}

    def model(self, model: type[Model]) -> dict[str, Value]:
        found = {}
        for name, info in model.model_fields.items():
            # The keys of the pool may be named by any record, so what has them is never left out.
            if info.is_required() or _items_of(info) is UnnamedSource or self.whole or self.draw(st.booleans()):
                found[info.alias or name] = self.field(info)
        if model is ExternalIds and not found:  # an object without any entry states nothing
            found["cow"] = "2"
        return self.with_keys(model, found)

    def field(self, info: FieldInfo) -> Value:
        keyed = {Claim: self.pool.claims, Office: self.pool.offices, UnnamedSource: self.pool.unnamed}
        least = max((getattr(mark, "min_length", None) or 0 for mark in info.metadata), default=0)
        item = _items_of(info)
        if item in keyed:
            return [self.model(item) | {"key": key} for key in keyed[item][self.record_id]]
        return self.value(info.annotation, tuple(info.metadata), least)

    def with_keys(self, model: type[Model], found: dict[str, Value]) -> dict[str, Value]:
        """Keys that must name something in the record that another field names."""
        if model is Relation:
            found["from"] = self.draw(st.sampled_from(self.pool.claims[self.record_id]))
        if model is Chair:
            person = self.draw(st.sampled_from([one for one, keys in self.pool.offices.items() if keys]))
            found |= {"person": person, "office": self.draw(st.sampled_from(self.pool.offices[person]))}
        if model is UnnamedSpeaker:
            source = self.draw(st.sampled_from([one for one, keys in self.pool.unnamed.items() if keys]))
            found |= {"source": source, "key": self.draw(st.sampled_from(self.pool.unnamed[source]))}
        return found

    def value(  # noqa: PLR0911 - one answer for each kind of type
        self,
        annotation: Any,  # noqa: ANN401 - a type expression
        marks: tuple[Any, ...],
        least: int = 0,
    ) -> Value:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(arguments[0], (*marks, *arguments[1:]), least)
        if origin in (Union, UnionType):
            return self.value(next(part for part in arguments if part is not type(None)), marks, least)
        if origin is tuple:
            length = 1 if self.whole else self.draw(st.integers(least, max(2, least)))
            return [self.value(arguments[0], ()) for _ in range(length)]
        if origin is Mapping:
            keys = self.draw(st.lists(st.sampled_from(self.pool.ids["party"]), min_size=1, unique=True))
            return {key: self.value(arguments[1], ()) for key in keys}
        if origin is Literal:
            return self.draw(st.sampled_from(arguments))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)  # type: ignore[arg-type]  # every model here derives from Model
        return self.draw(self.leaf(annotation, marks))

    def leaf(self, annotation: type, marks: tuple[Any, ...]) -> st.SearchStrategy[Value]:
        if annotation is Edtf:
            return DAYS if any(getattr(mark, "func", None) is validate_day for mark in marks) else DATES
        if annotation is bool:
            return st.booleans()
        if annotation in (int, float):
            return self.number(annotation, marks)
        reference = next((mark for mark in marks if isinstance(mark, RefTo | TypedRefMark | ClaimRefMark)), None)
        return self.reference(reference) if reference else self.text(marks)

    def number(self, annotation: type, marks: tuple[Any, ...]) -> st.SearchStrategy[Value]:
        plain = [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]
        bounds = {name: getattr(mark, name) for mark in plain for name in ("ge", "gt", "le") if hasattr(mark, name)}
        if annotation is int:
            return st.integers(bounds["ge"], bounds["le"])
        low = bounds.get("ge", bounds.get("gt"))
        return st.floats(low, bounds["le"], exclude_min="gt" in bounds, allow_subnormal=False)

    def reference(self, mark: RefTo | TypedRefMark | ClaimRefMark) -> st.SearchStrategy[str]:
        if isinstance(mark, RefTo):
            return st.sampled_from([*self.pool.ids[mark.kind], *mark.also])
        if isinstance(mark, TypedRefMark):
            return st.sampled_from([record_key(kind, one) for kind, ids in self.pool.ids.items() for one in ids])
        return st.sampled_from([f"{one}#{key}" for one, keys in self.pool.claims.items() for key in keys])

    def text(self, marks: tuple[Any, ...]) -> st.SearchStrategy[str]:
        pattern = next((mark.pattern for mark in marks if getattr(mark, "pattern", None)), None)
        if pattern is None:
            return TEXTS
        known = next((values for start, values in EXAMPLES.items() if pattern.startswith(start)), None)
        return st.sampled_from(known) if known else st.from_regex(pattern.removesuffix("$") + r"\Z").filter(str.isascii)


@st.composite
def pools(draw: Draw) -> Pool:
    """What the records of a dataset are called, and the keys inside them."""
    names = st.lists(SLUGS, min_size=1, max_size=2, unique=True)
    keys = st.lists(SLUGS, min_size=1, max_size=2, unique=True)
    one = SLUGS.map(lambda slug: [slug])
    several = {"statement", "meeting", "source"}  # of the rest one is enough, and the examples stay small
    pool = Pool({kind: draw(names if kind in several else one) for kind in RECORD_TYPES})
    pool.claims = {one: draw(keys) for one in pool.ids["statement"]}
    pool.offices = {one: draw(keys) for one in pool.ids["person"]}
    pool.unnamed = {one: draw(keys) for one in pool.ids["source"]}
    return pool


@st.composite
def datasets(draw: Draw, *, whole: bool = False) -> Dataset:
    """A dataset with a record or two of each type, and now and then a retired id.

    With `whole`, every field of every record is there, with one entry in each list.
    """
    pool = draw(pools())
    maker = _Maker(draw, pool, whole)
    records = [
        MODELS[kind].model_validate(maker.record(kind, record_id))
        for kind in RECORD_TYPES
        for record_id in pool.ids[kind]
    ]
    return Dataset(
        records,
        draw(
            st.lists(retired(pool, whole=whole), min_size=whole, max_size=2, unique_by=lambda one: (one.type, one.id))
        ),
    )


@st.composite
def retired(draw: Draw, pool: Pool, *, whole: bool = False) -> Retired:
    """What remains of a record; its id is that of no other."""
    kind = draw(st.sampled_from(RECORD_TYPES))
    plain = _Maker(draw, pool, whole).model(Retired)
    plain |= {"id": "retired-" + draw(SLUGS), "type": kind, "state": "retired"}
    plain["replaced_by"] = draw(st.lists(st.sampled_from(pool.ids[kind]), min_size=whole, max_size=2, unique=True))
    return Retired.model_validate(plain)


@st.composite
def records(draw: Draw, kind: RecordType) -> Record:
    """A record of a type; its references resolve in no particular dataset."""
    pool = draw(pools())
    return MODELS[kind].model_validate(_Maker(draw, pool).record(kind, pool.ids[kind][0]))
