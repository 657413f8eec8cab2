"""Proofs that meet with misfortune end in a clear failure, or well, and leave nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import lab
from tests.lab import leftovers
from tests.lab.leftovers import Things
from tests.lab.shell import ROOT, program

pytestmark = [pytest.mark.lab, pytest.mark.slow, pytest.mark.xdist_group("lab")]

#: Proves one transcript on the lab, from a process of its own, and prints how that ended.
PROOF = """
import sys
from pathlib import Path
from shellproof import parser
from shellproof.errors import ProofError
from shellproof.scenario import Scenario
from tests.bridge import LabProvider
provider = LabProvider("28", lambda line: None)
transcript = parser.load(Path(sys.argv[1]))
try:
    with Scenario(provider, [transcript]) as scenario:
        print("up", flush=True)
        scenario.prove(transcript)
    print("passed")
except ProofError as error:
    print(error)
finally:
    provider.close()
"""
HEAD = "---\ntitle: T\nneeds: [{needs}]\ntimeout: {timeout}\n{more}---\n"
PAIR = "hosts: [one, two]\n"
#: Seconds within which a failure is noticed, on a busy machine too, and a deadline far beyond it.
SOON, LONG = 120, "300s"
#: The engine stands on a disk of 300 MB.
SMALL_DISK = (
    "$ sudo service docker stop\n"
    "$ sudo mount -t tmpfs -o size=300m tmpfs /var/lib/docker\n"
    "$ sudo service docker start\n"
    "#@ wait: $ docker info within 60s\n"
)


def _prove(
    running: lab.Running,
    folder: Path,
    body: str,
    timeout: str = "60s",
    more: str = "",
    during: Callable[[Things], None] = lambda _things: None,
    needs: str = "docker",
) -> tuple[str, Things, float]:
    """How a proof ended, what it had on the engine while it ran, and the seconds it took."""
    path = folder / "a" / "one" / "session.console"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(timeout=timeout, more=more, needs=needs) + body)
    process = subprocess.Popen(
        [sys.executable, "-c", PROOF, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        things, began = leftovers.of(running.docker, process.pid), time.monotonic()
        during(things)
        said = process.stdout.read()
    assert things.containers
    assert things.volumes or needs == "slurm3"  # whose machines hold no images
    return said, things, time.monotonic() - began


def _killer(running: lab.Running, host: str) -> Callable[[Things], None]:
    """What kills one host of a proof."""

    def kill(things: Things) -> None:
        names = running.docker.run("inspect", "--format", "{{.Id}} {{.Name}}", *things.containers)
        [victim] = [line.split()[0] for line in names.splitlines() if f"-{host}-" in line]
        running.docker.run("kill", victim)

    return kill


def test_a_node_is_killed_in_the_middle_of_a_step(running: lab.Running, tmp_path: Path) -> None:
    body = "[one] $ true\n#@ lose two\n[two] $ echo here\nhere\n"
    said, things, took = _prove(running, tmp_path, body, timeout=LONG, more=PAIR)
    assert "session.console:9: " in said
    assert said.count("\n") <= 4, said
    assert took < SOON
    assert leftovers.left(running.docker, things) == {}


def test_a_node_dies_while_a_command_runs(running: lab.Running, tmp_path: Path) -> None:
    body = "[one] $ sleep 280\n[two] $ echo here\nhere\n"
    kill = _killer(running, "one")
    said, things, took = _prove(running, tmp_path, body, timeout=LONG, more=PAIR, during=kill)
    assert "session.console:7: " in said
    assert took < SOON
    assert leftovers.left(running.docker, things) == {}


@pytest.mark.parametrize(
    ("cluster", "hosts", "victim", "command"),
    [
        ("swarm3", "manager, worker1, worker2", "worker1", "[worker1] $ sleep 280"),
        ("slurm3", "controller, login, c1, c2", "c2", "[login] $ srun --nodes 2 sleep 280"),
    ],
)
def test_a_node_of_a_cluster_is_killed_in_the_middle_of_a_proof(
    running: lab.Running, tmp_path: Path, cluster: str, hosts: str, victim: str, command: str
) -> None:
    said, things, took = _prove(
        running, tmp_path, f"{command}\n", LONG, f"hosts: [{hosts}]\n",
        _killer(running, victim), needs=cluster,
    )  # fmt: skip
    assert "session.console:7: " in said
    assert len(things.containers) == hosts.count(",") + 1
    assert took < SOON
    assert leftovers.left(running.docker, things) == {}


#: Its engines never answer, as it seems: so it is still forming when it is told to end.
FORMING = """
import lab
from lab.node import Node
with lab.open(say=lambda line: None) as running:
    answers = Node.await_engine
    def never(node):
        if "-laptop-" in node.container:  # the lab's own reserve
            return answers(node)
        print("forming", flush=True)
        node.docker.run("wait", node.container, timeout=300)
        raise lab.LabError("gone")
    Node.await_engine = never
    with running.nodes(cluster="swarm3"):
        print("up")
"""


def test_a_cluster_is_told_to_end_while_it_forms(running: lab.Running) -> None:
    with program(FORMING) as forming:
        assert forming.stdout is not None
        assert [forming.stdout.readline() for _ in range(3)] == ["forming\n"] * 3
        things = leftovers.of(running.docker, forming.pid)
        began = time.monotonic()
        forming.terminate()
        assert forming.stdout.read() == ""
    assert forming.returncode == 143
    assert time.monotonic() - began < SOON / 2
    assert len(things.containers) >= 3
    assert leftovers.left(running.docker, things) == {}


def test_an_engine_that_stops_answering(running: lab.Running, tmp_path: Path) -> None:
    body = "$ sudo pkill -STOP dockerd\n$ docker ps\n"
    said, things, took = _prove(running, tmp_path, body, timeout="5s")
    assert "session.console:7: " in said
    assert "5 s" in said
    assert took < SOON
    assert leftovers.left(running.docker, things) == {}


def test_a_full_disk(running: lab.Running, tmp_path: Path) -> None:
    body = SMALL_DISK + "$ docker run --rm debian:trixie-slim dd if=/dev/zero of=/all bs=1M\n"
    said, things, _ = _prove(running, tmp_path, body)
    assert "session.console:10: " in said
    assert "No space left on device" in said, said
    assert leftovers.left(running.docker, things) == {}


def test_two_proofs_at_one_time(running: lab.Running, tmp_path: Path) -> None:
    body = "$ docker run --rm hello-world | grep --count Hello\n1\n"
    command = [sys.executable, "-c", PROOF]
    proofs = []
    for name in ("first", "second"):
        path = tmp_path / name / "a" / "one" / "session.console"
        path.parent.mkdir(parents=True)
        path.write_text(
            HEAD.format(timeout="60s", more="", needs="docker") + body.replace("1\n", "...\n1\n")
        )
        proofs.append(
            subprocess.Popen([*command, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        )
    for proof in proofs:
        assert proof.stdout is not None
        assert proof.stdout.readline() == "up\n"
    had = [leftovers.of(running.docker, proof.pid) for proof in proofs]
    assert all(things.containers for things in had)
    assert not had[0].containers & had[1].containers
    assert [proof.communicate()[0] for proof in proofs] == ["passed\n", "passed\n"]
    for things in had:
        assert leftovers.left(running.docker, things) == {}


def test_what_is_left_is_seen(running: lab.Running) -> None:
    """The test of the tests: while a node lives, all of it is counted."""
    text = (
        "import time, lab\n"
        "with lab.open(say=lambda line: None) as running, running.nodes(('one', 'two')):\n"
        "    print('up', flush=True)\n    time.sleep(60)\n"
    )
    with program(text) as other:
        assert other.stdout is not None
        other.stdout.readline()
        things = leftovers.of(running.docker, other.pid)
        found = leftovers.left(running.docker, things)
        assert set(found) == {"containers", "networks", "volumes", "mounts", "processes"}
        assert len(found["containers"]) == len(found["processes"]) >= 2
        other.terminate()
    assert leftovers.left(running.docker, things) == {}
