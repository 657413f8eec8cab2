"""Stand-ins for the lab's own methods that leave the lab's background work alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest


def replace(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, instead: Callable[..., object]
) -> None:
    """Let this thread call `instead` for the method `name`; every other keeps what there was.

    A test before this one may have left nodes that the lab's pool removes behind its back.
    """
    before, here = getattr(owner, name), threading.get_ident()

    def method(self: object, *words: Any, **more: Any) -> object:
        chosen = instead if threading.get_ident() == here else before
        return chosen(self, *words, **more)

    monkeypatch.setattr(owner, name, method)
