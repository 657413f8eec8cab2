"""The reserve of nodes, with a stand-in that only counts."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from itertools import count
from typing import cast

import pytest

from lab.errors import LabError
from lab.node import Node
from lab.pool import Pool


@dataclass
class Made:
    """A node that knows whether it was removed."""

    number: int
    gone: threading.Event = field(default_factory=threading.Event)

    def remove(self) -> None:
        self.gone.set()


def pool(made: list[Made]) -> Pool:
    numbers = count()

    def make() -> Node:
        made.append(Made(next(numbers)))
        return cast("Node", made[-1])

    return Pool(make)


def test_nobody_gets_a_node_that_another_had() -> None:
    nodes = pool([])
    taken = [cast("Made", nodes.take()).number for _ in range(5)]
    nodes.close()
    assert taken == sorted(set(taken))


def test_a_discarded_node_is_removed() -> None:
    nodes = pool([])
    node = nodes.take()
    nodes.discard(node)
    assert cast("Made", node).gone.wait(10)
    nodes.close()


def test_one_is_ready_before_it_is_asked_for() -> None:
    made: list[Made] = []
    nodes = pool(made)
    nodes.take()
    nodes.close()
    assert len(made) <= 2
    first = pool(made := [])
    first.close()
    assert len(made) <= 1


def test_a_node_that_does_not_start_is_told_to_who_asks() -> None:
    def fail() -> Node:
        raise LabError("no engine")

    nodes = Pool(fail)
    with pytest.raises(LabError, match="no engine"):
        nodes.take()
    nodes.close()
