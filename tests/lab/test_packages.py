"""Packages that the lab installs, with a machine that is made up."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lab import packages


class Machine:
    """Has some commands, gets the engine's when docker.io is installed, and notes what is run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, *has: str) -> None:
        self.has, self.ran = set(has), list[str]()
        monkeypatch.setattr("os.geteuid", lambda: 0)
        monkeypatch.setattr("shutil.which", lambda name, **_more: name)
        monkeypatch.setattr(packages, "_there", lambda name: name in self.has)
        monkeypatch.setattr(packages, "_POLICY", folder / "policy-rc.d")
        stand_in = SimpleNamespace(run=self.run, DEVNULL=subprocess.DEVNULL)
        monkeypatch.setattr(packages, "subprocess", stand_in)

    def run(self, words: list[str], **_more: Any) -> subprocess.CompletedProcess[str]:
        self.ran.append(" ".join(words))
        if "install" in words and "docker.io" in words:
            self.has |= {"docker", "dockerd", "containerd"}
        return subprocess.CompletedProcess(words, int(words[0] == "systemctl"), "", "")

    @property
    def disabled(self) -> list[str]:
        return [line for line in self.ran if line.startswith("systemctl")]


def quietly(_line: str) -> None:
    pass


def test_an_engine_that_we_brought_is_not_started_at_boot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine = Machine(monkeypatch, tmp_path, "systemctl")
    packages.ensure(["docker", "dockerd"], quietly)
    wanted = "systemctl disable --quiet docker.service docker.socket containerd.service"
    assert machine.ran[-1:] == machine.disabled == [wanted]


def test_a_containerd_that_was_there_is_started_as_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine = Machine(monkeypatch, tmp_path, "systemctl", "containerd")
    packages.ensure(["dockerd"], quietly)
    assert machine.disabled == ["systemctl disable --quiet docker.service docker.socket"]


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        (("systemctl", "dockerd", "containerd"), "docker"),
        (("systemctl",), "ip"),
        ((), "dockerd"),
    ],
)
def test_nothing_else_is_disabled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has: tuple[str, ...], wanted: str
) -> None:
    machine = Machine(monkeypatch, tmp_path, *has)
    packages.ensure([wanted], quietly)
    assert any(" install " in line for line in machine.ran)
    assert machine.disabled == []
