"""The canonical style for files: which of them would change, and which cannot be formatted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.listing import holds_waivers
from dipldata.loading import Progress, load_waivers, read_record_file
from dipldata.models import MODELS, Retired
from dipldata.style.formatting import canonical_text
from dipldata.waivers import WaiverFile
from dipldata.yaml_tree import Reading, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dipldata.models.fields import Model


@dataclass(frozen=True, slots=True)
class Formatted:
    """What formatting some files comes to; nothing is written.

    `changed` has the text before and after by printed path, `unread` the files that are left as they are: they are no
    records, or cannot be read without problems.
    """

    changed: Mapping[str, tuple[str, str]]
    unread: tuple[str, ...]
    files: int


def format_files(paths: Sequence[Path], progress: Progress | None = None) -> Formatted:
    """Work out the canonical text of some files."""
    changed: dict[str, tuple[str, str]] = {}
    unread: list[str] = []
    for done, path in enumerate(paths, start=1):
        reading, model = _read(path)
        if reading is None or model is None or reading.text is None or reading.problems or not reading.readable:
            unread.append(path.as_posix())
        else:
            text = canonical_text(reading, model)
            if text != reading.text:
                changed[path.as_posix()] = (reading.text, text)
        if progress:
            progress(done, len(paths))
    return Formatted(changed, tuple(unread), len(paths))


def _read(path: Path) -> tuple[Reading | None, type[Model] | None]:
    """What a file holds and the model that says what is canonical in it; None for what is not there."""
    if holds_waivers(path.as_posix()):
        text = load_waivers(path).text
        return (read_yaml(text.encode()) if text is not None else None), WaiverFile
    file = read_record_file(path, path.as_posix())
    if file.reading is None or file.kind is None or not isinstance(file.reading.value, dict):
        return file.reading, None
    return file.reading, Retired if file.reading.value.get("state") == "retired" else MODELS[file.kind]
