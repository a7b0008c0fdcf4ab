"""Others' judgement of a page: axe-core of its accessibility, html-validate of its text."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
NODE_MODULES: Final = HERE / "node_modules"
AXE: Final = NODE_MODULES / "axe-core" / "axe.min.js"
VALIDATOR: Final = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
RULES: Final = HERE / ".htmlvalidate.json"


def barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds wrong with a page as it is, by all rules or by some: rule, element, and what is missing."""
    # Evaluated from outside the page, so that no content security policy of the page refuses it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Preloading would read style sheets with requests that a page from disk may not make.
    options = {"resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options | ({"runOnly": [*rules]} if rules else {}))
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def html_faults(paths: Iterable[Path]) -> list[str]:
    """What html-validate finds wrong with the text of some files, all judged in one run."""
    options = ["--config", str(RULES), "--formatter", "json", "--max-warnings", "0"]
    command = ["node", str(VALIDATOR), *options, *map(str, paths)]
    # Through a file: of a long report, a pipe gets the beginning only.
    with TemporaryFile("w+", encoding="utf-8") as told:
        found = subprocess.run(command, cwd=HERE, stdout=told, stderr=subprocess.PIPE, text=True, check=False)
        told.seek(0)
        report_text = told.read()
    assert found.returncode in {0, 1}, report_text + found.stderr
    return [
        f"{Path(report['filePath']).name}:{each['line']}:{each['column']}: {each['ruleId']}: {each['message']}"
        for report in json.loads(report_text)
        for each in report["messages"]
    ]
