"""How commands end when something goes wrong outside the records."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dipldata.cli.faults import run_safely
from tests.unit.cli.conftest import Run, break_topic

PROGRAM = [sys.executable, "-c", "from dipldata.cli import program; program()"]
"""As the command begins, but for its name."""


def test_a_closed_reader_ends_the_command_quietly(work: Path) -> None:
    """A reader that stops reading (`| head`) gets its lines; nothing else is said."""
    topics = work / "records" / "topics"
    for number in range(400):
        (topics / f"topic-{number}.yaml").write_text(f"id: topic-{number}\nlabel: L\n", encoding="utf-8")
    program = subprocess.Popen([*PROGRAM, "validate"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stderr is not None
    first = program.stdout.readline()
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()
    assert first.startswith(b"records/topics/topic-0.yaml:1:1: error[shape-missing-field]")
    assert (program.wait(), told) == (141, b"")


def test_a_full_disk_is_told(work: Path) -> None:
    """An output that takes nothing more is told in a line."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    break_topic(work)
    with full.open("w", encoding="utf-8") as stream:
        result = subprocess.run(
            [*PROGRAM, "validate", "-q"], stdout=stream, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, result.stderr) == (2, "error: No space left on device\n")


def test_an_interrupt_ends_with_130(work: Path) -> None:
    """Ctrl-C ends the command with 130 and no traceback, also while it reads."""
    source = work / "records" / "sources" / "slow.yaml"
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    # Whoever started the tests in the background had interrupts ignored, and children inherit that.
    heeded = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    script = (
        f"{heeded}; import dipldata.loading as l; l.read_bytes = lambda *a: exec({code!r}) or (None, []); {PROGRAM[2]}"
    )
    source.write_text("id: slow\n", encoding="utf-8")
    result = subprocess.run([sys.executable, "-c", script, "validate"], capture_output=True, text=True, check=False)
    assert result.returncode == 130
    assert result.stderr.split() == ["interrupted"]


@pytest.mark.parametrize(("end", "status", "told"), [("0", 0, ""), ("2", 2, ""), ("", 0, ""), ("'why'", 1, "why\n")])
def test_the_command_ends_with_all_that_belongs_to_it(end: str, status: int, told: str) -> None:
    """What was printed is written, what is registered for the end is called, and the status is that of Python."""
    main = f"(print('printed', end=' '), sys.exit({end}))"
    code = "import atexit, sys, dipldata.cli as cli; atexit.register(print, 'registered', end=''); "
    code += f"cli.main = lambda: {main}; cli.program()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout, result.stderr) == (status, "printed registered", told)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_defect_asks_for_a_report(
    wanted: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error is one line that says how to report it; its traceback is shown on request only."""
    monkeypatch.setenv("DIPLDATA_TRACEBACK", "1" if wanted else "")

    def defect() -> int:
        message = "a\nb"
        raise KeyError(message)

    with pytest.raises(SystemExit) as ended:
        run_safely(defect)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.splitlines()[-1].startswith("internal error: KeyError: 'a\\nb'; please report it")
    assert ("Traceback" in told) is wanted


def test_a_missing_output_is_no_fault(work: Path) -> None:
    """A command whose output is closed from the start does its work and ends as it would."""
    break_topic(work)
    result = subprocess.run(
        ["sh", "-c", f"exec '{sys.executable}' -c \"$0\" validate >&-", PROGRAM[2]],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "1 error" in result.stderr
    assert "Traceback" not in result.stderr


def test_misspelt_commands_are_answered(run_program: Run) -> None:
    """A command that does not exist is answered with the nearest one."""
    result = run_program("vaildate")
    assert result.returncode == 2
    assert "there is no command 'vaildate'; did you mean validate?" in result.stderr
