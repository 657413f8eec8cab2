"""Shares the work of `pytest -n` out by page, since a page's snippets share their hosts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from shellproof import shards
from shellproof.transcript import TRANSCRIPT

if TYPE_CHECKING:
    from shellproof.selection import Pages


class PageScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the snippets of a page together, and the tests of a file."""

    def __init__(self, config: pytest.Config, log: Any, page_of: Callable[[str], str]) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # they begin in the order in which they come
        self._page_of = page_of

    def _split_scope(self, nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        return self._page_of(name) or name if path.endswith(TRANSCRIPT) else path


def longest_first(pages: Pages, names: Sequence[str]) -> Callable[[str], tuple[float, str, int]]:
    """Where a snippet stands when the pages that took longest begin first.

    So no worker is left with a long one at the end, when the others have nothing more to do.
    """
    page_of = {name: pages.page_of(name) or name for name in names}
    seconds = shards.durations(pages.library, page_of)
    return lambda name: (-seconds[page_of[name]], *pages.order(name))
