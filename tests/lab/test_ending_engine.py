"""Who comes while a private engine ends does not get that one."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import daemon, paths


@pytest.fixture
def lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What `running` says, one answer a call; the last one again and again."""
    said = [True]
    monkeypatch.setattr(paths, "run", lambda: tmp_path)
    monkeypatch.setattr(daemon, "running", lambda: said.pop(0) if len(said) > 1 else said[0])
    return said


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "docker.sock"))
        server.listen()
        yield server


@pytest.mark.usefixtures("lives", "listening")
def test_one_that_listens_serves() -> None:
    assert daemon.serving()


def test_one_that_has_closed_its_socket_is_waited_for(
    lives: list[bool], listening: socket.socket
) -> None:
    listening.close()
    lives[:] = [True, True, True, False]
    assert not daemon.serving()
    assert lives == [False]


def test_one_that_was_never_there_is_not_waited_for(lives: list[bool]) -> None:
    lives[:] = [False]
    assert not daemon.serving()
