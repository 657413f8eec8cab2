"""Named clusters: each comes up joined, and its machines can be lost."""

from __future__ import annotations

import re

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


#: Prints what was run, by whom, once the books hold as many jobs as are asked for.
BOOKS = """
until [ $(sacct -nXPo State | grep -c COMPLETED) = {} ]; do sleep 0.1; done
sacct --noheader --allocations --parsable2 --format JobName,User,Account,NNodes,State
"""


def test_slurm3_runs_a_command_keeps_its_books_and_notices_a_loss(running: lab.Running) -> None:
    with running.nodes(cluster="slurm3") as nodes:
        assert list(nodes) == ["controller", "login", "c1", "c2"]
        login = nodes["login"]
        assert run(login, "srun --nodes 2 hostname | sort").stdout == "c1\nc2\n"
        assert re.fullmatch(r"SLURM \d+\.\d+\.\d+", login.facts()["cluster"])
        books = run(login, f"timeout 60 bash -c '{BOOKS.format(1)}'").stdout
        assert books == "hostname|student|students|2|COMPLETED\n"
        nodes["c2"].lose()
        run(login, "timeout 60 sh -c 'until sinfo -h -N -n c2 -o %t | grep -q down; do :; done'")
        nodes["c2"].bring_back()
        run(login, "timeout 60 sh -c 'until sinfo -h -N -n c2 -o %t | grep -q idle; do :; done'")


#: One core and 1 GB, as either version of control groups writes them.
LIMITS = """
cd /sys/fs/cgroup
(cat cpu/cpu.cfs_quota_us || cut -d' ' -f1 cpu.max) 2>/dev/null
(cat memory/memory.limit_in_bytes || cat memory.max) 2>/dev/null
"""
#: An image with one program for arm64, from the board's own files.
TINY = """
cd /usr
tar --create --dereference bin/uname lib/ld-linux-aarch64.so.1 lib/aarch64-linux-gnu/libc.so.6 |
    docker import --change 'CMD ["/bin/uname", "--machine"]' - tiny >/dev/null
"""


@pytest.mark.slow
def test_pi4_is_four_boards_for_arm64_that_trust_each_other(running: lab.Running) -> None:
    if why := running.missing("pi4"):
        pytest.skip(why)
    with running.nodes(cluster="pi4") as nodes:
        said = run(nodes["pi1"], "for n in 1 2 3 4; do ssh pi$n uname --nodename --machine; done")
        assert said.stdout.split() == [word for n in "1234" for word in (f"pi{n}", "aarch64")]
        assert nodes["pi2"].facts() == {
            "engine": "Docker Engine 26.1.5",
            "system": "Debian GNU/Linux 13 (trixie)",
            "architecture": "aarch64",
        }
        assert run(nodes["pi3"], LIMITS).stdout.split() == ["100000", str(1 << 30)]
        assert run(nodes["pi4"], f"{TINY}docker run --rm tiny").stdout == "aarch64\n"
