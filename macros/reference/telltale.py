"""Of all that a command printed, the lines that somebody would type into a search."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Help, progress, excerpts of files and plain values: nobody looks for those.
_NOISE = re.compile(
    r"""(?x) ^ (?: (?:Run|See|Try)\ .*--help | Usage: | Unable\ to\ find\ image\ .*\ locally
    | \S+:\ Pulling\ from\  | (?:Digest|Status|Using\ default\ tag):\  | WARNING:\ image\ with\ ref
    | -+$ | \d+\ \| | [\w./-]*file:\d+$ | :?\ ?exit\ status\ \d+$ | \d+\+\d+\ records
    | E\d{4}\ .*"Unhandled\ Error" | [\d*.%\s…]+$ | dmesg\(1\) )"""
)
#: How programs begin the line that says what is wrong.
_PLAIN = re.compile(
    r"""(?x) ^ (?: [a-z]{2,}:\ [a-z] | ERROR: | Error\b | error: | E:\  | FATAL | Cannot\ connect
    | permission\ denied\ while ) | \berror:\  | \[emerg\] | :\ (?:command\ )?not\ found$"""
)
#: The words that an error is told with elsewhere.
_TELLING = re.compile(
    r"""(?xi) error | fail | cannot | can't | denied | refused | no\ such | not\ found | unable
    | no\ (?:suitable|answer) | orphan\ containers | exceeded | non-zero | pending | never | invalid
    | not\ (?:created|available|recommended|allowed|supported) | will\ run\ as\ root
    | additional\ propert | bad\ address | oomkilled | backoff | insufficient"""
)
_SIGNALS = range(129, 160)  # a program that is ended by one says nothing of it
_FEW = 2  # lines of one step


def tells(output: Sequence[str]) -> bool:
    """Whether some line speaks of a failure."""
    return any(_PLAIN.search(line) or _TELLING.search(line) for line in said(output))


def said(output: Sequence[str]) -> list[str]:
    """The lines that say something, each once."""
    lines = (line.strip() for line in output)
    return list(dict.fromkeys(line for line in lines if line and not _NOISE.search(line)))


def telltales(output: Sequence[str], status: int) -> list[str]:
    """The lines that name the failure: plain errors, else telling words, else the last line.

    A command that succeeds or is ended by a signal prints other things last, and tells nothing.
    """
    lines = said(output)
    for sort in (_PLAIN, _TELLING):
        if found := [line for line in lines if sort.search(line)]:
            return found[:_FEW]
    return lines[-1:] if status and status not in _SIGNALS else []
