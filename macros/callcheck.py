"""The calls of macros on a page, and its front matter, checked without building the site.

The build itself asks the same before it reads a page: what stands in a macro's braces is a program,
and pages are written by people whom nobody needs to trust.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from macros import engines, measured
from macros.calls import PLAYS, Calls
from macros.commands import table
from macros.failure import BLANKS, KNOWN
from macros.lesson import front
from macros.lesson.outline import Line, numbered
from shellproof.errors import SourceError
from shellproof.library import Library

_OPEN, _CLOSE = "{{ ", " }}"
_TIGHT = re.compile(rf"\{{\{{(?! )\s*(?:{'|'.join(KNOWN)})\s*\(")
_STATEMENT = re.compile(r"\[\[\[[%#]")
# Other rules find a call by its letters, and would not see one that is written otherwise.
_TEXT = r"""(?:"[^"'\\]*"|'[^"'\\]*')"""
_PLAIN = re.compile(rf"\w+\((?:{_TEXT}(?:\s*,\s*{_TEXT})*)?\)\s*")
_ITEM = re.compile(r"\s*[-*:]\s")
_BLOCK = re.compile(r"\s*(?:\?\?\?\+?|!!!|===) ")
_FORM = '{{ snippet("chapter/name") }}'


class _CallError(ValueError):
    """What is wrong with a call, and how to mend it."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def faults(library: Library, path: Path, text: str) -> Iterator[SourceError]:
    """Calls that are not closed, not known, or called with something wrong; in fences too.

    And all else that would act in a page: statements, and front matter that is not about it.
    """
    lines = numbered(text)
    yield from front.strange(path, lines)
    around = ["", *(line.text for line in lines), ""]
    for at, line in enumerate(lines):
        try:
            _line(library, line, around[at], around[at + 2])
        except _CallError as fault:
            yield SourceError(path, line.number, fault.message, fault.fix)
        except SourceError as fault:  # of a file that the page draws from
            yield fault


def _line(library: Library, line: Line, above: str, below: str) -> None:
    if found := _STATEMENT.search(line.text):
        fix = "leave it out; a page calls macros, and decides nothing"
        raise _CallError(f"{found[0]} begins a statement of a template", fix)
    if _TIGHT.search(line.text):
        raise _CallError("a call of a macro needs blanks inside its braces", f"write  {_FORM}")
    before, opened, rest = line.text.partition(_OPEN)
    if not opened:
        return
    call, closed, after = rest.partition(_CLOSE)
    if not closed:
        raise _CallError("the call of a macro is not closed on its line", f"write  {_FORM}")
    name, arguments = _parsed(call)
    alone = not re.sub(r"[-*:>\s]", "", before) and not after.strip()
    if not alone or _runs_on(line.text, above, below):
        fix = "put the call on a line of its own, with a blank line before and after it"
        raise _CallError("a macro's call must be a paragraph of its own", fix)
    _known(library, name, arguments)


def _runs_on(call: str, above: str, below: str) -> bool:
    """Whether a line with a call belongs to the paragraph above or below it.

    It may begin an item of a list, or the block that the line above opens.
    """
    item = _ITEM.match(call)
    inside = len(call) - len(call.lstrip()) > len(above) - len(above.lstrip())
    opened = item or (inside and _BLOCK.match(above))
    ended = item and _ITEM.match(below)
    return bool((_left(above) and not opened) or (_left(below) and not ended))


def _left(line: str) -> str:
    """What stands on a line, without the marks of a quotation."""
    return line.strip("> \t")


def _parsed(call: str) -> tuple[str, list[object]]:
    """The macro's name and what it is called with."""
    try:
        tree = ast.parse(call.strip(), mode="eval").body
    except SyntaxError:
        raise _CallError(f"this is no call of a macro: {call.strip()}", BLANKS) from None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        raise _CallError(f"this is no call of a macro: {call.strip()}", BLANKS)
    name = tree.func.id
    if name not in KNOWN:
        near = difflib.get_close_matches(name, KNOWN, 1)
        fix = f"did you mean {near[0]}?" if near else f"there are {', '.join(KNOWN)}"
        raise _CallError(f"there is no macro called {name!r}", fix)
    arguments = _arguments(name, tree)
    if not _PLAIN.fullmatch(call):
        message = "a macro is called with plain texts, in their order"
        raise _CallError(message, _form(name))
    return name, arguments


def _arguments(name: str, tree: ast.Call) -> list[object]:
    signature = inspect.signature(getattr(Calls, name))
    try:
        given = [ast.literal_eval(each) for each in tree.args]
        keywords = {word.arg or "": ast.literal_eval(word.value) for word in tree.keywords}
        bound = list(signature.bind(None, *given, **keywords).arguments.values())[1:]
    except ValueError:
        raise _CallError(f"{name} is called with something that is no text", _form(name)) from None
    except TypeError as error:
        raise _CallError(f"{name} is called wrongly: {error}", _form(name)) from None
    if not all(isinstance(each, str) for each in bound):
        raise _CallError(f"{name} is called with something that is no text", _form(name))
    return bound


def _form(name: str) -> str:
    """How the macro is called."""
    parameters = list(inspect.signature(getattr(Calls, name)).parameters.values())[1:]
    needed = [each.name for each in parameters if each.default is each.empty]
    given = ", ".join(f'"{each.upper()}"' for each in needed)
    return f"write  {_OPEN}{name}({given}){_CLOSE}"


def _known(library: Library, name: str, arguments: list[object]) -> None:
    """Refuse a file that is not there, or that somebody wrote in where a program writes.

    shellproof itself checks the snippets shown.
    """
    root = library.snippets.parent
    if name == "measured":
        measured.load(root / "measure" / str(arguments[0]) / "result.json", str(arguments[0]))
    if name == "engine_differences":
        engines.surveys(root)
    if name == "command_list":
        table.load()
    if name == "snippet" and arguments[1:] not in ([], [PLAYS]):
        fix = f'write  {{{{ snippet("chapter/name", "{PLAYS}") }}}}, or leave the second word out'
        raise _CallError(f"a snippet cannot be shown as {arguments[1]!r}", fix)
    if name == "snippet_file":
        snippet, file = map(str, arguments)
        try:
            library.transcript(snippet).file(file)
        except SourceError as error:
            raise _CallError(error.message, error.fix) from None
