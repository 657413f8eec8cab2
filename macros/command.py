"""A command as typed: its prompt is no text of the page, so nobody can copy it by mistake."""

from __future__ import annotations

import textwrap

from markupsafe import Markup
from shellproof.recording import RecordedStep
from shellproof.transcript import Step

from macros.copy import copy_button
from macros.mask import Mask

_NAMED_BY = 60  # characters
_COMMAND = Markup(
    '<div class="pc-command"><pre class="pc-typed"><kbd>{lines}</kbd></pre>{copy}</div>'
)
_LINE = Markup('<span class="pc-line" data-prompt="{prompt}"><span>{text}\n</span></span>')


def command(written: Step, recorded: RecordedStep, mask: Mask) -> Markup:
    """The command's lines with their prompts, and the button that copies them."""
    first = f"[{written.host}] $ " if written.host else "$ "
    lines = recorded.command.split("\n")
    shown = Markup().join(
        _LINE.format(prompt="> " if number else first, text=mask(line))
        for number, line in enumerate(lines)
    )
    return _COMMAND.format(lines=shown, copy=copy_button(mask(recorded.command), _short(lines[0], mask)))


def _short(line: str, mask: Mask) -> Markup:
    """The beginning of the command, enough to tell one button from the next."""
    return mask(textwrap.shorten(line, _NAMED_BY, placeholder="…"))
