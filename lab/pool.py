"""Nodes in reserve: while one is in use the next starts, so that a fresh one is always at hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from lab.node import Node

#: How many wait ready: each costs a second of work, and few proofs end sooner than that.
RESERVE = 1


class Pool:
    """Starts nodes ahead of need and removes used ones behind the user's back."""

    def __init__(self, make: Callable[[], Node]) -> None:
        """Start none yet: where everything has passed before, nobody takes one."""
        self._make = make
        self._workers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="lab")
        self._ready: deque[Future[Node]] = deque()

    def take(self) -> Node:
        """A fresh node, ready; LabError when none would start."""
        self._refill(1)
        node = self._ready.popleft().result()
        self._refill(RESERVE)
        return node

    def discard(self, node: Node) -> None:
        """Remove a used node in the background."""
        self._workers.submit(node.remove)

    def close(self) -> None:
        """Start no more, and wait for what is under way; the caller reaps what it left."""
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _refill(self, wanted: int) -> None:
        while len(self._ready) < wanted:
            self._ready.append(self._workers.submit(self._make))
