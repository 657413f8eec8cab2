"""The commands that a page defines for itself: functions and aliases, in a line or in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shellproof.library import Library

_DEFINED = re.compile(r"^\s*(?:function +)?([\w-]+) *\(\) *\{|^\s*alias ([\w-]+)=", re.MULTILINE)


def defined(text: str) -> set[str]:
    """The names of the functions and aliases in a text of the shell."""
    return {function or alias for function, alias in _DEFINED.findall(text)}


def own_names(library: Library, snippets: Iterable[str]) -> set[str]:
    """What the snippets of a page define, in what they type and in the scripts beside it."""
    found: set[str] = set()
    for name in snippets:
        path = library.transcript(name).path
        for file in [path, *sorted(path.parent.glob("*.sh"))]:
            text = re.sub(r"^(?:\[\w+\] )?[$>] ", "", file.read_text(encoding="utf-8"), flags=re.M)
            found |= defined(text)
    return found
