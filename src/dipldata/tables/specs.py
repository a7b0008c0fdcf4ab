"""Which tables there are: one for each record type, one for each list in a record. The columns come from the models.

A feed is the path of a list (or mapping) from a record type: `meeting.history.sources` is the list of sources of each
step of each meeting. Lists that mean the same thing in several types share a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dipldata.ids import FOLDERS, RECORD_TYPES, RecordType
from dipldata.tables.declaring import ForeignKey

RECORD_TABLES: Final[dict[RecordType, str]] = {kind: folder.replace("-", "_") for kind, folder in FOLDERS.items()}
"""The table of each record type, named like its folder."""

RECORD_DESCRIPTIONS: Final[dict[RecordType, str]] = {
    "statement": "Acts of attribution: who said what, when, for whom.",
    "meeting": "Meetings, calls, rounds, encounters, letters, and the visits that contain them.",
    "working_group": "Standing channels between parties, from hotlines to dialogues.",
    "person": "The people named in the other tables.",
    "organization": "Governments, ministries, offices, outlets and other bodies.",
    "place": "Where contact happens.",
    "topic": "What talks are about.",
    "party": "The sides in contact.",
    "source": "What was read: texts, recordings, datasets.",
}
RECORD_FOREIGN_KEYS: Final[dict[RecordType, tuple[ForeignKey, ...]]] = {
    "statement": (ForeignKey(("unnamed_source", "unnamed_key"), "unnamed_speakers", ("source", "key")),)
}
"""Foreign keys of several columns, which the models do not mark.

Their columns must be filled together or not at all: a key that is filled in part counts as broken for some readers.
That is why `person` and `office` of speakers and participants, who may have no office, are no key.
"""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A table with one row for each item of some lists.

    `feeds` are the lists, at most one for each type. `key` is the field that tells the items of one list apart, where
    there is one; otherwise their position does. `value` names the column of items that are single values, `parent`
    the column that names the item of the outer list. `owner` names the column of the record, where its type would not
    do; where several types share the table, it is the prefix of two columns (`record_type`, `record_id`).
    """

    table: str
    description: str
    row: str
    feeds: tuple[str, ...]
    key: str = ""
    value: str = ""
    parent: str = ""
    owner: str = ""
    foreign_keys: tuple[ForeignKey, ...] = ()


def _in(field: str, *kinds: str) -> tuple[str, ...]:
    """The same field of several types."""
    return tuple(f"{kind}.{field}" for kind in kinds)


LISTS: Final[tuple[ListSpec, ...]] = (
    ListSpec(
        "statement_speakers", "The named speakers of statements.", "A person who speaks in a statement, in an office.",
        ("statement.speakers",),
    ),
    ListSpec(
        "claims", "What statements say, in the curator's words.", "One claim of a statement.",
        ("statement.claims",), key="key",
    ),
    ListSpec(
        "claim_about", "What claims are about.", "A record that a claim is about.",
        ("statement.claims.about",), parent="claim", value="about",
    ),
    ListSpec(
        "relations", "How claims bear on other claims.", "One relation from a claim to another.",
        ("statement.relations",),
        foreign_keys=(ForeignKey(("statement", "from"), "claims", ("statement", "key")),),
    ),
    ListSpec("quotes", "Short passages in the words of sources.", "One passage.", ("statement.quotes",)),
    ListSpec(
        "statement_terms", "Adjectives that statements give talks.", "One adjective, as printed.",
        ("statement.terms",), value="term",
    ),
    ListSpec(
        "statement_repeats", "Whose reports statements pass on.", "A source whose report a statement passes on.",
        ("statement.repeats",), value="source",
    ),
    ListSpec(
        "participants", "Who took part in meetings, or was to.",
        "A person at a meeting, or a number of people whom the source does not name.",
        ("meeting.participants",),
    ),
    ListSpec(
        "meeting_steps", "What became of meetings, step by step.", "One step: planned, announced, held, called off.",
        ("meeting.history",),
    ),
    ListSpec("outcomes", "What meetings led to.", "One outcome of a meeting.", ("meeting.outcomes",)),
    ListSpec(
        "outcome_parties", "Who claims outcomes.", "A party that claims an outcome.",
        ("meeting.outcomes.claimed_by",), parent="outcome", value="party",
    ),
    ListSpec(
        "no_readout", "Readouts that were sought and not found.", "A side that published no account of a meeting.",
        ("meeting.no_readout",),
    ),
    ListSpec("side_dates", "Days in each side's time zone.", "A side's day of a meeting.", ("meeting.side_dates",)),
    ListSpec("side_names", "What sides call meetings.", "A side's name for a meeting.", ("meeting.names_by_side",)),
    ListSpec(
        "round_numbers", "Which round a meeting is, as each side counts.", "The number by a side's count.",
        ("meeting.round",), key="side", value="number",
    ),
    ListSpec(
        "group_names", "The names of working groups, and who uses them.", "One name of a group.",
        ("working_group.names",),
    ),
    ListSpec(
        "group_steps", "The life of working groups, step by step.", "One step: discussed, agreed, active, suspended.",
        ("working_group.history",),
    ),
    ListSpec("cadences", "How often groups are to meet.", "One cadence of a group.", ("working_group.cadence",)),
    ListSpec("leads", "Which bodies lead groups.", "The leading body of a side.", ("working_group.leads",)),
    ListSpec(
        "chairs", "Who chairs groups.", "A person who chairs a group for a side.",
        ("working_group.chairs",), foreign_keys=(ForeignKey(("person", "office"), "offices", ("person", "key")),),
    ),
    ListSpec(
        "reports_to", "To whom groups report.", "A person to whom a group reports.",
        ("working_group.reports_to",), value="person",
    ),
    ListSpec(
        "group_identities", "Which reported bodies groups are taken to be.", "A reported body taken to be the group.",
        ("working_group.identity.same_as",), value="same_as",
    ),
    ListSpec(
        "step_parties", "Who took steps.", "A party that took a step; or `unknown` or `disputed`.",
        _in("history.by", "meeting", "working_group"), parent="step", value="party",
    ),
    ListSpec(
        "step_sources", "Who reports steps.", "A source that reports a step.",
        _in("history.sources", "meeting", "working_group"), parent="step", value="source",
    ),
    ListSpec(
        "step_claims", "Which claims report steps.", "A claim that reports a step.",
        _in("history.claims", "meeting", "working_group"), parent="step",
        foreign_keys=(ForeignKey(("statement", "claim"), "claims", ("statement", "key")),),
    ),
    ListSpec(
        "record_parties", "The parties of meetings and groups, and of joint statements.", "A party of a record.",
        _in("parties", "statement", "meeting", "working_group"), value="party",
    ),
    ListSpec(
        "record_topics", "What statements, meetings and groups deal with.", "A topic of a record, as coded there.",
        _in("topics", "statement", "meeting", "working_group"), value="topic",
    ),
    ListSpec(
        "names", "The names of people, organizations, places and parties.", "One name, in one language and script.",
        _in("names", "person", "organization", "place", "party"), owner="owner",
    ),
    ListSpec("offices", "The offices that people held.", "One office of a person.", ("person.offices",), key="key"),
    ListSpec(
        "office_days", "Days on which a source shows people in office.", "One day in an office.",
        ("person.offices.attested",), parent="office",
    ),
    ListSpec(
        "successions", "What groups and organizations replaced.", "A body that another replaced.",
        _in("successor_of", "working_group", "organization"), value="successor_of",
        foreign_keys=(ForeignKey(("record_type", "successor_of"), "records", ("type", "id")),),
    ),
    ListSpec(
        "distinct_records", "Look-alikes that were reviewed and are not the same.", "A record that is another one.",
        _in("distinct_from", "meeting", "person", "organization", "source"), value="distinct_from",
        foreign_keys=(ForeignKey(("record_type", "distinct_from"), "records", ("type", "id")),),
    ),
    ListSpec(
        "side_terms", "What each side calls topics.", "A side's word for a topic.",
        ("topic.side_terms",), key="side", value="term",
    ),
    ListSpec("source_authors", "Who wrote sources.", "An author of a source.", ("source.authors",), value="author"),
    ListSpec(
        "derivations", "Whose reports sources pass on.", "A source whose report another passes on.",
        ("source.derived_from",), value="derived_from",
    ),
    ListSpec("editions", "Other editions of sources.", "One edition.", ("source.editions",), owner="edition_of"),
    ListSpec("corrections", "Corrections that publishers issued.", "One correction.", ("source.corrections",)),
    ListSpec(
        "correction_affects", "What corrections affect.", "A record that a correction affects.",
        ("source.corrections.affects",), parent="correction", value="affects",
    ),
    ListSpec(
        "unnamed_speakers", "People on whom sources rely without naming them.", "A speaker, or several as one.",
        ("source.unnamed",), key="key",
    ),
    ListSpec("citations", "What supports records.", "A source that a record cites.", _in("citations", *RECORD_TYPES)),
    ListSpec(
        "external_ids", "Identifiers elsewhere.", "The identifier of a record in one scheme.",
        _in("external_ids", *RECORD_TYPES), key="scheme", value="identifier",
    ),
    ListSpec(
        "revisions", "Changes to facts that had been released.", "One change of a record.",
        _in("revisions", *RECORD_TYPES, "retired"),
    ),
    ListSpec(
        "retired_replacements", "What replaces retired records.", "A record that replaces a retired one.",
        ("retired.replaced_by",), value="replaced_by",
        foreign_keys=(ForeignKey(("record_type", "replaced_by"), "records", ("type", "id")),),
    ),
)  # fmt: skip
