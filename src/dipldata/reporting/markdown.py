"""The Markdown report, for job summaries and comments. No value of a record can become markup, a link or a mention."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from dipldata.problems import Fix, Problem, Severity
from dipldata.reporting.printing import printable
from dipldata.reporting.text import count, excerpt, format_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_BYTES: Final = 1_000_000
"""A job summary of GitHub holds at most 1 MiB; a longer one is dropped as a whole."""
_MOST_LINES: Final = 20
"""Lines shown of a suggested replacement; a longer one is left to `dipldata validate --fix`."""
_WIDEST_LINE: Final = 200
_RESERVED: Final = 200
"""Bytes for the line that says how many problems are left out."""
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]()#+\-.!|~>$<&@]|:(?=\S)")
_ENTITIES: Final = {"<": "&lt;", "&": "&amp;", "@": "&#64;<!-- -->", "#": "\\#<!-- -->", ":": "&#58;<!-- -->"}
"""What a backslash does not disarm. GitHub links names, numbers and addresses after rendering: a comment parts them."""


def format_markdown(
    problems: Sequence[Problem], sources: Mapping[str, str], files: int, most_bytes: int = MOST_BYTES
) -> str:
    """Format a report by file: counts, then each problem with its line, remedy and suggested replacement.

    Files with errors come before those with warnings only. What would exceed `most_bytes` (UTF-8) is counted instead.
    """
    if not problems:
        return f"**No problems** in {count(files, 'file')}.\n"
    broken = count(len({problem.path for problem in problems}), "file")
    parts = [f"**{format_counts(tuple(problems))}** in {broken} ({count(files, 'file')} checked).\n"]
    room = most_bytes - len(parts[0].encode()) - _RESERVED
    blocks = list(_blocks(problems, sources))
    for done, block in enumerate(blocks):
        room -= len(block.encode())
        if room < 0:
            return "".join([*parts, f"\n… and {len(blocks) - done:,} more: run `dipldata validate` to see all.\n"])
        parts.append(block)
    return "".join(parts)


def _blocks(problems: Sequence[Problem], sources: Mapping[str, str]) -> Iterator[str]:
    """One text for each problem, the first of a file with the heading."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    ordered = sorted(by_path.items(), key=lambda item: all(each.severity is Severity.WARNING for each in item[1]))
    for path, found in ordered:
        heading = f"\n### {code(path)}\n"
        for problem in found:
            yield heading + "\n".join(["", *_problem(problem, sources.get(path)), ""])
            heading = ""


def _problem(problem: Problem, source: str | None) -> list[str]:
    span = problem.span
    place = f"line {span.line}, column {span.column}"
    lines = [f"- {place}: **{problem.severity}** {code(problem.code)} {text(problem.message)}"]
    if problem.hint:
        lines += ["", f"  *Help:* {text(problem.hint)}"]
    for related in problem.related:
        where = code(f"{related.path}:{related.span.line}:{related.span.column}")
        lines += ["", f"  *See:* {where} {text(related.message)}"]
    if source is None:
        return lines
    shown = excerpt(span, source)
    if shown:
        lines += ["", *_fenced(shown, "text")]
    suggestion = _suggestion(problem.fix, source) if problem.fix else []
    if suggestion:
        safety = "" if problem.fix and problem.fix.safe else " (check it: it may change a fact)"
        lines += ["", f"  *Suggested replacement*{safety}:", "", *_fenced(suggestion, "diff")]
    return lines


def _suggestion(fix: Fix, source: str) -> list[str]:
    """The lines that a fix takes away and those that it puts in their place, or nothing where there are too many."""
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    start = source.rfind("\n", 0, edits[0].start) + 1
    stop = source.find("\n", edits[-1].end)
    stop = len(source) if stop < 0 else stop
    new, at = "", start
    for edit in edits:
        new += source[at : edit.start] + edit.text
        at = edit.end
    new += source[at:stop]
    compared = difflib.unified_diff(source[start:stop].split("\n"), new.split("\n"), lineterm="", n=0)
    changed = [line for line in list(compared)[2:] if not line.startswith("@@")]
    return changed if len(changed) <= _MOST_LINES else []


def _fenced(lines: Sequence[str], language: str) -> list[str]:
    """Lines as a block of code inside a list item, whatever backticks they hold."""
    shown = [printable(line[:_WIDEST_LINE].replace("\t", " ")) + "…" * (len(line) > _WIDEST_LINE) for line in lines]
    fence = "`" * max(3, _longest_run("\n".join(shown)) + 1)
    return [f"  {line}" for line in (fence + language, *shown, fence)]


def _longest_run(value: str) -> int:
    """Number of backticks of the longest run."""
    return max(map(len, re.findall(r"`+", value)), default=0)


def code(value: str) -> str:
    """A value as inline code, whatever backticks it holds."""
    shown = printable(value)
    ticks = "`" * (_longest_run(shown) + 1)
    pad = " " if "`" in shown or not shown else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def text(value: str) -> str:
    """A text with everything that Markdown, HTML or GitHub would act on disarmed; its reader sees the same text."""
    disarmed = _SPECIAL.sub(lambda match: _ENTITIES.get(match.group(), "\\" + match.group()), printable(value))
    return disarmed.replace("www\\.", "www<!-- -->\\.")
