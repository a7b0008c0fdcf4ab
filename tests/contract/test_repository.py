"""The repository is in order: clean text files, nothing of one machine in them, and one version everywhere."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from dipldata.version import VERSION

ROOT = Path(__file__).parents[2]

FOLDERS_OF_ONE_MACHINE = ("work", "tmp", "root", "home", "Users")
REGISTRIES = (
    ("py" + "pi", "org"),
    ("python" + "hosted", "org"),
    ("npm" + "js", "org"),
    ("deb." + "debian", "org"),
)
FORBIDDEN = re.compile(
    rf"((?<![\w.:/-])|(?<=file://))/({'|'.join(FOLDERS_OF_ONE_MACHINE)})/\w"
    rf"|{'|'.join(re.escape('.'.join(host)) for host in REGISTRIES)}"
)
"""A path that exists on one machine only (not the path of a web address), or the host of a package registry."""

RELEASE_HEADING = re.compile(r"\[(?P<version>\d+\.\d+\.\d+)\] - (?P<date>\d{4}-\d{2}-\d{2})")


def git(*arguments: str, stdin: str = "") -> str:
    """The output of a git command in the repository, whoever owns its folder."""
    command = ["git", "-c", "safe.directory=*", *arguments]
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture(scope="module")
def files() -> list[str]:
    """Every file that is tracked or would be, by its path from the root."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no telling which files belong to the project")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [name for name in listed if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def text_files(files: list[str]) -> list[str]:
    """Those of the files that .gitattributes does not declare to be byte-exact or binary."""
    fields = git("check-attr", "-z", "--stdin", "text", stdin="\0".join(files)).split("\0")
    exact = {name for name, value in zip(fields[::3], fields[2::3], strict=False) if value == "unset"}
    return [name for name in files if name not in exact]


def text_fault(data: bytes) -> str | None:
    """What makes a file less than clean text, or None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"is not UTF-8 at byte {error.start}"
    faults = {
        "starts with a byte order mark": text.startswith("\ufeff"),
        "has a carriage return": "\r" in text,
        "does not end with a line end": bool(text) and not text.endswith("\n"),
        "ends with empty lines": text.endswith("\n\n"),
    }
    return next((fault for fault, found in faults.items() if found), None)


def changelog_sections() -> list[tuple[str, str]]:
    """Heading and text of each version in CHANGELOG.md, newest first."""
    parts = re.split(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that compare."""
    return tuple(int(number) for number in version.split("."))


def test_text_files_are_clean(text_files: list[str]) -> None:
    """Every text file is UTF-8 without a byte order mark, with LF line ends and one at the end."""
    faults = {name: text_fault((ROOT / name).read_bytes()) for name in text_files}

    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_nothing_names_one_machine(files: list[str]) -> None:
    """No file names a folder of one machine or the host of a package registry."""
    texts = {name: (ROOT / name).read_text(encoding="utf-8", errors="replace") for name in files}

    assert {name: found[0] for name, text in texts.items() if (found := FORBIDDEN.search(text))} == {}


def test_the_repository_is_looked_at(text_files: list[str]) -> None:
    """The checks above see the project's own files, hidden ones too, and no environment or cache."""
    assert {"pyproject.toml", ".ci/run", "src/dipldata/version.py"} <= set(text_files)
    assert [name for name in text_files if name.startswith((".venv", "dist/", ".mypy_cache"))] == []


def test_version_is_the_same_everywhere() -> None:
    """The citation has the version of the package, and the changelog leads up to it."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    headings = [heading for heading, _ in changelog_sections()]
    released = [match["version"] for heading in headings if (match := RELEASE_HEADING.fullmatch(heading))]

    assert citation["version"] == VERSION
    if headings[0] == "[Unreleased]":
        assert all(numbers(version) <= numbers(VERSION) for version in released)
    else:
        assert released[0] == VERSION


def test_changelog_has_its_form() -> None:
    """Each version is `[Unreleased]` (the first only) or `[X.Y.Z] - YYYY-MM-DD`, newest first, in two blocks."""
    headings, texts = zip(*changelog_sections(), strict=True)
    dated = headings[1:] if headings[0] == "[Unreleased]" else headings
    matches = [RELEASE_HEADING.fullmatch(heading) for heading in dated]
    released = [numbers(match["version"]) for match in matches if match]

    assert all(matches)
    assert released == sorted(set(released), reverse=True)
    assert {tuple(re.findall(r"^### (.*)$", text, flags=re.MULTILINE)) for text in texts} == {("Library", "Records")}


def test_citation_tells_the_release_date_of_a_release() -> None:
    """The version is cited with the date of its heading, and its index is there."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    dates = {
        match["version"]: match["date"]
        for head, _ in changelog_sections()
        if (match := RELEASE_HEADING.fullmatch(head))
    }

    assert str(citation["date-released"]) == dates[citation["version"]]
    assert {path.stem for path in (ROOT / "releases").glob("*.json")} == dates.keys()


@pytest.mark.parametrize("name", ["dev.txt", "oracles.txt"])
def test_requirements_are_pinned(name: str) -> None:
    """Every requirement that is installed for development has one exact version."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    required = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]

    assert required
    assert [line for line in required if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", line)] == []


def test_every_exemption_from_a_lint_rule_has_a_reason() -> None:
    """Each rule of ruff that pyproject.toml ignores stands on its own line with the reason beside it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = [*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)]
    explained = re.findall(r'^ +"([A-Z]+\d+)", +# \w', text, flags=re.MULTILINE)

    assert sorted(ignored) == sorted(explained)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"caf\xe9\n", "is not UTF-8 at byte 3"),
        (b"\xef\xbb\xbftext\n", "starts with a byte order mark"),
        (b"text\r\n", "has a carriage return"),
        (b"text", "does not end with a line end"),
        (b"text\n\n", "ends with empty lines"),
        (b"text\n", None),
        (b"", None),
    ],
)
def test_faults_of_text_are_recognized(data: bytes, fault: str | None) -> None:
    """Each fault of a text file is told from clean text."""
    assert text_fault(data) == fault


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /" + "tmp/release for it", True),
        ("`/" + "home/someone`", True),
        ("file:///" + "root/x", True),
        ("https://files.python" + "hosted.org/x", True),
        ("https://www.state.gov/home/briefing", False),
        ("src/wor" + "k/x and ../tmp/x", False),
    ],
)
def test_machine_paths_are_recognized(text: str, found: bool) -> None:
    """A path of one machine and a registry host are found; the path of a web address is left alone."""
    assert bool(FORBIDDEN.search(text)) is found
