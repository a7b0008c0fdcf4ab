"""Values that try to be more than text, and problems that carry them in every place that a record can reach."""

from __future__ import annotations

from typing import Final

from dipldata.problems import Edit, Fix, Problem, Related, Severity, Span

VALUES: Final = {
    "command": "::error::owned",
    "command-on-a-line": "x\n::set-output name=a::owned",
    "carriage-return": "x\r::warning file=a,line=1::owned",
    "old-command": "##[error]owned",
    "percent-encoded": "x%0A::error::owned %25 %3A",
    "properties": "a,line=99,title=owned::x",
    "escape": "\x1b[2J\x1b]0;owned\x07",
    "one-byte-escape": "\x9b2J",
    "right-to-left": "\u202eowned\u2066",
    "invisible": "a\u200bb\u2028c\u2029d\ufeff",
    "surrogate": "a\ud800b\udcffc",
    "not-a-character": "a\x00b\ufffe\x7fc",
    "backticks": "`code` ```` ``` x",
    "fence": "\n```\n# owned\n",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;",
    "comment": "a --> b <!-- c",
    "mention": "@octocat and @org/team #1 GH-1",
    "link": "[owned](https://evil.example) ![i](//evil.example/i.png) <https://evil.example>",
    "address": "https://evil.example www.evil.example mailto:a@evil.example a@evil.example",
    "reference": "[a]: https://evil.example\n\n[a]",
    "emphasis": "*a* _b_ **c** ~~d~~ $e$ | f | :tada:",
    "block": "# a\n- b\n> c\n1. d\n---\n    e",
    "xml": "]]> <![CDATA[ </failure> &amp; <?xml?> \"'",
    "arguments": "{0} {{1}} }{",
    "empty": "",
    "wide": "王毅 🇨🇳 e\u0301",
}
"""What a record may hold, by what it tries."""


def hostile_problem(value: str, severity: Severity = Severity.ERROR) -> tuple[Problem, dict[str, str]]:
    """A problem with a value in its path, message, hint, record, pointer, fix and other place; and its file's text."""
    path = f"records/{value}.yaml"
    source = f"id: {value}\nlabel: {value}\n"
    fix = Fix(f"replace {value}", (Edit(4, 4 + len(value), value + value), Edit(len(source), len(source), value)))
    other = Related(f"records/{value}/b.yaml", Span(2, 1, 2, 2, 3, 4), f"also {value}")
    span = Span(1, 5, 1, 5 + len(value), 4, 4 + len(value))
    problem = Problem(
        path, span, "text-empty", severity, f"{value} is wrong", f"write {value}", (value, 0), f"topic/{value}", fix,
        (other,),
    )  # fmt: skip
    return problem, {path: source}


def harmless(text: str) -> bool:
    """Whether a text drives no terminal: only line ends and characters that can be printed."""
    return text.replace("\n", "").isprintable()
