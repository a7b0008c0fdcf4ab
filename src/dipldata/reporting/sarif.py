"""The report as SARIF 2.1.0 (OASIS), with fixes and fingerprints that survive a shift of lines."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from dipldata.problems import Edit, Fix, Problem, ProblemKind, Severity, Span
from dipldata.reporting.json_text import dump_json
from dipldata.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def format_sarif(problems: Sequence[Problem], sources: Mapping[str, str], kinds: Mapping[str, ProblemKind]) -> str:
    """Format a report as one SARIF log. `kinds` is the catalogue of codes; those that occur become the rules."""
    codes = sorted({problem.code for problem in problems})
    index = {code: at for at, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    driver = {"name": "dipldata", "semanticVersion": VERSION, "rules": [_rule(code, kinds) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index[problem.code], sources, seen) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump_json(log)


def _rule(code: str, kinds: Mapping[str, ProblemKind]) -> dict[str, Any]:
    kind = kinds[code]
    return {
        "id": code,
        "shortDescription": {"text": kind.title},
        "help": {"text": kind.page.strip(), "markdown": kind.page.strip()},
        "defaultConfiguration": {"level": str(kind.severity)},
    }


def _result(problem: Problem, rule: int, sources: Mapping[str, str], seen: Counter[str]) -> dict[str, Any]:
    message = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    level = "error" if problem.severity is Severity.ERROR else "warning"
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": level,
        "message": {"text": _message(message)},
        "locations": [_location(problem.path, problem.span, None)],
        "partialFingerprints": {"problem/v1": _fingerprint(problem, sources.get(problem.path, ""), seen)},
    }
    if problem.related:
        places = [_location(each.path, each.span, each.message) for each in problem.related]
        result["relatedLocations"] = [{**place, "id": number} for number, place in enumerate(places, start=1)]
    if problem.fix and problem.path in sources:
        result["fixes"] = [_fix(problem.path, problem.fix, sources[problem.path])]
    return result


def _message(text: str) -> str:
    """A text in the syntax of SARIF messages, in which `[label](target)` is a link and `{0}` an argument."""
    if "](" in text:
        text = re.sub(r"([\\\[\]])", r"\\\1", text)
    return text.replace("{", "{{").replace("}", "}}")


def _fingerprint(problem: Problem, source: str, seen: Counter[str]) -> str:
    """The same for the same problem of the same record, wherever its line or its place in a list has moved to.

    It is made of the code, the record, the fields that lead to the value and the value's first line as written; equal
    ones are numbered in their order.
    """
    fields = "/".join("*" if isinstance(part, int) else part for part in problem.pointer)
    marked = source[problem.span.start : problem.span.end].split("\n", 1)[0]
    identity = "\n".join((problem.code, problem.record or problem.path, fields, marked))
    digest = hashlib.sha256(identity.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _uri(path: str) -> str:
    """A path as a relative URI, whatever characters it has."""
    return quote(path.encode("utf-8", "surrogatepass"))


def _location(path: str, span: Span, message: str | None) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": _uri(path)}, "region": _region(span)}
    return {"physicalLocation": physical, **({"message": {"text": _message(message)}} if message else {})}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(path: str, fix: Fix, source: str) -> dict[str, Any]:
    replacements = [_replacement(edit, source) for edit in fix.edits]
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
    description = {"text": _message(fix.description)}
    return {"description": description, "artifactChanges": [change], "properties": {"safe": fix.safe}}


def _replacement(edit: Edit, source: str) -> dict[str, Any]:
    return {"deletedRegion": _region_of(edit.start, edit.end, source), "insertedContent": {"text": edit.text}}


def _region_of(start: int, end: int, source: str) -> dict[str, int]:
    first, last = source.count("\n", 0, start), source.count("\n", 0, end)
    return {
        "startLine": first + 1,
        "startColumn": start - (source.rfind("\n", 0, start) + 1) + 1,
        "endLine": last + 1,
        "endColumn": end - (source.rfind("\n", 0, end) + 1) + 1,
    }
