"""`dipldata new`: one subcommand for each record type, its options made from the questions about the type."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from dipldata.cli.completing import complete_id
from dipldata.ids import TYPE_OF_SLUG, TYPE_SLUGS, RecordType

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.drafting import Question

EPILOG = """\b
Examples:
  dipldata new source --url https://www.state.gov/consultations
  dipldata new meeting                         asks for what is needed
  dipldata new person --help                   what can be said of a person
  dipldata new meeting --from-form issue.md    from the body of an issue
\b
  dipldata new meeting --kind call --title "Call on trade" --start 2024-03-05 \\
    --participant "Janet Yellen+head" --participant 何立峰+head \\
    --source treasury-2024-03-05-call

\b
Exit status: 0 written and valid, 1 written with errors that are said to be open, 2 nothing written.
"""


class NewGroup(click.Group):
    """A group with a command for each record type, made when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The record types."""
        return list(TYPE_SLUGS.values())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command for a record type."""
        kind = TYPE_OF_SLUG.get(cmd_name.replace("_", "-"))
        return _command_for(kind) if kind else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt type is answered with the one that was probably meant."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from dipldata.show.asking import parse_type

            args = [TYPE_SLUGS[parse_type(args[0])], *args[1:]]
        return super().resolve_command(ctx, args)


@click.group(name="new", cls=NewGroup, epilog=EPILOG, subcommand_metavar="TYPE [OPTIONS]")
def command() -> None:
    """Write a new record: its id proposed, likely duplicates shown, valid and in canonical style.

    On a terminal it asks for what the options leave out; elsewhere everything has to be said by options. Records are
    named by id or by a name in any script, sources by their address, too. Nothing is ever overwritten.
    """


def _command_for(kind: RecordType) -> click.Command:
    from dipldata.drafting.questions import QUESTIONS

    slug = TYPE_SLUGS[kind]
    noun = slug.replace("-", " ")
    options: list[click.Parameter] = [*map(_option, QUESTIONS[kind]), *_general_options(kind)]
    article = "an" if noun[0] in "aeiou" else "a"
    return click.Command(
        name=slug,
        callback=partial(_run, kind),
        params=options,
        help=f"Write the record of {article} {noun}.\n\nWithout a terminal the options marked * are required.",
        short_help=f"Write the record of {article} {noun}.",
        epilog=f"\b\nExamples:\n  dipldata new {slug}\n\n\b\nExit status: as of `dipldata new`.\n",
    )


def _option(question: Question) -> click.Option:
    """The option of a question; what its answer may be is checked with all the others, not by click."""
    text = question.help + (f" One of: {', '.join(question.choices)}." if question.choices else "")
    mark = "* " if question.need == "required" else ""
    names = [f"--{question.name}", question.name.replace("-", "_")]
    if question.kind == "flag":
        return click.Option(names, is_flag=True, help=text)
    several = " Can be given several times." if question.many else ""
    metavar = {"date": "DATE", "day": "DATE", "url": "URL", "choice": "WORD", "id": "RECORD"}.get(question.kind, "TEXT")
    completes = _completion(question)
    return click.Option(
        names, multiple=question.many, metavar=metavar, help=f"{mark}{text}{several}", shell_complete=completes
    )


def _completion(question: Question) -> Any:  # noqa: ANN401 - a function for click, or None
    if question.choices:
        return lambda _ctx, _param, incomplete: [word for word in question.choices if word.startswith(incomplete)]
    return partial(complete_id, TYPE_SLUGS[question.ref]) if question.ref else None


def _general_options(kind: RecordType) -> list[click.Option]:
    from pathlib import Path

    from dipldata.drafting.forms import FORMS

    options = [
        click.Option(["--id", "record_id"], metavar="ID", help="The id, in place of the one proposed."),
        click.Option(
            ["--allow-duplicate"], is_flag=True, help="Write it although there are records that may be the same."
        ),
        click.Option(
            ["--interactive/--no-interactive"], default=None, help="Ask, or never ask; else ask on a terminal only."
        ),
        click.Option(["--dry-run"], is_flag=True, help="Print the record instead of writing it."),
        click.Option(
            ["--records", "root"],
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help="The records directory; else ./records, or the nearest one above.",
        ),
    ]
    if kind in FORMS:
        text = "Take the answers from the body of an issue form; - reads the standard input."
        options.insert(0, click.Option(["--from-form"], type=click.File("rb"), metavar="FILE", help=text))
    return options


_GENERAL: Final = frozenset({"record_id", "allow_duplicate", "interactive", "dry_run", "root", "from_form"})


def _run(kind: RecordType, /, **options: Any) -> int:  # noqa: ANN401 - one for each option
    """Draft, look for duplicates, write, and say what is open."""
    from dipldata.cli.drafting import Drafting

    said = {name.replace("_", "-"): _texts(value) for name, value in options.items() if name not in _GENERAL and value}
    root: Path | None = options["root"]
    asks = options["interactive"]
    if asks is None:
        asks = sys.stdin.isatty() and sys.stderr.isatty() and options.get("from_form") is None
    drafting = Drafting(kind, root, asks=asks, allow_duplicate=options["allow_duplicate"])
    form = options.get("from_form")
    body = form.read() if form is not None else None
    return drafting.run(said, options["record_id"], body, dry=options["dry_run"])


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - what click makes of an option
    if value is True:
        return ("yes",)
    return tuple(value) if isinstance(value, tuple) else (str(value),)
