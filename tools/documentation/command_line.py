"""The reference of the command line: the help of every command, as it is printed."""

from __future__ import annotations

import click

from dipldata.cli import main
from tools.documentation.markdown import NOTE, page

WIDTH = 100


def command_line_page() -> str:
    """The help of `dipldata` and of each of its commands."""
    context = _context(main, "dipldata")
    names = main.list_commands(context)
    commands = [(name, main.get_command(context, name)) for name in names]
    blocks = [block for name, command in commands if command is not None for block in _blocks(name, command, context)]
    intro = "What `dipldata --help` and `dipldata COMMAND --help` print."
    return page(NOTE, "# Command line", intro, _help(context), *blocks)


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent, name, **settings)


def _blocks(name: str, command: click.Command, parent: click.Context) -> list[str]:
    """The help of a command and of the commands below it."""
    blocks = [_block(f"dipldata {name}", command, parent)]
    if isinstance(command, click.Group):
        context = _context(command, str(command.name), parent)
        inner = [(each, command.get_command(context, each)) for each in command.list_commands(context)]
        blocks += [_block(f"dipldata {name} {each}", one, context) for each, one in inner if one is not None]
    return blocks


def _block(title: str, command: click.Command, parent: click.Context) -> str:
    return f"## {title}\n\n{_help(_context(command, str(command.name), parent))}"


def _help(context: click.Context) -> str:
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"```text\n{text.strip()}\n```"
