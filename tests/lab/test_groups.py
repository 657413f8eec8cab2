"""The network and the end of a group of hosts, with an engine that refuses."""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import Future

import pytest

from lab import cluster, network
from lab.docker import Docker
from lab.errors import LabError
from lab.node import Node
from tests.lab import stand_in

OVERLAP = "invalid pool request: Pool overlaps with other one on this address space"


class Engine:
    """Answers with a status and an error, and lists the containers that it keeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *kept: str) -> None:
        self.kept, self.asked = list(kept), list[tuple[str, ...]]()
        self.status, self.error = 1, ""
        stand_in.replace(monkeypatch, Docker, "attempt", self.attempt)

    def attempt(self, _docker: Docker, *words: str) -> subprocess.CompletedProcess[str]:
        self.asked.append(words)
        if words[0] == "ps":
            return subprocess.CompletedProcess(words, 0, "\n".join(self.kept), "")
        if self.status == 0:
            self.kept.clear()
        return subprocess.CompletedProcess(words, self.status, "", self.error)


def test_each_range_of_addresses_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(monkeypatch)
    engine.error = OVERLAP
    with (
        pytest.raises(LabError, match=r"no network for a group of hosts: .*overlaps"),
        network.private(Docker(), "owner"),
    ):
        pass
    subnets = [word for words in engine.asked for word in words if word.startswith("--subnet=")]
    assert len(subnets) == len(set(subnets)) == 256


def test_another_refusal_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(monkeypatch)
    engine.error = "permission denied"
    with (
        pytest.raises(LabError, match="permission denied"),
        network.private(Docker(), "owner"),
    ):
        pass
    assert len(engine.asked) == 1


def made() -> Future[Node]:
    node: Future[Node] = Future()
    node.set_result(Node(Docker(), "", ""))
    return node


def test_nodes_that_an_engine_keeps_are_left_to_the_sessions_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Engine(monkeypatch, "one", "two")
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    began = time.monotonic()
    cluster._remove_all(Docker(), "owner", "net", [made()])
    assert 0.5 <= time.monotonic() - began < 10
    assert len(engine.asked) <= 14  # it is given time between two rounds


def test_nodes_that_go_are_waited_for_until_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(monkeypatch, "one")
    engine.status = 0
    cluster._remove_all(Docker(), "owner", "net", [made()])
    assert [words[0] for words in engine.asked] == ["ps", "rm", "ps"]
