"""Whether a node gets ready: a `docker` that plays its log tells of all the ways it can end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lab import LabError, node
from lab.docker import Docker

Logs = Callable[[str], node.Node]


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logs:
    """Nodes whose logs a line of shell writes."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    def made(line: str) -> node.Node:
        program = tmp_path / "docker"
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)
        return node.Node(Docker(), "some-container", "some-image")

    return made


def test_a_node_that_is_ready_is_waited_for_no_longer(logs: Logs) -> None:
    began = time.monotonic()
    logs("echo starting; echo ready; exec sleep 60").await_engine()
    assert time.monotonic() - began < 30


def test_one_that_started_again_says_so_again(logs: Logs) -> None:
    twice = logs("echo ready; echo ready; exec sleep 60")
    twice._starts = 2
    twice.await_engine()


def test_the_last_words_of_one_that_ends_are_told(logs: Logs) -> None:
    with pytest.raises(LabError, match=r"did not start: one \| no space left"):
        logs("echo one; echo no space left").await_engine()


def test_one_that_never_gets_ready_ends_the_wait(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "DEADLINE", 0.5)
    told = r"a node's engine did not start: .*no answer in 0\.5 s: still starting"
    with pytest.raises(LabError, match=told):
        logs("echo still starting; exec sleep 60").await_engine()
