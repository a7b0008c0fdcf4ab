"""The tables of statuses, kinds and modes that rules go by hold the words of the vocabularies, each of them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from dipldata.models import vocabularies
from dipldata.rules import (
    group_identity_missing,
    group_rests_on_unnamed,
    group_step_order,
    meeting_mode_kind,
    meeting_plan_past,
    meeting_side_absent,
    meeting_step_order,
    step_by_missing,
)
from dipldata.rules._contacts import REMOTE_MODES, TOOK_PART


def words(vocabulary: object) -> frozenset[str]:
    """The words of an annotated `Literal`."""
    literal: Any = get_args(vocabulary)[0]
    return frozenset(get_args(literal))


MEETING, GROUP = words(vocabularies.MeetingStatus), words(vocabularies.GroupStatus)
KINDS, MODES = words(vocabularies.MeetingKind), words(vocabularies.Mode)


@pytest.mark.parametrize(
    ("allowed", "statuses"), [(meeting_step_order.ALLOWED, MEETING), (group_step_order.ALLOWED, GROUP)]
)
def test_moves_know_every_status_and_no_other(allowed: dict[str, frozenset[str]], statuses: frozenset[str]) -> None:
    """A history goes on from every status of the vocabulary, and comes to each of them and to no other word."""
    assert set(allowed) == {"", *statuses}
    assert frozenset().union(*allowed.values()) == statuses


def test_every_kind_of_contact_has_its_modes() -> None:
    """Each kind has modes, all of them of the vocabulary, and each mode is one that some kind can have."""
    assert set(meeting_mode_kind.MODES_OF) == KINDS
    assert {mode for modes in meeting_mode_kind.MODES_OF.values() for mode in modes} == MODES


def test_only_letters_are_written_and_certain() -> None:
    """Written contact is an exchange of letters; of every other kind the mode may be unknown."""
    modes_of = meeting_mode_kind.MODES_OF
    assert [kind for kind, modes in modes_of.items() if "written" in modes] == ["exchange_of_letters"]
    assert [kind for kind, modes in modes_of.items() if "unknown" not in modes] == ["exchange_of_letters"]


@pytest.mark.parametrize(
    ("used", "known"),
    [
        (meeting_plan_past.OPEN, MEETING),
        (step_by_missing.STOPS, MEETING | GROUP),
        (group_rests_on_unnamed.SET_UP, GROUP),
        (group_identity_missing.SET_UP, GROUP),
        (group_rests_on_unnamed.NEWS, words(vocabularies.SourceKind)),
        (group_rests_on_unnamed.ANONYMOUS, words(vocabularies.Verification)),
        (meeting_side_absent.EXEMPT, KINDS),
        (REMOTE_MODES, MODES),
        (TOOK_PART, words(vocabularies.Attendance)),
    ],
)
def test_rules_go_by_words_that_exist(used: frozenset[str], known: frozenset[str]) -> None:
    """A word that a rule looks for is a word that a record can hold."""
    assert used <= known
