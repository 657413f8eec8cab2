"""What a kind of cluster is: its machines, what they are made from, how they join."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lab.maker import Maker
from lab.node import Node

if TYPE_CHECKING:
    from lab.running import Running

Nodes = Mapping[str, Node]
Say = Callable[[str], object]
#: Makes all machines of a cluster at once on a network; of each host, options with its address.
Make = Callable[[Maker, str, Mapping[str, Sequence[str]]], dict[str, Node]]


def _nothing(_running: Running) -> str:
    return ""


def _no_other(_running: Running) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Cluster:
    """One kind of cluster.

    `recipe` names the image of its machines; an empty one stands for the node of the engine that
    was asked for. `options` are further words for `docker run`, such as `--cpus=1`. `form` joins
    machines that are up. `holds` is a program of theirs that tells what they hold, and `tells` a
    line of shell that says what they are: see Node. `missing` says why the cluster cannot be had
    here, and nothing where it can. `abreast` is how many of them a machine bears at a time; 0
    stands for any number. `make` makes the machines where the lab does not start each by itself.
    `instead` is another way to the same cluster, if this place has one.
    """

    name: str
    about: str
    hosts: tuple[str, ...]
    form: Callable[[Nodes, Say], None]
    recipe: str = ""
    options: tuple[str, ...] = ()
    missing: Callable[[Running], str] = _nothing
    holds: str = ""
    abreast: int = 0
    tells: str = ""
    make: Make | None = None
    instead: Callable[[Running], Cluster | None] = _no_other

    def here(self, running: Running) -> Cluster:
        """This cluster by the way that this place has."""
        return self.instead(running) or self
