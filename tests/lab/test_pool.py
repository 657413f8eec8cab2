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


def test_none_is_made_before_the_first_is_asked_for() -> None:
    made: list[Made] = []
    nodes = pool(made)
    nodes.close()
    assert made == []


def test_the_next_is_made_while_one_is_in_use() -> None:
    second = threading.Event()
    numbers = count(1)

    def make() -> Node:
        if (number := next(numbers)) == 2:
            second.set()
        return cast("Node", Made(number))

    nodes = Pool(make)
    nodes.take()
    assert second.wait(10)
    nodes.close()


def test_a_node_that_does_not_start_is_told_to_who_asks() -> None:
    def fail() -> Node:
        raise LabError("no engine")

    nodes = Pool(fail)
    with pytest.raises(LabError, match="no engine"):
        nodes.take()
    nodes.close()
