"""Which commands and options a program has, from what its own `--help` says.

One line a command: `docker run | IMAGE [COMMAND] [ARG...] | -d --detach -e= --env=`, where `=`
stands behind an option that takes a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lab.node import Node

#: Runs a script and gives its output.
Run = Callable[[str], str]

_END = "--- that was its help ---"
_AT_A_TIME = 10
_HEADING = re.compile(r"^[A-Z][A-Za-z ]*:\s*$")
_COMMAND = re.compile(r"^  ([a-z][\w-]*)\*?  +\S")
_OPTION = re.compile(r"^ +(?:(-\w), )?(--[\w-]+)(?: ([\w<\[][^ ]*(?: [a-z]+)?))?(?:  |$)")
_NAMES = re.compile(r"^(?:[a-z][\w-]*\s+)+")
_USAGE = re.compile(r"^Usage:\s+(.*)$", re.MULTILINE)


#: The programs whose commands and options are listed.
PROGRAMS = ("docker", "dockerd")


def recorded(node: Node) -> list[str]:
    """The table of a fresh node, with a head that says where it comes from."""
    # An engine in no swarm keeps silent about all that is only for swarms.
    node.root("docker", "swarm", "init", "--advertise-addr", "127.0.0.1")
    facts = node.facts()
    head = ["# Which commands and options there are. Not by hand: make commands"]
    head.append(f"# {facts['engine']}, {facts['system']}")
    return head + table(lambda script: node.root("sh", "-c", script), PROGRAMS)


def table(run: Run, programs: Sequence[str]) -> list[str]:
    """A line for each command of the programs, in order; plugins and aliases among them."""
    lines: list[str] = []
    level = list(programs)
    while level:
        following: list[str] = []
        for path, text in zip(level, _helps(run, level), strict=True):
            lines.append(f"{path} | {_arguments(text)} | {' '.join(_options(text))}")
            following += [f"{path} {name}" for name in _commands(text)]
        level = following
    return sorted(lines)


def _helps(run: Run, paths: Sequence[str]) -> Iterator[str]:
    """The help of each command, a few at a time: a slow machine must not keep one waiting."""
    for at in range(0, len(paths), _AT_A_TIME):
        few = paths[at : at + _AT_A_TIME]
        script = "\n".join(f"{path} --help 2>&1 || true; echo '{_END}'" for path in few)
        yield from run(script).split(_END)[:-1]


def _commands(text: str) -> Iterator[str]:
    """The names listed below a heading that speaks of commands."""
    inside = False
    for line in text.splitlines():
        if _HEADING.match(line):
            inside = "Commands" in line
        elif inside and (found := _COMMAND.match(line)) and found[1] != "help":
            yield found[1]


def _options(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if found := _OPTION.match(line):
            value = "=" if found[3] else ""
            yield from (f"{name}{value}" for name in (found[1], found[2]) if name)


def _arguments(text: str) -> str:
    """What the usage line says behind the command and its options."""
    usage = _USAGE.search(text)
    said = _NAMES.sub("", f"{usage[1]} ") if usage else ""
    return " ".join(re.sub(r"\[OPTIONS\]|\[flags\]", "", said).replace("|", "/").split())
