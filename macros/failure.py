"""What an author sees when a call on a page fails: one message with file and line, no traceback.

mkdocs-macros asks `format_error` for a text, prints it with a traceback and exits. Our handlers
raise MkDocs' own error instead, which stops a build and leaves `mkdocs serve` running.
"""

from __future__ import annotations

import difflib
import re
import traceback
from typing import NoReturn

from jinja2 import TemplateSyntaxError, UndefinedError
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error

from macros.source import fault
from shellproof.errors import ProofError, SourceError

_UNDEFINED = re.compile(r"'([^']+)' is undefined")
BLANKS = "for text in double braces leave the blanks out: {{.Names}}"
KNOWN = (
    "snippet",
    "snippet_file",
    "check",
    "measured",
    "what_stays",
    "learning_path",
    "error_index",
    "engine_differences",
    "command_list",
    "fetched_packages",
    "schedule",
    "term",
)


def explain_failures() -> None:
    """Make mkdocs-macros report errors our way, from now on."""
    format_error.register(Exception, _explain)
    format_error.register(TemplateSyntaxError, _explain_syntax)


def _explain(error: Exception, markdown: str, page: Page) -> NoReturn:
    message, fix = _in_words(error)
    raise PluginError(str(fault(page, markdown, _line(error), message, fix))) from None


def _explain_syntax(error: TemplateSyntaxError, markdown: str, page: Page) -> NoReturn:
    message = f"this is no call of a macro: {error.message}"
    raise PluginError(str(fault(page, markdown, error.lineno, message, BLANKS))) from None


def _in_words(error: Exception) -> tuple[str, str]:
    """What went wrong and how to mend it."""
    if isinstance(error, SourceError) and not error.path.exists():
        return error.message, error.fix
    if isinstance(error, ProofError):
        return str(error), ""
    if isinstance(error, UndefinedError):
        return _undefined(str(error.message))
    return f"{type(error).__name__}: {error}", ""


def _undefined(message: str) -> tuple[str, str]:
    found = _UNDEFINED.match(message)
    if not found:
        return message, BLANKS
    near = difflib.get_close_matches(found[1], KNOWN, 1)
    fix = f"did you mean {near[0]}?" if near else f"there are {', '.join(KNOWN)}; {BLANKS}"
    return f"there is no macro called {found[1]!r}", fix


def _line(error: Exception) -> int:
    """The line of the page's text that the error came from; Jinja rewrites its traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    return next(
        (
            frame.lineno or 1
            for frame in reversed(frames)
            if frame.name == "top-level template code"
        ),
        1,
    )
