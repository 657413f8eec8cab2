"""A pytest plugin for what measures speed: it runs last, and with nothing else beside it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from lab.lock import Lock

_LOCK = pytest.StashKey[Lock]()


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
            stash[_LOCK].close()
            del stash[_LOCK]


def _locked(item: pytest.Item) -> Lock:
    """The lock is on pytest's settings: it leaves no file behind."""
    assert item.config.inipath
    lock = Lock(item.config.inipath)
    if _quiet(item):
        lock.take()
    else:
        lock.share()
    return lock
