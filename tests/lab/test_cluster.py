"""Several named hosts on a private network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import lab
from tests.lab.shell import attempt, run

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]

PING = "ping -c 1 -W 1 {}"


@pytest.fixture(scope="module")
def hosts(running: lab.Running) -> Iterator[dict[str, lab.Node]]:
    with running.nodes(("manager", "worker")) as nodes:
        yield nodes


def test_hosts_bear_their_names_and_reach_each_other(hosts: dict[str, lab.Node]) -> None:
    assert list(hosts) == ["manager", "worker"]
    assert run(hosts["worker"], "hostname").stdout == "worker\n"
    run(hosts["manager"], PING.format("worker"))
    run(hosts["worker"], PING.format("manager"))


def test_each_pulls_images(hosts: dict[str, lab.Node]) -> None:
    for node in hosts.values():
        run(node, "docker run --rm hello-world")


def test_they_form_a_swarm(hosts: dict[str, lab.Node]) -> None:
    manager, worker = hosts["manager"], hosts["worker"]
    run(manager, "docker swarm init --advertise-addr eth0")
    token = run(manager, "docker swarm join-token -q worker").stdout.strip()
    run(worker, f"docker swarm join --token {token} manager:2377")
    listed = run(manager, "docker node ls --format '{{.Hostname}} {{.Status}}'").stdout
    assert sorted(listed.splitlines()) == ["manager Ready", "worker Ready"]


def test_a_host_that_is_cut_off_is_alone_until_it_is_brought_back(
    hosts: dict[str, lab.Node],
) -> None:
    manager, worker = hosts["manager"], hosts["worker"]
    address = run(worker, "hostname -i").stdout
    worker.cut_off()
    assert attempt(manager, PING.format("worker")).returncode != 0
    # Its shell still answers: it is the network that is gone.
    assert run(worker, "cat /sys/class/net/eth0/operstate").stdout == "down\n"
    worker.bring_back()
    run(manager, "for i in 1 2 3 4 5; do ping -c 1 -W 1 worker && exit; done; exit 1")
    assert run(worker, "hostname -i").stdout == address


def test_a_lost_host_is_dead_and_comes_back_with_its_disk(hosts: dict[str, lab.Node]) -> None:
    manager, worker = hosts["manager"], hosts["worker"]
    run(worker, "echo kept >~/note; docker pull -q busybox")
    address = run(worker, "hostname -i").stdout
    worker.lose()
    # As with any machine that is off, its name still leads to its address.
    assert run(manager, "getent hosts worker").stdout.split()[0] == address.strip()
    assert attempt(worker, "true").returncode != 0
    assert attempt(manager, PING.format("worker")).returncode != 0
    worker.bring_back()
    assert run(worker, "cat ~/note; docker image ls -q busybox | wc -l").stdout == "kept\n1\n"
    assert run(worker, "hostname -i").stdout == address
    run(manager, PING.format("worker"))


def test_two_clusters_do_not_see_each_other(
    running: lab.Running, hosts: dict[str, lab.Node]
) -> None:
    with running.nodes(("manager", "spare")) as others:
        run(others["manager"], PING.format("spare"))
        assert attempt(hosts["manager"], PING.format("spare")).returncode != 0
        address = run(others["spare"], "hostname -i").stdout.strip()
        assert attempt(hosts["manager"], PING.format(address)).returncode != 0
