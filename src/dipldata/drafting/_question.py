"""One question and what its answer has to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from dipldata.ids import RecordType

Given = Mapping[str, tuple[str, ...]]
"""What has been answered so far: the answers by the name of the question."""
Need = Literal["required", "asked", "optional"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the option `--name`, the prompt on a terminal and the field of an issue form.

    A `required` answer has to be given; `asked` ones are asked for on a terminal and may be left out; `optional` ones
    are options only. `kind` says what an answer is: `text`, a `date` (EDTF), a `day`, one of `choices`, the `id` or
    name of a record of the type `ref`, or an `entry` of the form that the help shows. `only` maps an earlier question
    to the answers with which this one is asked.
    """

    name: str
    label: str
    help: str
    kind: Literal["text", "date", "day", "choice", "id", "entry", "url", "flag"] = "text"
    need: Need = "optional"
    ref: RecordType | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    example: str = ""
    in_form: bool = False

    def applies(self, given: Given) -> bool:
        """Whether the question makes sense after the answers given so far."""
        return all(set(given.get(name, ())) & set(values) for name, values in self.only)


def words_of(vocabulary: Any) -> tuple[str, ...]:  # noqa: ANN401 - an annotated type of dipldata.models.vocabularies
    """The words of a vocabulary, in its order."""
    return get_args(get_args(vocabulary)[0])
