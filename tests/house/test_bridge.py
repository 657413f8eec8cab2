"""A host that is brought back: nobody waits for it before somebody uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

import lab
from shellproof.errors import HostError
from tests.bridge import LabHost


class Node:
    """A node that is asked, and says what for; its engine starts where `starts` is true."""

    def __init__(self, *, starts: bool = True) -> None:
        self.asked: list[str] = []
        self._starts = starts

    def lose(self) -> None:
        self.asked.append("lose")

    def switch_on(self) -> None:
        self.asked.append("switch on")

    def cut_off(self) -> None:
        self.asked.append("cut off")

    def await_engine(self) -> None:
        self.asked.append("await")
        if not self._starts:
            raise lab.LabError("a node's engine did not start")

    def inventory(self) -> dict[str, set[str]]:
        self.asked.append("look")
        return {}


def host(node: Node) -> LabHost:
    return LabHost("pi1", cast(lab.Node, node))


def test_two_hosts_that_are_brought_back_start_at_once() -> None:
    nodes = Node(), Node()
    hosts = [host(node) for node in nodes]
    for each in hosts:
        each.act("lose")
        each.act("bring back")
    assert [node.asked for node in nodes] == [["lose", "switch on"]] * 2
    for _ in range(2):
        hosts[1].inventory()
    assert nodes[0].asked == ["lose", "switch on"]
    assert nodes[1].asked == ["lose", "switch on", "await", "look", "look"]


def test_a_host_that_is_lost_before_it_is_back_is_not_waited_for() -> None:
    node = Node()
    lost = host(node)
    lost.act("bring back")
    lost.act("lose")
    lost.inventory()
    assert "await" not in node.asked


@pytest.mark.parametrize("use", [LabHost.shell, LabHost.inventory])
def test_one_that_does_not_come_back_is_a_failure_of_whoever_uses_it(
    use: Callable[[LabHost], object],
) -> None:
    dead = host(Node(starts=False))
    dead.act("bring back")
    with pytest.raises(HostError, match="did not start"):
        use(dead)
