"""How many records may be in memory at once, for formats that need all of them there."""

from __future__ import annotations

from typing import Final

from dipldata.errors import DipldataError

MOST: Final = 50_000
"""Records that may be in memory at once, unless somebody says that there is room for more."""


class TooManyRecordsError(DipldataError):
    """A format needs every record in memory, and there are more than there may be room for."""

    def __init__(self, form: str, number: int, streamed: tuple[str, ...]) -> None:
        super().__init__(form, number, streamed)
        self.form = form
        self.number = number
        self.streamed = streamed

    def __str__(self) -> str:
        others = f"{', '.join(self.streamed[:-1])} and {self.streamed[-1]}"
        return (
            f"{self.form} needs every record in memory, and there are {self.number:,}, more than {MOST:,}; "
            f"{others} take any number, and with --in-memory it is tried all the same"
        )
