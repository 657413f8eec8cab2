"""Secrets: a recording may mark them, and no page shows them."""

from __future__ import annotations

import re

from macros.html import Html, escaped
from macros.text import visible
from shellproof.kinds import MASK, SECRETS
from shellproof.recording import Recording

_SHORTEST = 4  # characters; a shorter value would hide ordinary words as well
_KNOWN = re.compile(SECRETS)


class Mask:
    """Hides, in any text of one recording, what is marked as a secret anywhere in it."""

    def __init__(self, recording: Recording) -> None:
        found = {
            step.output[span.line][span.start : span.end]
            for step in recording.steps
            for span in step.varies
            if span.kind == "secret"
        }
        values = (value for value in found if len(value) >= _SHORTEST)
        self._values = sorted(values, key=len, reverse=True)

    def __call__(self, text: str) -> Html:
        """The text as HTML, escaped, its secrets and control characters replaced."""
        for value in self._values:
            text = text.replace(value, MASK)
        return escaped(visible(_KNOWN.sub(MASK, text)))
