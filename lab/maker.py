"""Makes nodes: all that nodes of one use of the lab have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lab import node
from lab.docker import Docker
from lab.node import Node


@dataclass(frozen=True, slots=True)
class Maker:
    """The engine outside, the nodes' image, their owner, and from each digest its origin.

    `options` are further words for `docker run`; for `holds` and `tells` see Node.
    """

    docker: Docker
    image: str
    owner: str
    origins: dict[str, str]
    options: tuple[str, ...] = ()
    holds: str = ""
    tells: str = ""

    def make(self, host: str, network: str, place: Sequence[str] = ()) -> Node:
        """A fresh node called `host` whose engine answers; LabError with its last words if not."""
        made = node.launch(
            self.docker, self.image, host, network, self.owner, (*self.options, *place)
        )
        made.origins, made.holds, made.tells = self.origins, self.holds, self.tells
        try:
            made.await_engine()
        except BaseException:
            made.remove()
            raise
        return made
