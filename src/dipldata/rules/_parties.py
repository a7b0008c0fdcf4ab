"""Which party an organization or a speaker belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.rules._offices import side_of_office
from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Organization, Statement
    from dipldata.problems import Pointer

NO_PARTY: Final = "none"


def party_of(organization_id: str, dataset: Dataset) -> str | None:
    """Find the party of an organization: its own or that of the nearest body it belongs to.

    Returns `none` where neither it nor any of them has one, and None where that cannot be known because a record is
    missing or unreadable.
    """
    seen: set[str] = set()
    at: str | None = organization_id
    while at is not None and at not in seen:
        found = _BODIES.items(dataset, at)
        if not found:
            return None
        _, party, parent = found[0]
        if party is not None:
            return party
        seen.add(at)
        at = parent
    return NO_PARTY


def _body(organization: Organization) -> list[tuple[str, tuple[str, str | None, str | None]]]:
    return [(organization.id, (organization.id, organization.party, organization.parent))]


_BODIES: Final = Index[tuple[str, "str | None", "str | None"]]("bodies", ("organization",), _body)
"""The party and the parent of each organization."""


def stated_party(organization_id: str, dataset: Dataset) -> Organization | None:
    """Find the record that gives an organization its party: its own or that of the nearest body it belongs to."""
    seen: set[str] = set()
    organization = dataset.organizations.get(organization_id)
    while organization is not None and organization.party is None and organization.id not in seen:
        seen.add(organization.id)
        organization = dataset.organizations.get(organization.parent or "")
    return organization if organization is not None and organization.party is not None else None


def speaker_sides(statement: Statement, dataset: Dataset) -> Iterator[tuple[Pointer, str | None]]:
    """Yield where each speaker of a statement stands, with the side of the office or organization spoken for.

    The side is a party, `none`, or None where it is not known. Unnamed speakers and groups have no entry.
    """
    for index, speaker in enumerate(statement.speakers):
        yield ("speakers", index, "office"), side_of_office(speaker.person, speaker.office, dataset)
    if statement.voice is not None:
        yield ("voice",), party_of(statement.voice, dataset)


def spoken_for(statement: Statement, dataset: Dataset) -> list[str]:
    """List the parties for which the speakers of a statement certainly speak, each once."""
    sides = (side for _, side in speaker_sides(statement, dataset) if side and side != NO_PARTY)
    return list(dict.fromkeys(sides))
