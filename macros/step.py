"""One step: the command with its prompt, what it printed, and how it ended."""

from __future__ import annotations

from macros.command import command
from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.output import output
from shellproof.recording import RecordedStep
from shellproof.transcript import Key, Step

_STEP = Shape('<div class="pc-step{modifier}">\n{parts}\n</div>')
_KEYS = Shape('<p class="pc-keys">In this terminal: {keys}.</p>')
_KEY = Shape("<kbd>{text}</kbd>")
_CUT = Shape('<p class="pc-cut">{count} more bytes were printed and are left out here.</p>')
_EXIT = Shape('<p class="pc-exit">Fails, as intended: <b>exit status {status}</b>{why}</p>')
#: What a shell, and what starts a program for it, says by its exit status.
MEANINGS = {
    123: "a command that xargs started has failed",
    125: "failed before it could start the program",
    126: "found, but it cannot be executed",
    127: "command not found",
    130: "interrupted with Ctrl-C",
    135: "crashed with a bus error, signal 7",
    137: "killed by signal 9",
    139: "crashed with a memory fault, signal 11",
    143: "ended by signal 15",
}


def step(written: Step, recorded: RecordedStep, mask: Mask) -> Html:
    """The step as HTML; what it shows comes from the recording."""
    parts = (
        command(written, recorded, mask),
        output(recorded, written.keys, mask),
        _keys(written.keys),
        _cut(recorded.truncated),
        _exit(recorded.exit),
    )
    modifier = " pc-step--fails" if recorded.exit else ""
    return _STEP(modifier=modifier, parts=joined(filter(None, parts), "\n"))


def _keys(keys: tuple[Key, ...]) -> Html:
    """What was typed into the running program, in order."""
    typed = joined((_KEY(text=key.text) for key in keys), ", then ")
    return _KEYS(keys=typed) if keys else Html()


def _cut(count: int) -> Html:
    return _CUT(count=f"{count:,}") if count else Html()


def _exit(status: int) -> Html:
    """In words, that the failure is part of the lesson."""
    why = f" ({MEANINGS[status]})" if status in MEANINGS else ""
    return _EXIT(status=str(status), why=why) if status else Html()
