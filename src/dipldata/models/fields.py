"""The building blocks of every record: text, references, qualified dates, citations.

Many fields have a short and a qualified form: `start: 2023-11-03` is short for
`start: {date: 2023-11-03, basis: stated}`. A class that derives from `ShortForm` says which field the short form
fills. Models always hold the qualified form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints, model_validator
from pydantic_core import PydanticKnownError

from dipldata.dates import DAY_PATTERN, Edtf, validate_day
from dipldata.ids import CLAIM_REF_PATTERN, MAX_SLUG_LENGTH, SLUG_PATTERN, TYPED_REF_PATTERN, RecordType
from dipldata.models.vocabularies import CountOperator, DateBasis, NameKind

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

T = TypeVar("T")
V = TypeVar("V")


def described(description: str, example: object = None, *, term: str = "", alias: str | None = None) -> FieldInfo:
    """Describe a field: what it holds, one example, and the term of a standard that it follows (`schema:startDate`)."""
    extra: dict[str, Any] = {"x-term": term} if term else {}
    examples = [] if example is None else [example]
    return Field(description=description, examples=examples or None, json_schema_extra=extra or None, alias=alias)  # type: ignore[no-any-return]


class Model(BaseModel):
    """A frozen, strict part of a record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", serialize_by_alias=True)

    first: ClassVar[tuple[str, ...]] = ()
    last: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def field_order(cls) -> tuple[str, ...]:
        """The canonical order of the fields (Python names): `first`, then as declared, then `last`."""
        middle = (name for name in cls.model_fields if name not in cls.first and name not in cls.last)
        return (*cls.first, *middle, *(name for name in cls.last if name in cls.model_fields))


class ShortForm(Model):
    """A part that may be written as a plain scalar, which then fills the field named by `short_field`."""

    short_field: ClassVar[str]
    short_type: ClassVar[type] = str

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
        if type(value) is dict:
            return value  # as nearly always, where it is not short
        is_short = isinstance(value, (cls.short_type, Edtf)) and not isinstance(value, bool)
        return {cls.short_field: value} if is_short else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Allow the scalar and the mapping in one schema without `anyOf`, so that editors can say what is wrong."""
        reference = handler(schema)
        full = handler.resolve_ref_schema(reference)
        short = handler.resolve_ref_schema(dict(full["properties"][cls.short_field]))
        short = next((branch for branch in short.get("anyOf", []) if branch.get("type") != "null"), short)
        kept = ("pattern", "minLength", "maxLength", "minimum", "maximum")
        full.update({key: short[key] for key in kept if key in short})
        full["type"] = [short["type"], "object"]
        return reference


@dataclass(frozen=True)
class RefTo:
    """Marks a text as a reference to a record of a type; `also` lists words that are allowed in its place."""

    kind: RecordType
    also: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        also = {"x-ref-also": list(self.also)} if self.also else {}
        return {**handler(schema), "x-ref": self.kind, **also}


@dataclass(frozen=True)
class TypedRefMark:
    """Marks a text as a `type/slug` reference."""


@dataclass(frozen=True)
class ClaimRefMark:
    """Marks a text as a `statement#claim` reference."""


def _freeze(value: Mapping[str, V]) -> Mapping[str, V]:
    return MappingProxyType(dict(value))


Items = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in YAML, a tuple in the model."""

Label = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A title or name on one line."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
"""A sentence or two in the curator's own words."""
Note = Annotated[str, StringConstraints(min_length=1, max_length=3000)]
"""A longer remark in the curator's own words."""
SourceText = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Words of a source, exactly as printed."""
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=MAX_SLUG_LENGTH)]
Day = Annotated[
    Edtf, AfterValidator(validate_day), Field(json_schema_extra={"pattern": DAY_PATTERN, "title": "Day (YYYY-MM-DD)"})
]
"""One certain calendar day."""
Url = Annotated[str, StringConstraints(pattern=r'^https?://[^\s/?#<>"{}|\\^`]+[^\s<>"{}|\\^`]*$', max_length=2000)]
"""A web address, kept exactly as found."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A language tag (BCP 47): `en`, `zh`, `zh-Hans`."""
FieldPath = Annotated[
    str, StringConstraints(pattern=r"^[a-z_]+(\[[0-9]+\])?(\.[a-z_]+(\[[0-9]+\])?)*$", max_length=200)
]
"""A field of the same record: `start`, `participants[0].office`."""

StatementRef = Annotated[Slug, RefTo("statement")]
MeetingRef = Annotated[Slug, RefTo("meeting")]
GroupRef = Annotated[Slug, RefTo("working_group")]
PersonRef = Annotated[Slug, RefTo("person")]
OrganizationRef = Annotated[Slug, RefTo("organization")]
PlaceRef = Annotated[Slug, RefTo("place")]
TopicRef = Annotated[Slug, RefTo("topic")]
PartyRef = Annotated[Slug, RefTo("party")]
PartyOrNone = Annotated[Slug, RefTo("party", also=("none",))]
PartyOrUnknown = Annotated[Slug, RefTo("party", also=("unknown", "disputed"))]
UsedBy = Annotated[Slug, RefTo("party", also=("press",))]
SourceRef = Annotated[Slug, RefTo("source")]
BySide = Annotated[Mapping[PartyRef, V], Field(min_length=1), AfterValidator(_freeze), PlainSerializer(dict)]
"""A mapping from party to value in YAML, a read-only mapping in the model."""
TypedRef = Annotated[str, StringConstraints(pattern=TYPED_REF_PATTERN, max_length=120), TypedRefMark()]
ClaimRef = Annotated[str, StringConstraints(pattern=CLAIM_REF_PATTERN, max_length=200), ClaimRefMark()]


class QualifiedDate(ShortForm):
    """A date with how it is known. Short form: the date alone."""

    short_field = "date"

    date: Annotated[
        Edtf, described("The date, in the EDTF subset.", "2023-11-03", term="schema:Date; EDTF (ISO 8601-2)")
    ]
    basis: Annotated[DateBasis, described("How the date is known.", "derived")] = "stated"
    as_written: Annotated[SourceText | None, described("The words of the source that give the date.", "on Monday")] = (
        None
    )
    note: Annotated[Text | None, described("How the date was worked out.", "Monday before the Friday of issue")] = None

    def __str__(self) -> str:
        return self.date.text


class Citation(ShortForm):
    """A source that supports the record. Short form: the source's id."""

    short_field = "source"

    source: Annotated[
        SourceRef, described("The source.", "state-2023-11-03-lambert-hong", term="prov:hadPrimarySource")
    ]
    locator: Annotated[Label | None, described("Where in the source.", "paragraph 2", term="schema:pagination")] = None
    supports: Annotated[
        Items[FieldPath], described("The fields that this source supports; all of them when left out.", ["start"])
    ] = ()


class Count(ShortForm):
    """A number of people. Short form: the exact number."""

    short_field = "number"
    short_type = int

    number: Annotated[int | None, Field(ge=1, le=10_000), described("How many.", 3)] = None
    op: Annotated[CountOperator, described("Exactly, at least, or not stated.", "ge")] = "eq"


class Quote(Model):
    """A short passage in the source's own words."""

    text: Annotated[SourceText, described("The words, exactly as printed.", "candid, substantive and constructive")]
    lang: Annotated[Language, described("Language of the words.", "en", term="schema:inLanguage")]
    translation: Annotated[
        Text | None, described("The words in English, where they are not.", "one-China principle")
    ] = None
    speaker: Annotated[
        Label | None, described("Whose words they are, if not the statement's speaker.", "not given")
    ] = None
    source: Annotated[
        SourceRef | None,
        described("The source they stand in; the first cited one when left out.", "state-2023-11-03-lambert-hong"),
    ] = None


class Name(Model):
    """A name of an organization or party."""

    text: Annotated[Label, described("The name.", "Department of State", term="schema:name")]
    lang: Annotated[Language, described("Language of the name.", "en", term="schema:inLanguage")]
    kind: Annotated[NameKind | None, described("What kind of name it is.", "short")] = None
    from_: Annotated[QualifiedDate | None, described("First used.", "2018-03", alias="from")] = None
    to: Annotated[QualifiedDate | None, described("Last used.", "2018-03")] = None


class ExternalIds(Model):
    """Identifiers of the same thing elsewhere, at least one."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    wikidata: Annotated[
        str | None, Field(pattern=r"^Q[1-9][0-9]*$"), described("Wikidata item.", "Q148", term="owl:sameAs")
    ] = None
    iso3166: Annotated[str | None, Field(pattern=r"^[A-Z]{2,3}$"), described("ISO 3166-1 code.", "CN")] = None
    cow: Annotated[str | None, Field(pattern=r"^[0-9]{1,3}$"), described("Correlates of War code, as text.", "710")] = (
        None
    )
    history_state: Annotated[
        str | None,
        Field(min_length=1, max_length=200),
        described("Identifier of the Office of the Historian.", "historicaldocuments/frus1969-76v17"),
    ] = None

    @model_validator(mode="after")
    def _require_one(self) -> ExternalIds:
        if all(value is None for _, value in self):
            raise PydanticKnownError("too_short", {"field_type": "Object", "min_length": 1, "actual_length": 0})
        return self
