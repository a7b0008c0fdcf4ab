"""The `dipldata` command and its subcommands, which are imported only when called."""

from __future__ import annotations

import importlib
import os
from functools import partial
from typing import Any, Final

import click

from dipldata.cli.faults import READER_GONE, run_safely
from dipldata.version import VERSION

_COMMANDS: Final = {
    "validate": "Check records and say what is wrong, where, and what to write instead.",
    "fmt": "Write records in canonical style; what they say never changes.",
    "build": "Build the release of the records, all or nothing.",
    "export": "Write the records, or a release, in one of many formats.",
    "site": "Build the explorer: a static site of the records or of a release, to be read from disk.",
    "preview": "Render the pages of changed records, as readers will see them.",
    "show": "Show a record with the records that refer to it, or its status on a day.",
    "list": "List the records of a type that meet some conditions.",
    "stats": "Answer an analysts' question: contacts per quarter, dormant groups, one-sided topics and more.",
    "release": "Make the next release, compared with the last one: its version, changes and index.",
    "diff": "Say in words what changed between two versions of the records.",
    "new": "Write a new record: asks for what is needed, and finds likely duplicates first.",
    "explain": "Explain a problem code: what, why, bad, good, how to fix.",
    "schema": "Write the JSON Schemas of records and reports, or check that they are fresh.",
    "completion": "Print what makes the shell complete commands, records and codes.",
}
"""The commands, each in a module of its name below `dipldata.cli`, in the order of the help."""

_EPILOG: Final = """\b
Examples:
  dipldata validate
  dipldata show working-group/maritime-consultations --as-of 2023-08-31
  dipldata list meeting --party cn --from 2023-01-01
  dipldata explain ref-unknown-id

\b
Exit status: 0 well, 1 problems in the records, 2 could not run, 130 interrupted.
`dipldata completion bash|zsh|fish` prints what makes the shell complete commands and ids.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that help costs no more than click itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"dipldata.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one is answered with the one that was probably meant."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from dipldata.similar import closest

            meant = closest(args[0], _COMMANDS)
            ctx.fail(f"there is no command {args[0]!r}" + (f"; did you mean {meant}?" if meant else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command; it ends without a word when nobody reads its output any more."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(READER_GONE) from None

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on to click
        """Run a command and exit with its status; every fault is told in a line, not as a traceback."""
        # Nothing here needs plugins of pydantic, and to look for some in all that is installed takes 0.01 s.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        alone = options.pop("standalone_mode", True)
        call: partial[Any] = partial(super().main, *arguments, standalone_mode=False, **options)
        return run_safely(call) if alone else call()


@click.group(cls=LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="dipldata")
def main() -> None:
    """The open, source-cited record of how the United States and China talk to each other."""
