"""Who tells the kernel of the emulator, with an engine and a kernel that are made up."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import lab
from lab import build, emulation, paths


class Kernel:
    """An engine and the kernel that its container tells.

    Who asks it too early meets the other there, unless that one has been made to wait.
    """

    def __init__(self) -> None:
        self.on = False
        self.asked: Counter[str] = Counter()
        self.both = threading.Barrier(2)

    def attempt(self, *words: str, **_more: Any) -> subprocess.CompletedProcess[str]:
        what = "state" if words[-1] == "state" else words[0]
        self.asked[what] += 1
        said = "on" if self.on else ""
        if what == "state" and not said:
            with contextlib.suppress(threading.BrokenBarrierError):
                self.both.wait(0.5)
        self.on = self.on or what == "exec"
        return subprocess.CompletedProcess(words, 0, said, "")


def test_the_kernel_is_told_once_by_two_who_ask_at_one_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "run", lambda: tmp_path)
    monkeypatch.setattr(build, "ensure", lambda *_words: None)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    kernel = Kernel()
    running = cast("lab.Running", SimpleNamespace(docker=kernel))
    with ThreadPoolExecutor(2) as workers:
        assert list(workers.map(emulation.missing, [running, running])) == ["", ""]
    assert kernel.asked["run"] == kernel.asked["exec"] == 1
