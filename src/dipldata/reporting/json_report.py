"""The JSON report, for programs: every problem with its place, remedy and fix.

The form is described by `REPORT_SCHEMA` (JSON Schema, draft 2020-12). Lines and columns count from 1 in code points;
offsets in edits count from 0 in code points of the decoded file. The form's `version` changes only when a
reader would break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.problems import Fix, Problem, Severity, Span, format_pointer
from dipldata.reporting.json_text import dump_json

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION: Final = 1


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _said(description: str, **schema: Any) -> dict[str, Any]:  # noqa: ANN401 - the value of any keyword
    """A part of the schema with the sentence that readers of the schema and editors show."""
    return {"description": description, **schema}


def _text(description: str) -> dict[str, Any]:
    return _said(description, type="string")


def _number(description: str, minimum: int) -> dict[str, Any]:
    return _said(description, type="integer", minimum=minimum)


_PATH: Final = _text("The file as it was named, with forward slashes.")
_PLACE: Final = {
    "line": _number("Line where it begins, from 1.", 1),
    "column": _number("Column where it begins, in code points from 1.", 1),
    "end_line": _number("Line where it ends, from 1.", 1),
    "end_column": _number("Column after its last character, in code points from 1.", 1),
}
_EDIT: Final = _object(
    {
        "start": _number("Offset of the first code point to be replaced, from 0 in the decoded file.", 0),
        "end": _number("Offset after the last code point to be replaced; that of `start` for an insertion.", 0),
        "text": _text("What takes its place."),
    }
)
_FIX: Final = _object(
    {
        "description": _text("What the fix does."),
        "safe": _said("Whether no fact can change, so that it may be applied unasked.", type="boolean"),
        "edits": _said("The edits to the file of the problem, which do not overlap.", type="array", items=_EDIT),
    }
)
_RELATED: Final = _object({"path": _PATH, **_PLACE, "message": _text("What part this place has in the problem.")})
_PROBLEM: Final = _object(
    {
        "path": _PATH,
        **_PLACE,
        "code": _said("The code, as `dipldata explain` knows it.", type="string", pattern="^[a-z0-9]+(-[a-z0-9]+)+$"),
        "severity": _said("An error stops a build; a warning does not.", enum=[str(severity) for severity in Severity]),
        "message": _text("What is wrong."),
        "hint": _text("What to write instead; empty where nothing more can be said."),
        "pointer": _text("The place inside the record as a JSON Pointer (RFC 6901); empty for the whole record."),
        "record": _said("The record as `type/id`; null where the file holds none.", type=["string", "null"]),
    },
    {
        "fix": _said("A mechanical remedy, where there is one.", **_FIX),
        "related": _said("Other places that take part in it.", type="array", items=_RELATED),
    },
)
REPORT_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"urn:dipldata:schema:report:{VERSION}",
    "title": "Report of problems",
    "description": "What `dipldata validate --format json` prints.",
    **_object(
        {
            "version": _said("Version of this form; it changes only when a reader would break.", const=VERSION),
            "files": _number("Number of files that were checked.", 0),
            "errors": _number("Number of errors among the problems.", 0),
            "warnings": _number("Number of warnings among the problems.", 0),
            "problems": _said("By path, line and column.", type="array", items=_PROBLEM),
        }
    ),
}


def report_schema_text() -> str:
    """The published schema of the report, as the text of `schema/report.schema.json`."""
    return dump_json(REPORT_SCHEMA)


def format_json(problems: Sequence[Problem], files: int) -> str:
    """Format a report as one JSON document, ending in a line break."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    report = {
        "version": VERSION,
        "files": files,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [plain_problem(problem) for problem in problems],
    }
    return dump_json(report)


def plain_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain values, `fix` and `related` only where there are any."""
    related = [{"path": place.path, **_plain_span(place.span), "message": place.message} for place in problem.related]
    return {
        "path": problem.path,
        **_plain_span(problem.span),
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "pointer": format_pointer(problem.pointer),
        "record": problem.record,
        **({"fix": _plain_fix(problem.fix)} if problem.fix else {}),
        **({"related": related} if related else {}),
    }


def _plain_span(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _plain_fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"description": fix.description, "safe": fix.safe, "edits": edits}
