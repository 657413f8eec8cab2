"""The style guide's rules that can be checked: few, each with its fix. They read prose alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.inert import FIX, TAGS
from macros.lesson.outline import numbered, unfenced
from shellproof.errors import SourceError

_CODE = re.compile(r"(`+).+?\1|<!--.*?-->|\{\{ .*? \}\}")


class Rule(NamedTuple):
    """What must not stand in a line of prose, why, and what to write instead."""

    found: re.Pattern[str]
    message: str
    fix: str


RULES = (
    Rule(
        re.compile(r"\b(?:simply|obviously|trivial(?:ly)?|of course|as you know)\b", re.IGNORECASE),
        "a word that makes it look easy: {found!r}",
        "leave it out: for somebody it is not",
    ),
    Rule(
        re.compile(r"\[(?:here|click here|link|this page|read more)\]", re.IGNORECASE),
        "a link that does not say where it leads: {found!r}",
        "let the page's name be the link's text",
    ),
    Rule(
        re.compile(r"(?<=[a-z)`”\"][.?!]) (?:[A-Z“][a-z]|[AI] |[`\[*“])"),
        "two sentences on a line",
        "begin each sentence on a line of its own",
    ),
    Rule(
        re.compile(r"!\[\s*\]"),
        "an image without a description",
        "say between the brackets what it shows",
    ),
    Rule(
        re.compile(
            rf"{TAGS}"
            r"|!\[[^\]]*\]\((?:https?:)?//|\bsrc\s*=\s*[\"']?(?:https?:)?//",
            re.IGNORECASE,
        ),
        "a page loads nothing from elsewhere and runs no script of its own: {found!r}",
        FIX,
    ),
)
_PLAIN = re.compile(r"[A-Za-z“`*\[]")  # how a paragraph's line begins, and a list's does not


def faults(path: Path, text: str) -> Iterator[SourceError]:
    """The faults of one page's prose, by line."""
    for number, line in prose(text):
        bare = _CODE.sub("`x`", line)
        for rule in RULES:
            if rule is RULES[2] and not _paragraph(line):
                continue
            if found := rule.found.search(bare):
                message = rule.message.format(found=found[0].strip())
                yield SourceError(path, number, message, rule.fix)


def _paragraph(line: str) -> bool:
    """Whether a line is one of a paragraph: lists, tables and questions keep theirs together."""
    return bool(_PLAIN.match(line)) and not line.startswith(("**", "!["))


def prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither front matter nor in a fence, with their numbers."""
    lines = numbered(text)
    head = [at for at, line in enumerate(lines) if line.text == "---"]
    start = head[1] + 1 if len(head) > 1 and not head[0] else 0
    return ((line.number, line.text) for _, line in unfenced(lines[start:]))
