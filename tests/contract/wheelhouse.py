"""Wheels of what the library needs at run time, packed anew from the environment of the tests: no index is asked."""

from __future__ import annotations

import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def needed(name: str) -> dict[str, Distribution]:
    """The distributions that one needs, without extras, and those that these need, by name."""
    found: dict[str, Distribution] = {}
    queue = [name]
    while queue:
        for text in distribution(queue.pop()).requires or ():
            requirement = Requirement(text)
            key = canonicalize_name(requirement.name)
            if key not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                found[key] = distribution(requirement.name)
                queue.append(requirement.name)
    return found


def pack(installed: Distribution, folder: Path) -> Path:
    """A wheel of the files of an installed distribution; what the installer added is left out."""
    tags = [line.removeprefix("Tag: ") for line in (installed.read_text("WHEEL") or "").splitlines() if "Tag: " in line]
    interpreter, abi, _ = tags[0].split("-")
    platforms = ".".join(dict.fromkeys(tag.split("-")[2] for tag in tags))
    name = f"{canonicalize_name(installed.name).replace('-', '_')}-{installed.version}-{interpreter}-{abi}-{platforms}"
    with zipfile.ZipFile(folder / f"{name}.whl", "w") as archive:
        for file in installed.files or ():
            path = Path(str(file.locate()))
            is_own = not file.parts[0].startswith("..") and file.suffix != ".pyc" and path.is_file()
            if is_own and file.name not in {"INSTALLER", "REQUESTED", "direct_url.json"}:
                archive.write(path, file.as_posix())
    return folder / f"{name}.whl"
