"""Views that answer frequent questions without joins: meetings, participants, groups, claims, and one time line."""

from __future__ import annotations

from typing import Final, NamedTuple


class View(NamedTuple):
    """A view: its name, what a row of it is, and the query."""

    name: str
    description: str
    query: str


def _joined(inner: str) -> str:
    """The values of a query, in its order, as one text."""
    return f"(SELECT group_concat(value, ', ') FROM ({inner}))"  # noqa: S608 - the queries below


_PARTIES: Final = _joined(
    "SELECT party AS value FROM record_parties WHERE record_type = '{kind}' AND record_id = {id} ORDER BY position"
)
_TOPICS: Final = _joined(
    "SELECT topics.label AS value FROM record_topics JOIN topics ON topics.id = record_topics.topic "
    "WHERE record_type = '{kind}' AND record_id = {id} ORDER BY position"
)
_LEVEL: Final = "(SELECT level FROM meeting_sides WHERE meeting = meetings.id AND side = '{side}')"

_MEETINGS: Final = f"""
SELECT meetings.id, meetings.start, meetings.start_earliest, meetings.start_latest, meetings."end", meetings.title,
  meetings.kind, meetings.mode, meetings.status, places.name AS place, meetings.working_group, meetings.part_of,
  {_PARTIES.format(kind="meeting", id="meetings.id")} AS parties,
  {_LEVEL.format(side="us")} AS us_level, {_LEVEL.format(side="cn")} AS cn_level,
  {_TOPICS.format(kind="meeting", id="meetings.id")} AS topics,
  meetings.readout_count, meetings.verification
FROM meetings LEFT JOIN places ON places.id = meetings.place
ORDER BY meetings.start_earliest, meetings.id
"""  # noqa: S608 - no value is put in
_PARTICIPANTS: Final = """
SELECT participants.meeting, meetings.start, participants.side, participants.person, people.name,
  offices.title AS office, organizations.name AS organization, offices.level, participants.unnamed,
  participants.capacity, participants.attendance
FROM participants JOIN meetings ON meetings.id = participants.meeting
LEFT JOIN people ON people.id = participants.person
LEFT JOIN offices ON offices.person = participants.person AND offices."key" = participants.office
LEFT JOIN organizations ON organizations.id = offices.organization
ORDER BY meetings.start_earliest, participants.meeting, participants.position
"""
_ROUNDS: Final = "FROM meetings WHERE meetings.working_group = working_groups.id AND meetings.status = 'held'"
_GROUPS: Final = f"""
SELECT working_groups.id, working_groups.name, working_groups.kind, working_groups.formality, working_groups.status,
  {_PARTIES.format(kind="working_group", id="working_groups.id")} AS parties,
  {_TOPICS.format(kind="working_group", id="working_groups.id")} AS topics,
  working_groups.round_count, (SELECT min(start_earliest) {_ROUNDS}) AS first_round,
  (SELECT max(start_latest) {_ROUNDS}) AS last_round, working_groups.verification
FROM working_groups
ORDER BY working_groups.name, working_groups.id
"""  # noqa: S608 - no value is put in
_CLAIMS: Final = f"""
SELECT claims.statement, claims."key", statements.made, statements.kind, statements.side,
  coalesce(people.name, organizations.name, unnamed_speakers.described_as, statements.collective_described_as)
    AS speaker,
  claims.text, claims.modality,
  {
    _joined(
        "SELECT sources.id AS value FROM citations JOIN sources ON sources.id = citations.source "
        "WHERE record_type = 'statement' AND record_id = claims.statement ORDER BY citations.position"
    )
} AS sources
FROM claims JOIN statements ON statements.id = claims.statement
LEFT JOIN statement_speakers ON statement_speakers.statement = statements.id AND statement_speakers.position = 0
LEFT JOIN people ON people.id = statement_speakers.person
LEFT JOIN organizations ON organizations.id = statements.voice
LEFT JOIN unnamed_speakers
  ON unnamed_speakers.source = statements.unnamed_source AND unnamed_speakers."key" = statements.unnamed_key
ORDER BY statements.made_earliest, claims.statement, claims.position
"""  # noqa: S608 - no value is put in
_TIMELINE: Final = """
SELECT start_latest AS day, start AS date, 'meeting' AS record_type, id AS record_id, coalesce(status, kind) AS what,
  title AS label FROM meetings
UNION ALL
SELECT made_latest, made, 'statement', id, kind, title FROM statements
UNION ALL
SELECT known_latest, known, 'working_group', working_group, group_steps.status, working_groups.name
FROM group_steps JOIN working_groups ON working_groups.id = group_steps.working_group
ORDER BY 1, 3, 4
"""

VIEWS: Final = (
    View("meeting_list", "Meetings with place, parties, highest level of each side, and topics.", _MEETINGS),
    View("participant_list", "Who took part in meetings, with office, organization and level.", _PARTICIPANTS),
    View("group_list", "Working groups with their status and the days of their first and last held round.", _GROUPS),
    View("claim_list", "Claims with speaker, modality and sources.", _CLAIMS),
    View("timeline", "Meetings, statements and steps of working groups by the last day they can mean.", _TIMELINE),
)


def view_statements() -> list[str]:
    """What creates every view."""
    return [f'CREATE VIEW "{view.name}" AS -- {view.description}{view.query.rstrip()}' for view in VIEWS]
