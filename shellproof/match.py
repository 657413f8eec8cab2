"""Compares expected lines with what came, line by line. No similarity scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shellproof import pattern
from shellproof.kinds import kind_of
from shellproof.pattern import ANY_LINES, Hole
from shellproof.tuples import NamedTuple


class Span(NamedTuple):
    """Characters start to end of an output line that differ on another machine."""

    line: int  # counts from 0, in the output
    start: int
    end: int  # -1 with kind "lines": the whole line is left open
    kind: str
    name: str = ""


class Match:
    """The outcome of a comparison; names are those known afterwards."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.ok = True
        self.names = dict(names)
        self.spans: list[Span] = []


def trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without trailing blanks and without blank lines at the end."""
    out = [line.rstrip() for line in lines]
    while out and not out[-1]:
        out.pop()
    return out


def match(expected: Sequence[str], actual: Sequence[str], names: Mapping[str, str]) -> Match:
    """Match all lines, `...` standing for any number of them, as few as will do."""
    state = Match(names)
    actual = trimmed(actual)
    segments = _segments(expected)
    at = _segment(segments[0], actual, 0, state)
    state.ok = at >= 0
    for segment in segments[1:-1]:
        at = _search(segment, actual, at, state) if state.ok else at
    if state.ok and len(segments) > 1:
        last = len(actual) - len(segments[-1])
        state.ok = last >= at and _segment(segments[-1], actual, last, state) >= 0
        _open(state, at, last)
    state.ok = state.ok and (len(segments) > 1 or at == len(actual))
    return state


def _segments(expected: Sequence[str]) -> list[list[str]]:
    """The expected lines, cut at each `...`."""
    out: list[list[str]] = [[]]
    for line in expected:
        if line == ANY_LINES:
            out.append([])
        else:
            out[-1].append(line)
    return out


def _segment(segment: Sequence[str], actual: Sequence[str], at: int, state: Match) -> int:
    """Match a run of lines at a place: the index behind it, or -1."""
    if at + len(segment) > len(actual):
        return -1
    names, spans = dict(state.names), list(state.spans)
    for offset, line in enumerate(segment):
        found = match_line(line, actual[at + offset], names)
        if found is None:
            return -1
        spans += [Span(at + offset, *span) for span in found]
    state.names, state.spans = names, spans
    return at + len(segment)


def _search(segment: Sequence[str], actual: Sequence[str], at: int, state: Match) -> int:
    """Match a run of lines at the first place that fits, and leave what it skips open."""
    for start in range(at, len(actual) - len(segment) + 1):
        end = _segment(segment, actual, start, state)
        if end >= 0:
            _open(state, at, start)
            return end
    state.ok = False
    return at


def _open(state: Match, start: int, end: int) -> None:
    state.spans += [Span(line, 0, -1, "lines") for line in range(start, end)]


def match_line(
    expected: str, actual: str, names: dict[str, str]
) -> list[tuple[int, int, str, str]] | None:
    """The (start, end, kind, name) that vary where the line matches; captures into names."""
    expected = pattern.unescape_line(expected)
    if "<" not in expected and expected == actual:
        return []
    regex, groups = pattern.regex(expected, names)
    found = regex.fullmatch(actual)
    if not found:
        return None
    captured = _captured(groups, found.groups())
    if captured is None:
        return None
    names.update({name: value for name, value in captured.items() if name not in names})
    kinds = _kinds(groups, names)
    return [(*found.span(i), kinds[i - 1], hole.name) for i, hole in enumerate(groups, 1)]


def _captured(groups: Sequence[Hole], values: Sequence[str]) -> dict[str, str] | None:
    """The value of each name, or None where one name stands for two values."""
    out: dict[str, str] = {}
    for hole, value in zip(groups, values, strict=True):
        if hole.name and out.setdefault(hole.name, value) != value:
            return None
    return out


def _kinds(groups: Sequence[Hole], names: Mapping[str, str]) -> list[str]:
    """The kind of each placeholder; one that is only a name has the kind of its value."""

    def kind(hole: Hole) -> str:
        known = kind_of(names[hole.name]) if not hole.kind else None
        return hole.kind or (known.name if known else "word")

    return [kind(hole) for hole in groups]
