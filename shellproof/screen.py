"""Turns the bytes a command printed into the lines a person would see."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Callable, Mapping

from shellproof.match import trimmed
from shellproof.shell import COLUMNS

TYPE_CHECKING = False  # the module typing is not for a run: see shellproof.tuples
if TYPE_CHECKING:
    from typing import Any

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_COLOUR = r"\x1b\[[\d;]*m"
# Escapes that go over all rows, or over all columns, and the most cells that they may touch: a
# program that clears its screen without end would keep the emulator busy for hours.
_ROWS, _COLUMNS = r"\x1b(?:\[[\d;?]*[JLMST]|[DMc])", r"\x1b\[[\d;?]*[KPX@]"
_BUDGET = 4_000_000


def lines(output: bytes, *, terminal: bool = False) -> list[str]:
    """The lines of an output: progress bars as they ended, no escapes, no control characters."""
    text = output.decode(errors="backslashreplace")
    if not terminal and text.replace("\n", "").replace("\t", "").isprintable():
        return trimmed(text.split("\n"))
    text = re.sub(_COLOUR, "", text)
    if terminal or "\x1b" in text:
        shown = _emulated(text, COLUMNS if terminal else max(map(_widest, text.split("\n"))) + 1)
    else:
        shown = [_overwritten(line) for line in text.split("\n")]
    return trimmed([re.sub(_CONTROL, _named, line) for line in shown])


def _emulated(text: str, columns: int) -> list[str]:
    """What a terminal of that width shows in the end, so high that nothing scrolls away."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import pyte  # slow to import, and few commands need it
    rows = text.count("\n") + len(text) // columns + 2
    text = _affordable(text, rows, columns)
    screen = pyte.Screen(columns, rows)
    screen.set_mode(pyte.modes.LNM)
    for name in set(pyte.Stream.csi.values()):
        setattr(screen, name, _lenient(getattr(screen, name)))
    pyte.Stream(screen).feed(text.replace("\x00", ""))
    return [_row(screen.buffer[y]) for y in range(rows)]


def _widest(line: str) -> int:
    """The most columns that a line can take: a letter may be two wide, and a tab eight."""
    return 2 * len(line) + 6 * line.count("\t")


def _affordable(text: str, rows: int, columns: int) -> str:
    """The text, without all that erases or moves where that would take too long."""
    erased = len(re.findall(_ROWS, text)) * rows + len(re.findall(_COLUMNS, text)) * columns
    return text if erased <= _BUDGET else re.sub(f"{_ROWS}|{_COLUMNS}", "", text)


def _lenient(act: Callable[..., None]) -> Callable[..., None]:
    """What a sequence does, or nothing where pyte fails at what the sequence says."""

    def acted(*args: int, **kwargs: bool) -> None:
        with contextlib.suppress(Exception):
            act(*args, **kwargs)

    return acted


def _row(cells: Mapping[int, Any]) -> str:
    """One row as far as it was written on: most of a screen is empty."""
    return "".join(cells[x].data for x in range(max(cells, default=-1) + 1)).rstrip()


def _overwritten(line: str) -> str:
    """A line in which each carriage return starts again from its beginning."""
    shown = ""
    for part in line.split("\r"):
        shown = part + shown[len(part) :]
    return shown


def _named(control: re.Match[str]) -> str:
    code = ord(control[0])
    return f"^{chr(code + 64)}" if code < 32 else f"\\x{code:02x}"
