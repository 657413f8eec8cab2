"""What the lab raises: one exception, whose message says what is missing and what still works."""

from __future__ import annotations


class LabError(Exception):
    """The lab cannot do what was asked; the message says why and what mends it."""
