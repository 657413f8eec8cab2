"""Several processes in one lab; nodes of those that died."""

from __future__ import annotations

import signal

import pytest

import lab
from lab import reap
from tests.lab import traces
from tests.lab.shell import program, run

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]

#: A program that borrows nodes and says so.
BORROWER = """
import sys, time, lab
with lab.open(say=lambda line: None) as running, running.nodes(({hosts})) as nodes:
    print(*nodes, flush=True)
    time.sleep(60)
"""
LONE, PAIR = BORROWER.format(hosts="'',"), BORROWER.format(hosts="'one', 'two'")


def test_two_processes_use_the_lab_at_one_time(running: lab.Running, node: lab.Node) -> None:
    with program(LONE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "\n"
        assert traces.of_process(running.docker, other.pid)
        run(node, "docker run --rm hello-world")
        other.terminate()
        other.wait()
    assert not traces.of_process(running.docker, other.pid)
    run(node, "docker run --rm hello-world")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_process_leaves_no_node_and_no_network(
    running: lab.Running, ending: signal.Signals
) -> None:
    with program(PAIR) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "one two\n"
        other.send_signal(ending)
        other.wait()
    assert not traces.of_process(running.docker, other.pid)


def test_nodes_of_a_killed_process_go_while_others_run(
    running: lab.Running, node: lab.Node
) -> None:
    with program(PAIR) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
    assert traces.of_process(running.docker, other.pid)
    with lab.open():
        assert not traces.of_process(running.docker, other.pid)
    run(node, "docker run --rm hello-world")


def test_reaping_spares_the_living(running: lab.Running, node: lab.Node) -> None:
    reap.orphans(running.docker)
    run(node, "true")


def test_one_process_may_open_the_lab_twice(running: lab.Running, node: lab.Node) -> None:
    with lab.open() as again, again.nodes() as nodes:
        run(nodes[""], "true")
    run(node, "true")
    with running.nodes() as nodes:
        run(nodes[""], "true")
