"""What the cited sources say about a record without being asked: since when it is known, and how well attested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.rules._sources import root_publishers, speaks_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.drafting.answers import Answers
    from dipldata.models import Source


def first_publication(answers: Answers, source_ids: Sequence[str]) -> Any:  # noqa: ANN401 - a date, short or qualified
    """The day on which the first of some sources was published, or None where there is no source."""
    dates = [source.published.date for source in _sources(answers, source_ids)]
    dated = sorted((date for date in dates if date.latest is not None), key=lambda date: (date.latest, date.text))
    return dated[0].text if dated else None


def known_since(answers: Answers, source_ids: Sequence[str]) -> str | None:
    """When something became public: as answered, else with the first of its sources. A fault where neither is known."""
    if answers.one("known"):
        return answers.date("known")
    first = first_publication(answers, source_ids)
    if first is None:
        answers.fault("known", "is missing", "it cannot be taken from the sources, as none of them has a record")
        return None
    return answers.take("known", str(first), "the first publication of its sources")


def verification_of(answers: Answers, source_ids: Sequence[str], parties: Sequence[str]) -> str:
    """How well sources attest something: as answered, else by the sides and the roots of the sources."""
    said = answers.one("verification")
    if said:
        return said
    sources = _sources(answers, source_ids)
    sides = [party for party in parties if any(speaks_for(source, party) for source in sources)]
    if sides:
        both = len(sides) == len(parties) > 1
        why = f"there are sources of {' and '.join(sides)}" if both else f"the only official sources are of {sides[0]}"
        return answers.take("verification", "both_sides_confirmed" if both else "one_side_confirmed", why)
    roots = root_publishers(sources, answers.dataset) or ()
    if len(roots) > 1:
        return answers.take("verification", "independently_reported", f"{len(roots)} publishers report it")
    return answers.take("verification", "single_report", "no official source, and one publisher at most")


def _sources(answers: Answers, source_ids: Sequence[str]) -> list[Source]:
    return [answers.dataset.sources[source_id] for source_id in source_ids if source_id in answers.dataset.sources]
