"""A command as typed: its prompt is no text of the page, so nobody can copy it by mistake."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from markupsafe import Markup

from macros.copy import copy_button
from macros.mask import Mask
from macros.pasted import with_pasted
from shellproof.recording import RecordedStep
from shellproof.transcript import Step

_NAMED_BY = 60  # characters
_COMMAND = Markup(
    '<div class="pc-command"><pre class="pc-typed"><kbd>{lines}</kbd></pre>{copy}</div>'
)
_LINE = Markup('<span class="pc-line" data-prompt="{prompt}"><span>{text}\n</span></span>')


def command(written: Step, recorded: RecordedStep, mask: Mask) -> Markup:
    """The command's lines with their prompts, and the button that copies them."""
    first = f"[{written.host}] $ " if written.host else "$ "
    sources, lines = written.command.split("\n"), recorded.command.split("\n")
    shown = Markup().join(
        _LINE.format(prompt="> " if number else first, text=with_pasted(source, line, mask))
        for number, (source, line) in enumerate(zip_longest(sources, lines, fillvalue=""))
    )
    button = copy_button(mask(recorded.command), _short(lines[0], mask))
    return _COMMAND.format(lines=shown, copy=button)


def _short(line: str, mask: Mask) -> Markup:
    """The beginning of the command, enough to tell one button from the next."""
    return mask(textwrap.shorten(line, _NAMED_BY, placeholder="…"))
