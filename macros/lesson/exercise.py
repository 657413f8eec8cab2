"""An exercise: a hint, a solution that is proven, and a wrong answer that is proven to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.lesson.outline import Line, Section, below
from shellproof.errors import SourceError

_BLOCK = re.compile(r"\?\?\?\+? (\w+) \"(.+)\"")
_SHOWN = re.compile(r"\{\{ +snippet\(|<!-- unproven: \S.* -->")
_NEEDED = {
    "tip": ("a hint", '??? tip "Hint"'),
    "success": ("a solution", '??? success "Solution"'),
    "failure": ("a wrong answer", '??? failure "A plausible wrong answer"'),
}
_PROVEN = ("success", "failure")


def faults(path: Path, section: Section) -> Iterator[SourceError]:
    """What an exercise lacks."""
    blocks = [(found[1], line) for line in section.lines if (found := _BLOCK.match(line.text))]
    kinds = {kind for kind, _ in blocks}
    for kind, (what, form) in _NEEDED.items():
        if kind not in kinds:
            fix = f"write  {form}  and indent what belongs to it by four blanks"
            yield SourceError(path, section.number, f"the exercise lacks {what}", fix)
    for kind, block in blocks:
        if kind in _PROVEN and not _shown(section, block):
            fix = 'indented below it:  {{ snippet("chapter/name") }}'
            message = f"{_NEEDED[kind][0]} of the exercise has no snippet that proves it"
            yield SourceError(path, block.number, message, fix)


def _shown(section: Section, block: Line) -> bool:
    return any(_SHOWN.search(line.text) for line in below(section.lines, block.number))
