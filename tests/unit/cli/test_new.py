"""`dipldata new`: writes a valid file in the right folder, or nothing; asks on a terminal only."""

from __future__ import annotations

import os
import pty
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main
from dipldata.cli.creating import create_file
from dipldata.errors import FileExistsAlreadyError

if TYPE_CHECKING:
    from pathlib import Path

CALL = (
    "--kind", "call", "--title", "Call on lamps", "--start", "2020-09-10", "--topic", "lighthouses",
    "--participant", "Ann Example+head", "--participant", "李示例+head", "--source", "cn-2020-09-11-second-round",
)  # fmt: skip
PLACE = ("--name", "Shanghai", "--name-zh", "上海", "--country", "CN", "--kind", "city")


def new(*arguments: str, typed: str | None = None) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["new", *arguments], input=typed)


def files(work: Path) -> set[str]:
    """Every file below the working directory."""
    return {path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file()}


def test_options_alone_write_a_valid_record(work: Path) -> None:
    """Without a terminal the options are enough; the path is printed, and validation has nothing to say."""
    result = new("place", *PLACE)
    path = work / "records" / "places" / "shanghai.yaml"
    assert (result.exit_code, result.stdout) == (0, "records/places/shanghai.yaml\n")
    expected = "id: shanghai\nname: Shanghai\nnames:\n  - text: 上海\n    lang: zh\ncountry: CN\nkind: city\n"
    assert path.read_text(encoding="utf-8") == expected
    assert CliRunner().invoke(main, ["validate", "--strict"]).exit_code == 0


def test_what_is_missing_is_named_and_nothing_written(work: Path) -> None:
    """Every missing option is named at once."""
    before = files(work)
    result = new("meeting")
    named = [line.split()[0] for line in result.stderr.splitlines() if line.startswith("  --")]
    assert (result.exit_code, named) == (2, ["--kind", "--title", "--start", "--participant", "--source"])
    assert files(work) == before


def test_a_duplicate_is_shown_and_not_written(work: Path) -> None:
    """A contact that is likely recorded is refused; once reviewed, the judgement is written and nobody asked again."""
    before = files(work)
    result = new("meeting", *CALL)
    assert result.exit_code == 2
    assert "2020-09-10-example-li-video" in result.stderr
    assert files(work) == before
    again = new("meeting", *CALL, "--allow-duplicate")
    assert again.exit_code == 0, again.output
    text = (work / again.stdout.strip()).read_text(encoding="utf-8")
    assert "\ndistinct_from:\n  - 2020-09-10-example-li-video\n" in text
    assert "meeting-duplicate" not in CliRunner().invoke(main, ["validate", "--strict"]).output


def test_an_existing_record_is_never_overwritten(work: Path) -> None:
    """An id that is taken is refused, and so is a file that holds no record."""
    path = work / "records" / "places" / "shanghai.yaml"
    path.write_text("mine\n", encoding="utf-8")
    assert new("place", *PLACE, "--id", "shanghai").exit_code == 2
    assert new("place", *PLACE, "--id", "beijing", "--allow-duplicate").exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine\n"


def test_errors_that_are_left_open_are_told(work: Path) -> None:
    """A meeting without topics is written, with exit status 1 and the problem that validation will find."""
    arguments = [part for part in CALL if part not in {"--topic", "lighthouses"}]
    result = new("meeting", *arguments, "--allow-duplicate")
    assert result.exit_code == 1
    assert "error[meeting-topics-missing]" in result.stderr
    assert (work / result.stdout.strip()).is_file()


def test_a_dry_run_writes_nothing(work: Path) -> None:
    """The record is printed instead."""
    before = files(work)
    result = new("place", *PLACE, "--dry-run")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "id: shanghai")
    assert files(work) == before


@pytest.mark.usefixtures("work")
def test_prompts_ask_again_until_an_answer_can_be_read() -> None:
    """A wrong word or name is answered with what may be meant; optional questions may be left empty."""
    typed = "Shanghai\nCN\ntown\ncity\n\nshanghai-city\n"
    result = new("place", "--interactive", typed=typed)
    assert (result.exit_code, result.stdout) == (0, "records/places/shanghai-city.yaml\n")
    assert "'town' is not one of its values" in result.stderr


def test_a_prompted_judgement_is_kept(work: Path) -> None:
    """Whoever says on a terminal that a look-alike is another record is asked once."""
    result = new("meeting", *CALL, "--place", "", "--interactive", typed="y\n\n")
    assert result.exit_code == 0, result.output
    assert "distinct_from" in (work / result.stdout.strip()).read_text(encoding="utf-8")
    assert new("meeting", *CALL, "--interactive", "--title", "Second", typed="n\n").exit_code == 2


def test_likely_duplicates_are_shown_before_the_other_questions(work: Path) -> None:
    """Who gives a name that exists is told so at once; who says that it is another record is not asked again."""
    before = files(work)
    known = new("person", "--interactive", typed="Li Shili\nn\n")
    assert (known.exit_code, files(work)) == (2, before)
    assert "li-shili: " in known.stderr
    assert "Order of the name" not in known.stderr
    answers = (
        "",
        "family_first",
        "Envoy",
        "cn-bureau",
        "L4",
        "",
        "2020-03-04",
        "",
        "cn-2020-03-05-talks",
        "",
        "li-two",
    )
    other = new("person", "--interactive", typed="Li Shili\n\ny\n" + "\n".join(answers) + "\n")
    assert other.stderr.count("may be the same") == 1, other.stderr


def test_no_half_written_file_is_left(work: Path) -> None:
    """When somebody presses Ctrl-C at a prompt, nothing was written."""
    before = files(work)
    assert new("place", "--interactive", typed="Shanghai\n").exit_code != 0
    assert files(work) == before


def test_a_form_becomes_a_record(work: Path) -> None:
    """The body of an issue is read from a file; what has no record is kept as a comment at the head."""
    answers = {
        "Address": "https://gazette.example/lamps", "Kind of source": "re_report", "Publisher": "The Gazette",
        "Title": "Lamps: lit", "Published": "2020-09-12", "Language": "en", "What was read": "page",
        "Licence": "copyright", "Reliability": "B", "Passes on": "The Nobody\ngazette-2020-02-01-plan",
    }  # fmt: skip
    body = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())
    result = new("source", "--from-form", "-", typed=body)
    text = (work / "records/sources/2020/gazette-2020-09-12-lamps-lit.yaml").read_text(encoding="utf-8")
    assert result.exit_code == 0, result.output
    assert text.splitlines()[0].startswith("# Open: Passes on: no source is called 'The Nobody'")
    assert 'title: "Lamps: lit"\n' in text


def test_a_source_that_is_recorded_is_refused(work: Path) -> None:
    """The first thing that `new source` looks at is the address."""
    before = files(work)
    result = new("source", "--url", "http://bureau.example/2020/03/04/talks/")
    assert result.exit_code == 2
    assert files(work) == before


def test_a_misspelt_type_is_answered() -> None:
    """The type that was probably meant is named."""
    assert "did you mean meeting?" in new("meating").output


def test_a_file_in_the_way_is_kept(tmp_path: Path) -> None:
    """The writer itself refuses to overwrite, to follow a link, and to leave the records directory."""
    (tmp_path / "there.yaml").write_text("old", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nowhere")
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "topics").symlink_to(outside)
    for path in (tmp_path / "there.yaml", tmp_path / "link.yaml"):
        with pytest.raises(FileExistsAlreadyError):
            create_file(path, "new", tmp_path)
    with pytest.raises(FileExistsAlreadyError):
        create_file(root / "topics" / "a.yaml", "new", root)
    assert (tmp_path / "there.yaml").read_text(encoding="utf-8") == "old"
    assert list(outside.iterdir()) == []


def test_on_a_real_terminal_it_asks(work: Path) -> None:
    """On a terminal the command asks by itself, with the proposed id as the last question."""
    pid, terminal = pty.fork()
    if pid == 0:  # the child: a program on a terminal of its own
        code = "from dipldata.cli import main; main(['new', 'topic', '--label', 'Oil', '--definition', 'D'])"
        os.execv(sys.executable, [sys.executable, "-c", code])  # noqa: S606 - no shell is wanted
    os.write(terminal, b"\n\n")
    shown = b""
    while True:
        try:
            chunk = os.read(terminal, 1024)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown
    assert b"Id [oil]" in shown
    assert (work / "records" / "topics" / "oil.yaml").is_file()
