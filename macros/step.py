"""One step: the command with its prompt, what it printed, and how it ended."""

from __future__ import annotations

from markupsafe import Markup

from macros.command import command
from macros.mask import Mask
from macros.output import output
from shellproof.recording import RecordedStep
from shellproof.transcript import Key, Step

_STEP = Markup('<div class="pc-step{modifier}">\n{parts}\n</div>')
_KEYS = Markup('<p class="pc-keys">In this terminal: {keys}.</p>')
_KEY = Markup("<kbd>{text}</kbd>")
_CUT = Markup('<p class="pc-cut">{count:,} more bytes were printed and are left out here.</p>')
_EXIT = Markup('<p class="pc-exit">Fails, as intended: <b>exit status {status}</b>{why}</p>')
_WHY = {
    126: "found, but it cannot be executed",
    127: "command not found",
    130: "interrupted with Ctrl-C",
    137: "killed by signal 9",
    139: "crashed with a memory fault, signal 11",
    143: "ended by signal 15",
}


def step(written: Step, recorded: RecordedStep, mask: Mask) -> Markup:
    """The step as HTML; what it shows comes from the recording."""
    parts = (
        command(written, recorded, mask),
        output(recorded, mask),
        _keys(written.keys),
        _cut(recorded.truncated),
        _exit(recorded.exit),
    )
    modifier = " pc-step--fails" if recorded.exit else ""
    return _STEP.format(modifier=modifier, parts=Markup("\n").join(part for part in parts if part))


def _keys(keys: tuple[Key, ...]) -> Markup:
    """What was typed into the running program, in order."""
    typed = Markup(", then ").join(_KEY.format(text=key.text) for key in keys)
    return _KEYS.format(keys=typed) if keys else Markup()


def _cut(count: int) -> Markup:
    return _CUT.format(count=count) if count else Markup()


def _exit(status: int) -> Markup:
    """In words, that the failure is part of the lesson."""
    why = f" ({_WHY[status]})" if status in _WHY else ""
    return _EXIT.format(status=status, why=why) if status else Markup()
