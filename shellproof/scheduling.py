"""Shares the work of `pytest -n` out by page, since a page's snippets share their hosts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from shellproof import shards
from shellproof.transcript import TRANSCRIPT

if TYPE_CHECKING:
    from shellproof.selection import Pages


class PageScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the snippets of a page together, and the tests of a file; heavy pages take turns."""

    def __init__(self, config: pytest.Config, log: Any, pages: Pages | None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # they begin in the order in which they come
        self._pages = pages

    def _split_scope(self, nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        if not path.endswith(TRANSCRIPT):
            return path
        return (self._pages.page_of(name) if self._pages else "") or name

    def _assign_work_unit(self, node: Any) -> None:
        """The next one; the next that is light, where another process has a heavy one.

        Two heavy pages at a time would slow each other down, and in the end time out.
        """
        if any(map(self._heavy.get, self._at_work(node))):
            light = next((unit for unit in self.workqueue if self._heavy.get(unit) is False), None)
            if light:
                self.workqueue.move_to_end(light, last=False)
        super()._assign_work_unit(node)

    def _at_work(self, node: Any) -> list[str]:
        """What the other processes have not finished yet."""
        others = [units for other, units in self.assigned_work.items() if other is not node]
        return [unit for units in others for unit in units if not all(units[unit].values())]

    @cached_property
    def _heavy(self) -> dict[str, bool]:
        """Whether a page keeps a machine busy. Tests are none, and stay where they are."""
        if not self._pages:
            return {}
        names = [each.partition("::")[2] for each in self.collection if f"{TRANSCRIPT}::" in each]
        needs = shards.needed(self._pages.library, self._pages.units(names))
        return {page: not needs[page].isdisjoint(self._pages.project.heavy) for page in needs}


def longest_first(pages: Pages, names: Sequence[str]) -> Callable[[str], tuple[float, str, int]]:
    """Where a snippet stands when the pages that took longest begin first.

    So no worker is left with a long one at the end, when the others have nothing more to do.
    """
    units = pages.units(names)
    seconds = shards.durations(pages.project, units, shards.needed(pages.library, units))
    return lambda name: (-seconds[units[name]], *pages.order(name))
