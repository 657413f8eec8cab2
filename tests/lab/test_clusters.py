"""Named clusters: each comes up joined, and its machines can be lost."""

from __future__ import annotations

import pytest

import lab
from tests.lab.shell import run

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]


def test_swarm3_is_a_swarm_of_three(running: lab.Running) -> None:
    said: list[str] = []
    with running.nodes(cluster="swarm3", say=said.append) as nodes:
        listed = run(nodes["manager"], "docker node ls --format '{{.Hostname}} {{.Status}}'").stdout
        assert sorted(listed.splitlines()) == ["manager Ready", "worker1 Ready", "worker2 Ready"]
    assert said == ["starting manager, worker1, worker2", "joining the workers to the swarm"]


def test_further_hosts_stand_beside_a_cluster(running: lab.Running) -> None:
    with running.nodes(("laptop",), cluster="swarm3") as nodes:
        assert sorted(nodes) == ["laptop", "manager", "worker1", "worker2"]
        assert "inactive" in run(nodes["laptop"], "docker info | grep Swarm").stdout
        run(nodes["laptop"], "ping -c 1 -W 1 worker2")
