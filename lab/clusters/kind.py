"""What a kind of cluster is: its machines, what they are made from, how they join."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lab.node import Node

if TYPE_CHECKING:
    from lab.running import Running

Nodes = Mapping[str, Node]
Say = Callable[[str], object]


def _nothing(_running: Running) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One kind of cluster.

    `recipe` names the image of its machines; an empty one stands for the node of the engine that
    was asked for. `options` are further words for `docker run`, such as `--cpus=1`. `form` joins
    machines that are up. `holds` is a program of theirs that tells what they hold, see Node.
    `missing` says why the cluster cannot be had here, and nothing where it can. `abreast` is how
    many of them a machine bears at a time; 0 stands for any number.
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
