"""A command as typed: its prompt is no text of the page, so nobody can copy it by mistake."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from macros.copy import copy_button
from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.pasted import with_pasted
from shellproof.recording import RecordedStep
from shellproof.transcript import Step

_NAMED_BY = 60  # characters
_COMMAND = Shape(
    '<div class="pc-command"><pre class="pc-typed"><kbd>{lines}</kbd></pre>{copy}</div>'
)
_LINE = Shape('<span class="pc-line" data-prompt="{prompt}"><span>{text}\n</span></span>')


def command(written: Step, recorded: RecordedStep, mask: Mask) -> Html:
    """The command's lines with their prompts, and the button that copies them."""
    first = f"[{written.host}] $ " if written.host else "$ "
    sources, lines = written.command.split("\n"), recorded.command.split("\n")
    shown = joined(
        _LINE(prompt="> " if number else first, text=with_pasted(source, line, mask))
        for number, (source, line) in enumerate(zip_longest(sources, lines, fillvalue=""))
    )
    button = copy_button(mask(recorded.command), _short(lines[0], mask))
    return _COMMAND(lines=shown, copy=button)


def _short(line: str, mask: Mask) -> Html:
    """The beginning of the command, enough to tell one button from the next."""
    if len(line) > _NAMED_BY:
        line = textwrap.shorten(line, _NAMED_BY, placeholder="…")
    return mask(line)
