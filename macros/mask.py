"""Secrets: a recording may mark them, and no page shows them."""

from __future__ import annotations

from markupsafe import Markup, escape
from shellproof.kinds import SECRETS
from shellproof.recording import Recording

from macros.text import visible

MASKED = "••••••••"
_SHORTEST = 4  # a shorter value would be masked where it is an ordinary word


class Mask:
    """Hides, in any text of one recording, what is marked as a secret anywhere in it."""

    def __init__(self, recording: Recording) -> None:
        found = {
            step.output[span.line][span.start : span.end]
            for step in recording.steps
            for span in step.varies
            if span.kind == "secret"
        }
        self._values = sorted((value for value in found if len(value) >= _SHORTEST), key=len)[::-1]

    def __call__(self, text: str) -> Markup:
        """The text as HTML, escaped, its secrets and control characters replaced."""
        for value in self._values:
            text = text.replace(value, MASKED)
        return escape(visible(SECRETS.sub(MASKED, text)))
