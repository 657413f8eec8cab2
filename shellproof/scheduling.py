"""Shares the work of `pytest -n` out by page, since a page's snippets share their hosts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from shellproof.transcript import TRANSCRIPT


class PageScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the snippets of a page together, and the tests of a file."""

    def __init__(self, config: pytest.Config, log: Any, page_of: Callable[[str], str]) -> None:
        super().__init__(config, log)
        self._page_of = page_of

    def _split_scope(self, nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        return self._page_of(name) or name if path.endswith(TRANSCRIPT) else path
