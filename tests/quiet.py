"""A pytest plugin for what measures speed: it runs last, and with nothing else beside it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator

import pytest

_LOCK = pytest.StashKey[int]()


def _quiet(item: pytest.Item | None) -> bool:
    return item is not None and item.get_closest_marker("quiet") is not None


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """It comes after all others: so it waits for the last of them, and none waits for it."""
    yield
    items.sort(key=_quiet)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Processes share a lock as long as they have other tests, or one holds it alone.

    What a process started may be busy between two of its tests: it keeps the lock from one to the
    next. The kernel drops it with its process.
    """
    stash = item.config.stash
    if _LOCK not in stash:
        stash[_LOCK] = _locked(item)
    try:
        return (yield)
    finally:
        if nextitem is None or _quiet(item) != _quiet(nextitem):
            os.close(stash[_LOCK])
            del stash[_LOCK]


def _locked(item: pytest.Item) -> int:
    """The lock is on pytest's settings, or on the folder without any: it leaves no file behind."""
    lock = os.open(item.config.inipath or item.config.rootpath, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX if _quiet(item) else fcntl.LOCK_SH)
    return lock
