"""Recording runs a page twice at once: the run that fails ends the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from shellproof import runs
from shellproof.errors import LeftBehindError
from shellproof.remote import RemoteShell
from shellproof.shell import Shell
from tests.shellproof.course import Course
from tests.shellproof.fakes import FakeHost, FakeProvider

BODY = """---
title: T
hosts: [{host}]
---
{prompt}$ mkdir {root}/first || {{ sleep 15; touch {root}/slept; }}
{prompt}$ touch left
"""


@pytest.mark.parametrize("host", ["", "one"])
@pytest.mark.parametrize(
    "late", [(FakeProvider, "_host"), (FakeHost, "shell"), (Shell, "run"), (RemoteShell, "run")]
)
def test_wherever_the_other_is_by_then(
    course: Course, monkeypatch: pytest.MonkeyPatch, host: str, late: tuple[type, str]
) -> None:
    """Before its hosts are made, before it has a shell, before it runs a command, or in it."""
    ended = _noted(monkeypatch)
    monkeypatch.setattr(*late, _after(ended, getattr(*late)))
    prompt, hosts = (f"[{host}] ", f"hosts: [{host}]\n") if host else ("", "")
    body = BODY.replace("hosts: [{host}]\n", hosts)
    course.snippet("a/one", body.format(prompt=prompt, root=course.world.folder))
    with pytest.raises(LeftBehindError, match=r"leaves behind: .*file left"):
        course.record()
    assert not (course.world.folder / "slept").exists()
    assert course.provider.open == 0


def test_an_interrupt_while_the_second_run_is_asked_for(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, submit = course.world.folder, ThreadPoolExecutor.submit
    asked: list[Any] = []

    def interrupted(pool: ThreadPoolExecutor, *args: Any) -> Any:
        asked.append(args)
        if len(asked) == 1:
            return submit(pool, *args)
        while not (root / "begun").exists():
            time.sleep(0.02)
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadPoolExecutor, "submit", interrupted)
    course.snippet("a/one", f"$ touch {root}/begun; sleep 15; touch {root}/slept\n")
    with pytest.raises(KeyboardInterrupt):
        course.record()
    assert not (root / "slept").exists()
    assert course.provider.open == 0


def _noted(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once the runs have been told to end."""
    ended, abort = threading.Event(), runs.Opened.abort

    def noted(opened: runs.Opened) -> None:
        abort(opened)
        ended.set()

    monkeypatch.setattr(runs.Opened, "abort", noted)
    return ended


def _after(ended: threading.Event, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, for which one of the two runs waits until both have been told to end."""
    threads: list[int] = []

    def waits(*args: Any) -> Any:
        threads.append(threading.get_ident())
        if threads[0] != threading.get_ident():
            ended.wait(20)
        return function(*args)

    return waits
