"""Whether a virtual machine boots, as the engine tells it; what may pass is asked again."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import lab
from lab import build, capability, paths
from lab.docker import Docker
from tests.lab import stand_in

HANGS = "/dev/kvm is there, but a guest does not boot"


class Guest:
    """An engine that answers the same to each try, and counts them."""

    def __init__(self, status: int, said: str, error: str) -> None:
        self.tries, self.answer = 0, (status, said, error)

    def attempt(self, *words: str, **_more: Any) -> subprocess.CompletedProcess[str]:
        self.tries += 1
        return subprocess.CompletedProcess(words, *self.answer)

    def missing(self) -> str:
        return capability.missing("kvm", cast("lab.Running", SimpleNamespace(docker=self)))


@pytest.fixture(autouse=True)
def device(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with a device and an image, and a run folder of its own."""
    (tmp_path / "kvm").touch()
    monkeypatch.setattr(capability, "_DEVICE", tmp_path / "kvm")
    monkeypatch.setattr(paths, "run", lambda: tmp_path)
    monkeypatch.setattr(build, "ensure", lambda *_words: None)


def test_a_guest_that_is_up_is_all_that_is_wanted() -> None:
    assert Guest(0, "guest-is-up\n", "").missing() == ""


def test_a_guest_that_hangs_is_waited_for_once() -> None:
    """Its own program ends it, with this status."""
    guest = Guest(124, "", "qemu-system-x86_64: terminating on signal 15")
    assert [guest.missing(), guest.missing()] == [HANGS, HANGS]
    assert guest.tries == 1


@pytest.mark.parametrize(
    ("status", "error", "why"),
    [
        (125, "docker: no such device\n\nRun 'docker run --help'\n", "docker: no such device Run"),
        (1, "Could not access KVM kernel module: Permission denied", "Could not access KVM"),
        (0, "", "it ended with status 0"),
    ],
)
def test_what_may_pass_is_tried_again(status: int, error: str, why: str) -> None:
    guest = Guest(status, "", error)
    assert guest.missing().startswith(f"a guest could not be tried: {why}")
    assert guest.missing() != HANGS
    assert guest.tries == 2


def test_a_busy_engine_says_nothing_of_guests(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.replace(monkeypatch, Docker, "argv", lambda _self, *_words: ["sleep", "60"])
    busy = Docker().attempt("run", timeout=0.05)
    guest = Guest(busy.returncode, busy.stdout, busy.stderr)
    assert guest.missing() == "a guest could not be tried: no answer in 0 s"
    assert guest.missing() != HANGS
