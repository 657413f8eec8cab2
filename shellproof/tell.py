"""Repeats what another program prints, and shows what it says of a file's line beside that line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shellproof import github
from shellproof.github import Fault

_PLACED = re.compile(r"(?:^|\s)([\w./-]{1,200}):(\d{1,6}): (?:error: )?(.{1,2000})")


def tell(lines: Iterable[str]) -> None:
    """Print the lines; on GitHub they are no commands, and what they are about is annotated."""
    found: list[Fault] = []
    if not github.active():
        print("".join(lines), end="")
        return
    with github.fenced(print):
        for line in lines:
            print(line.removesuffix("\n"))  # what is unfinished may not swallow what comes next
            found += faults(line)
    github.report(found, print)


def faults(line: str) -> Iterator[Fault]:
    """What a line says of a line of a file that is there."""
    placed = _PLACED.search(line.rstrip())
    if placed and not Path(placed[1]).is_absolute() and Path(placed[1]).is_file():
        yield Fault(placed[1], int(placed[2]), placed[3], placed[3])
