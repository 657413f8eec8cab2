"""Commands in the text of a page, between backquotes: they must exist, with their options."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.commands.shell import commands
from macros.commands.table import Table
from macros.lesson.outline import numbered, unfenced
from shellproof.errors import SourceError

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_NAME = re.compile(r"[a-z][a-z0-9-]*$")


def faults(table: Table, path: Path, text: str) -> Iterator[SourceError]:
    """Subcommands and options that do not exist."""
    for _, line in unfenced(numbered(text)):
        for _, span in _SPAN.findall(line.text):
            for words in commands(span):
                if words[0] in table.programs:
                    for message, fix in _wrong(table, words):
                        yield SourceError(path, line.number, message, fix)


def _wrong(table: Table, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What does not exist, and what comes near it. IMAGE, … and <name> stand for anything."""
    use = table.use(words)
    if use.unknown and _NAME.match(use.unknown):
        asked = f"{use.path} {use.unknown}"
        yield f"there is no command `{asked}`", _near(asked, table.near(asked))
    for option in use.options:
        if not table.knows(use.path, option):
            entry = table.entry(use.path)
            known = sorted(entry.options) if entry else []
            yield f"`{use.path}` has no option {option}", _near(option, known)


def _near(asked: str, known: Sequence[str]) -> str:
    found = difflib.get_close_matches(asked, known, 2, 0.6)
    return f"did you mean {' or '.join(found)}?" if found else "see what its --help says"
