"""The table of commands and options is read from help texts, and is that of the engine."""

from __future__ import annotations

import pytest

import lab
from lab import commands
from macros.commands import table
from shellproof import sealed

HELP = {
    "tool": """
Usage:  tool [OPTIONS] COMMAND

Common Commands:
  run         Run it

Management Commands:
  group*      Manage groups

Global Options:
  -H, --host string   Where it is
  -v, --version       Print its version
""",
    "tool run": """
Usage:  tool run [OPTIONS] THING [COMMAND|-]

Options:
  -d, --detach             In the background
      --env list           Set a variable
                           of --many that there are
      --no-trunc           Whole
  -m, --memory bytes       Limit (default 5)
""",
    "tool group": "Usage:  tool group COMMAND\n\nCommands:\n  ls   List\n",
    "tool group ls": "Usage:  tool group ls\n\nAliases:\n  tool group ls, tool group list\n",
}


def run(script: str) -> str:
    """A machine that has one program."""
    said = []
    for line in script.splitlines():
        path, _, rest = line.partition(" --help")
        said.append(HELP[path] + rest.partition("echo ")[2].strip("'"))
    return "\n".join(said)


def test_the_help_is_read() -> None:
    assert commands.table(run, ["tool"]) == [
        "tool group ls |  | ",
        "tool group | COMMAND | ",
        "tool run | THING [COMMAND/-] | -d --detach --env= --no-trunc -m= --memory=",
        "tool | COMMAND | -H= --host= -v --version",
    ]


@pytest.mark.lab
@pytest.mark.slow
def test_the_recorded_table_is_that_of_the_engine(node: lab.Node) -> None:
    found = sealed.lines("".join(f"{line}\n" for line in commands.recorded(node)))
    assert found == table.FILE.read_text(), "fix: make commands"
