"""Machines to prove commands on: real Docker Engines, made fresh, thrown away."""

from __future__ import annotations

from lab.clusters import CLUSTERS
from lab.errors import LabError
from lab.node import Node
from lab.running import Running
from lab.running import opened as open  # noqa: A004 (it is what one does with a lab)

__all__ = ["CLUSTERS", "LabError", "Node", "Running", "open"]
