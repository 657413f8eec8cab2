"""A quiz: two questions or more, each with choices and an answer that is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from macros.lesson.outline import Line, Section, below
from shellproof.errors import SourceError

FEWEST, CHOICES = 2, 2
_QUESTION = re.compile(r"\*\*(\d+)\. .+\*\*$")
_CHOICE = re.compile(r"- ([a-z])\. \S")
_CORRECT = re.compile(r"\s+\*\*([a-z])\.\*\*\s*$")


def faults(path: Path, section: Section) -> Iterator[SourceError]:
    """Questions without choices, an answer or its explanation, and too few of them."""
    heads = [at for at, line in enumerate(section.lines) if _QUESTION.match(line.text)]
    if len(heads) < FEWEST:
        fix = "a question reads  **1. What happens?**  and its choices  - a. Nothing."
        message = f"the quiz has {len(heads)} questions, and needs {FEWEST}"
        yield SourceError(path, section.number, message, fix)
    for start, end in pairwise([*heads, len(section.lines)]):
        yield from _question(path, section.lines[start:end])


def _question(path: Path, lines: Sequence[Line]) -> Iterator[SourceError]:
    line = lines[0].number
    number = re.sub(r"\D.*", "", lines[0].text.lstrip("*"))
    choices = {found[1] for each in lines if (found := _CHOICE.match(each.text))}
    if len(choices) < CHOICES:
        fix = "one a line:  - a. Nothing."
        yield SourceError(path, line, f"question {number} has no choices", fix)
    form = f'??? question "Answer to question {number}"'
    block = next((each for each in lines if each.text.rstrip() == form), None)
    if block is None:
        yield SourceError(path, line, f"question {number} has no answer", f"write  {form}")
        return
    body = below(lines, block.number)
    correct = _CORRECT.match(body[0].text) if body else None
    if not correct or correct[1] not in choices:
        fix = "begin the answer with the letter of a choice, as in  **b.**"
        message = f"the answer to question {number} names none of its choices"
        yield SourceError(path, block.number, message, fix)
    elif not body[1:]:
        fix = "say why, in a sentence or two below the letter"
        yield SourceError(
            path, block.number, f"the answer to question {number} explains nothing", fix
        )
