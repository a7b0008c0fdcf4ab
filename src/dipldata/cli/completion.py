"""`dipldata completion`."""

from __future__ import annotations

import click

EPILOG = """\b
Add one line to the start-up file of your shell:
  ~/.bashrc                   eval "$(dipldata completion bash)"
  ~/.zshrc                    eval "$(dipldata completion zsh)"
  ~/.config/fish/config.fish  dipldata completion fish | source

\b
Exit status: 0 printed, 2 unknown shell.
"""


@click.command(name="completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes a shell complete commands, options, record ids and problem codes."""
    from click.shell_completion import get_completion_class

    from dipldata.cli.main import main

    completion = get_completion_class(shell)
    if completion is None:  # pragma: no cover - click knows the three
        raise click.UsageError(shell)
    # Not source(): for bash that calls bash to ask for its version, which need not be installed here.
    script = completion(main, {}, "dipldata", "_DIPLDATA_COMPLETE")
    click.echo(script.source_template % script.source_vars())
