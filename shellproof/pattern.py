"""One line of expected output: literal text, placeholders, and how either is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from shellproof.kinds import KINDS
from shellproof.tuples import NamedTuple

ANY_LINES = "..."
_NAME = r"[A-Za-z][\w-]*"
# Compiled when first used: most lines have none of it.
_PLACEHOLDER = (
    rf"(?P<slashes>\\*)<(?:(?P<capture>{_NAME})?:(?P<kind>[a-z]+)>|(?P<word>{_NAME})>"
    rf"|(?P<unclosed>(?:{_NAME})?:(?:{'|'.join(KINDS)})(?![a-z>])))"
)
_SPECIAL = r"(\\*)(\[[\w.-]+\] )?(\$ |\$$|> |>$|#@|\.\.\.$|\[exit \d+\]$)"
_PADDING = r"(?<=[^ ]) {2,}"


class PatternError(ValueError):
    """A line whose placeholders cannot be read; its text says why."""


class Hole(NamedTuple):
    """A placeholder: a kind, a name, or both. One of them may be empty."""

    kind: str
    name: str
    source: str  # as written, for names that turn out to be plain text


Part = str | Hole


def parse(line: str) -> tuple[Part, ...]:
    """Split a line into literal text and placeholders. Raises PatternError."""
    if "<" not in line:
        return (line,) if line else ()
    parts: list[Part] = []
    end = 0
    for found in re.finditer(_PLACEHOLDER, line):
        slashes = len(found["slashes"])
        parts.append(line[end : found.start()] + "\\" * (slashes // 2))
        source = found[0][slashes:]
        parts.append(source if slashes % 2 else _hole(found, source))
        end = found.end()
    return _joined([*parts, line[end:]])


def _hole(found: re.Match[str], source: str) -> Hole:
    name, kind, word = found["capture"] or "", found["kind"], found["word"]
    if found["unclosed"]:
        raise PatternError(f"the placeholder {source} is not closed: write {source}>")
    if word:  # <id> is a kind, <web> a name
        return Hole(word, "", source) if word in KINDS else Hole("", word, source)
    if kind not in KINDS:
        kinds = ", ".join(KINDS)
        hint = f"for the text itself write \\{source}"
        raise PatternError(f"{source} has no kind called {kind!r}: one of {kinds}; {hint}")
    if name in KINDS:
        raise PatternError(f"{source}: {name!r} is a kind and cannot be a name")
    return Hole(kind, name, source)


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with neighbouring texts made one, and empty ones dropped."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part:
            out.append(part)
    return tuple(out)


def holes(line: str) -> list[Hole]:
    """The placeholders of a line."""
    return [part for part in parse(line) if isinstance(part, Hole)]


def paste(command: str, names: Mapping[str, str]) -> str:
    """The command with every captured name replaced by its value, and escapes undone."""
    return "".join(
        part if isinstance(part, str) else names.get(part.name, part.source)
        for part in parse(command)
    )


def escape(text: str, names: Collection[str] = ()) -> str:
    """Write literal text so that no placeholder is read in it; names are those in use."""

    def one(found: re.Match[str]) -> str:
        word, slashes = found["word"], len(found["slashes"])
        if word and not slashes and word not in KINDS and word not in names:
            return found[0]  # <none> stays readable: it means itself
        return "\\" * (2 * slashes + 1) + found[0][slashes:]

    return re.sub(_PLACEHOLDER, one, text)


def escape_line(line: str) -> str:
    """Write a whole line of output so that it is not read as a prompt or a directive."""
    return "\\" + line if re.match(_SPECIAL, line) else line


def unescape_line(line: str) -> str:
    """Undo escape_line."""
    if not line.startswith("\\"):
        return line
    found = re.match(_SPECIAL, line)
    return line[1:] if found and found[1] else line


def regex(line: str, names: Mapping[str, str]) -> tuple[re.Pattern[str], list[Hole]]:
    """A pattern for one line, and the placeholder that each of its groups stands for."""
    groups: list[Hole] = []

    def hole(part: Hole) -> str:
        here = next((n for n, group in enumerate(groups, 1) if group.name == part.name != ""), 0)
        if not (part.kind or here or part.name in names):
            return re.escape(part.source)
        groups.append(part)
        if part.name in names:
            return f"({_same(names[part.name])})"
        return rf"((?:\{here}))" if here else f"({KINDS[part.kind].pattern})"

    return re.compile(_each(parse(line), hole)), groups


def _each(parts: tuple[Part, ...], hole: Callable[[Hole], str]) -> str:
    """Columns are padded to their widest value, so two blanks or more match as many."""
    return "".join(
        hole(part) if isinstance(part, Hole) else _literal(part, first=index == 0)
        for index, part in enumerate(parts)
    )


def _literal(text: str, *, first: bool) -> str:
    indent = len(text) - len(text.lstrip(" ")) if first else 0
    padded = _PADDING if first else r" {2,}"
    return re.escape(text[:indent]) + " {2,}".join(map(re.escape, re.split(padded, text[indent:])))


def _same(value: str) -> str:
    """A value again. A long identifier is often shown by its first twelve characters."""
    if KINDS["id"].matches(value):
        return rf"{value[:12]}(?:{value[12:] or '[0-9a-f]{52}'})?"
    return re.escape(value)
