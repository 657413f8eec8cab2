"""The copy button. Without JavaScript it stays hidden, and it holds its place from the start."""

from __future__ import annotations

from macros.html import Html, Shape

_BUTTON = Shape(
    '<button class="pc-copy" type="button" data-copy="{text}" aria-label="Copy {what}">'
    '<span class="pc-copy-icon" aria-hidden="true"></span></button>'
)


def copy_button(text: str, what: str) -> Html:
    """A button that copies the text; `what` completes "Copy …" for those who hear the page."""
    return _BUTTON(text=text, what=what)
