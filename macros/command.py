"""A command as typed: its prompt is no text of the page, so nobody can copy it by mistake."""

from __future__ import annotations

from markupsafe import Markup
from shellproof.recording import RecordedStep
from shellproof.transcript import Step

from macros.copy import copy_button
from macros.mask import Mask

_COMMAND = Markup('<div class="pc-command"><pre class="pc-typed"><kbd>{lines}</kbd></pre>{copy}</div>')
_LINE = Markup('<span class="pc-line" data-prompt="{prompt}">{text}\n</span>')


def command(written: Step, recorded: RecordedStep, mask: Mask) -> Markup:
    """The command's lines with their prompts, and the button that copies them."""
    first = f"[{written.host}] $ " if written.host else "$ "
    lines = recorded.command.split("\n")
    shown = Markup().join(
        _LINE.format(prompt="> " if number else first, text=mask(line))
        for number, line in enumerate(lines)
    )
    return _COMMAND.format(lines=shown, copy=copy_button(recorded.command, "command"))
