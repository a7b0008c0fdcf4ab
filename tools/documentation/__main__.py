"""`python -m tools.documentation [--check]`: write the generated pages below docs/, or say which are not fresh."""

from __future__ import annotations

import sys
from pathlib import Path

from dipldata.loading import load_corpus
from tools.documentation.coverage import coverage_page
from tools.documentation.pages import GENERATED_FOLDERS, plan_pages

ROOT = Path(__file__).parents[2]


def drift(root: Path) -> list[str]:
    """The generated pages that are missing, differ or no longer belong, by their path from the root."""
    pages = plan_pages()
    wrong = [
        name
        for name, text in pages.items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]
    present = [path.relative_to(root).as_posix() for folder in GENERATED_FOLDERS for path in (root / folder).glob("*")]
    return sorted({*wrong, *(name for name in present if name not in pages)})


def write(root: Path) -> None:
    """Write every page and delete those of codes that no longer exist."""
    pages = plan_pages()
    for name in drift(root):
        path = root / name
        if name in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()


def write_coverage(root: Path) -> None:
    """Write the page of figures. It follows the records, not the code, so nothing asks whether it is fresh."""
    dataset = load_corpus([root / "records"]).dataset
    (root / "docs" / "coverage.md").write_text(coverage_page(dataset), encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Write, or with `--check` only report; the exit status."""
    if arguments != ["--check"]:
        write(ROOT)
        write_coverage(ROOT)
        return 0
    names = drift(ROOT)
    for name in names:
        sys.stdout.write(f"{name} is not fresh: run `make docs`\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
