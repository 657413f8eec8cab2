"""Measured claims in prose: a number with a unit stands in what was run, or says why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.lesson.outline import numbered, sections
from macros.prose import prose
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.pages import calls_in

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_TENS = {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER = rf"\d[\d.,]*\d|\d|half an?|{'|'.join((*_WORDS[2:], *_TENS))}"
_LARGE = r"[kKMGT]i?B|(?:kilo|mega|giga|tera)bytes?"
_UNITS = (
    rf"{_LARGE}|bytes?|ms|milliseconds?|s|seconds?|minutes?|hours?|days?|%|percent|times"
    r"|watts?|[Mk]bit/s|[MG]Hz"
)
_CLAIM = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<about>about|some|nearly|almost) )?(?P<number>{_NUMBER})"
    rf"(?:(?:(?<=\d)|[ -])(?P<unit>{_UNITS})(?![\w/-])|\b)",
    re.IGNORECASE,
)
_BYTES = re.compile(_LARGE, re.IGNORECASE)
_SHOWN = re.compile(r"(\d+(?:\.(?!0+\b)\d+)?)(?:\.0+)? ?([kKMGTmgt]?)")
_LEFT_OUT = re.compile(r"(`+).+?\1|<!--.*?-->|\{\{.*?\}\}|\]\([^)]*\)")
_EXCUSE = re.compile(r"<!-- typed: \S.* -->")
_TIME = "**Time:**"
_TASKS = ("Exercise", "Quiz")  # they set numbers, and measure nothing
_MEASURED = re.compile(r"\{\{ measured\([\"']([\w-]+)[\"']")
_FIX = "show it in a snippet or measure it, or write above it  <!-- typed: why it is known -->"


def faults(path: Path, text: str, library: Library, measure: Path) -> Iterator[SourceError]:
    """Numbers with a unit that nothing on the page shows; `measure` has the results."""
    lines = text.split("\n")
    tasks = set(_tasks(text))
    shown: set[str] = set()
    for number, line in prose(text):
        above = lines[number - 2] if number > 1 else ""
        excused = _EXCUSE.search(line) or _EXCUSE.fullmatch(above.strip())
        if number in tasks or line.startswith(_TIME) or excused:
            continue
        for found in _CLAIM.finditer(_LEFT_OUT.sub(" ", line)):
            shown = shown or _shown(text, library, measure)
            if (found["about"] or found["unit"]) and not _is_in(shown, found):
                message = f"{found[0]!r} is typed by hand: nothing on this page shows it"
                yield SourceError(path, number, message, _FIX)


def _tasks(text: str) -> Iterator[int]:
    """The lines of the parts that set a task or ask a question."""
    for section in sections(numbered(text), 2):
        if section.title.startswith(_TASKS):
            yield from (line.number for line in section.lines)


def _shown(text: str, library: Library, measure: Path) -> set[str]:
    """Every number in what the page's snippets type, print and use, and in its measurements."""
    texts = [_result(measure / name / "result.json") for name in _MEASURED.findall(text)]
    for name in dict.fromkeys(call.snippet for call in calls_in(text, ("snippet", "check"))):
        texts += _texts(library, name)
    numbers = (found for shown in texts for found in _SHOWN.findall(shown))
    return {each for number, unit in numbers for each in (number, f"{number}{unit.lower()}")}


def _is_in(shown: set[str], claim: re.Match[str]) -> bool:
    """Whether a number was shown; one of bytes was shown with the letter of its unit."""
    unit = claim["unit"] or ""
    letter = unit[0].lower() if _BYTES.fullmatch(unit) else ""
    return f"{_figures(claim['number'])}{letter}" in shown


def _texts(library: Library, name: str) -> Iterator[str]:
    try:
        transcript = library.transcript(name)
    except SourceError:
        return  # told by another rule
    yield transcript.path.read_text(encoding="utf-8")
    yield from (
        file.path.read_text(encoding="utf-8", errors="replace") for file in transcript.files
    )


def _result(path: Path) -> str:
    return json.dumps(json.loads(path.read_text())) if path.is_file() else ""


def _figures(number: str) -> str:
    """A number in figures, whatever it was written in."""
    word = number.lower()
    if word in _WORDS:
        return str(_WORDS.index(word))
    return str(_TENS.get(word, word.replace(",", "")))
