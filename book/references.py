"""The page numbers next to links, with no page laid out again for nothing.

WeasyPrint 70 looks for the target of `target-counter(attr(href), page)` under no name, so it takes
every reference for changed whenever the number of all pages is another: three rounds more, not one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any
from urllib.parse import unquote

#: Stands for a page that is not known yet: most have as many digits, so lines break as they will.
UNKNOWN = {"page": [100]}


@cache
def collector() -> type:
    """What WeasyPrint keeps of targets and of references to them, each reference by its target.

    Imported late: without Pango, WeasyPrint cannot be.
    """
    from weasyprint.css.targets import TargetCollector

    # WeasyPrint has no types, so to mypy its class is anything at all.
    class References(TargetCollector):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self._to = defaultdict[str, dict[Any, Any]](dict)

        def collect_anchor(self, anchor_name: Any) -> None:
            super().collect_anchor(anchor_name)
            if target := self.target_lookup_items.get(anchor_name):
                target.cached_page_counter_values = UNKNOWN

        def collect_missing_counters(
            self, box: Any, token: str, again: Any, own: list[str], of_target: dict[Any, list[str]]
        ) -> None:
            """A reference's counters are its target's; WeasyPrint lists them as its own too."""
            super().collect_missing_counters(box, token, again, [] if of_target else own, of_target)
            item = self.counter_lookup_items.get((box, token))
            if of_target and item and token == "content":
                self._to[_anchor(box)][box] = item

        def cache_target_page_counters(
            self, anchor_name: str, counters: dict[str, list[int]], index: int, made: list[Any]
        ) -> None:
            """Let the pages that name this one be made again, where its number is another."""
            target = self.target_lookup_items.get(anchor_name)
            if self.collecting or not target or target.state != "up-to-date":
                return
            target.page_maker_index = index
            page = {"page": [*counters["page"]]}
            if target.cached_page_counter_values == page:
                return
            target.cached_page_counter_values = page
            for item in self._to[anchor_name].values():
                item.parse_again(item.cached_page_counter_values)
                if item.page_maker_index is None:
                    item.pending = _ThisPage(made)
                else:
                    made[item.page_maker_index][-1]["content_changed"] = True

    return References


class _ThisPage:
    """True while the page is looked at that was the last when this was made.

    A reference further down on it has been laid out; one on a later page will read its new number.
    """

    def __init__(self, made: list[Any]) -> None:
        self._made, self._length = made, len(made)

    def __bool__(self) -> bool:
        return len(self._made) == self._length


def _anchor(box: Any) -> str:
    """The name that a link within the book points to."""
    return unquote(box.element.get("href", "").removeprefix("#"))
