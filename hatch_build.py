"""The build hook: a wheel and an sdist carry the release of the records, which are validated first.

The release is built anew for each, from `records/` and with the code beside it, so a wheel made from the sdist has the
same data. Nothing is asked of the network. An editable install gets no release: `dipldata.load` reads the records.

With `DIPLDATA_BUILD_WITHOUT_RECORDS` in the environment nothing is validated or packed. What is built then checks the
records that it is pointed at: the action for pull requests needs that, for there the records may be wrong.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = {"wheel": "dipldata/_release", "sdist": "src/dipldata/_release"}
"""Where the release lies in each kind of distribution."""
_WITHOUT_RECORDS = "DIPLDATA_BUILD_WITHOUT_RECORDS"
_SHOWN = 20


class ReleaseHook(BuildHookInterface[Any]):
    """Puts the release into what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Validate the records, write the release to a directory of the build, and have it packed."""
        if version == "editable" or os.environ.get(_WITHOUT_RECORDS):
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            plan = _plan(root)
        finally:
            sys.path.remove(str(root / "src"))
        staging = self._staging()
        shutil.rmtree(staging, ignore_errors=True)
        for name, data in plan.items():
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            build_data["force_include"][str(path)] = f"{_PLACES[self.target_name]}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatch's
        """Remove the directory of the build."""
        shutil.rmtree(self._staging(), ignore_errors=True)

    def _staging(self) -> Path:
        return Path(self.directory) / f".release-{self.target_name}"


def _plan(root: Path) -> dict[str, bytes]:
    """The files to pack. Ends the build, with the report, where the records have errors."""
    from dipldata.checking import check_corpus
    from dipldata.loading import load_corpus
    from dipldata.release.packaging import plan_packaged
    from dipldata.version import VERSION

    corpus = load_corpus([Path(os.path.relpath(root / "records"))])
    report = check_corpus(corpus)
    if report.errors:
        _tell(report.problems, corpus.texts)
        message = f"the records have {report.errors} error{'s' * (report.errors > 1)}: nothing was built"
        raise SystemExit(message)
    return plan_packaged(corpus.dataset, VERSION)


def _tell(problems: Any, texts: Any) -> None:  # noqa: ANN401 - the library is importable only while a build runs
    from dipldata.problems import Severity
    from dipldata.reporting.text import format_problem

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors[:_SHOWN]:
        sys.stderr.write(format_problem(problem, texts) + "\n\n")
    if len(errors) > _SHOWN:
        sys.stderr.write(f"... and {len(errors) - _SHOWN} more errors\n")
