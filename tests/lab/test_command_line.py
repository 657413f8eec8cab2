"""`python -m lab`, as the make targets call it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import lab
from lab import holder, owner, paths
from tests.lab import leftovers
from tests.lab.shell import ROOT

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lab", *words], capture_output=True, text=True, check=False
    )


@pytest.mark.usefixtures("running")
def test_it_goes_up_and_stays_and_goes_down() -> None:
    if holder.alive():
        pytest.skip("somebody holds the lab up: that is not ours to end")
    up = command("up")
    assert up.returncode == 0, up.stderr
    assert up.stdout.endswith("  make lab-shell HOST=laptop\n  make lab-down\n")
    container = holder.entrance("laptop")[-2]
    try:
        assert container in command("status").stdout
        assert "no host 'worker9'" in command("shell", "worker9").stderr
        again = command("up")
        assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    finally:
        down = command("down")
    assert down.stdout == "the lab is down\n"
    assert container not in command("status").stdout


def test_a_cluster_goes_up_is_entered_and_goes_down(running: lab.Running) -> None:
    if holder.alive():
        pytest.skip("somebody holds the lab up: that is not ours to end")
    up = make("lab-up", "CLUSTER=swarm3")
    assert up.returncode == 0, up.stderr
    assert "  make lab-shell HOST=worker1\n" in up.stdout
    try:
        things = leftovers.of(running.docker, owner.number((paths.run() / "holder").read_text()))
        assert len(things.containers) >= 3
        # `script` lends a terminal, as a person has one.
        entered = subprocess.run(
            ["script", "--quiet", "--command", "make lab-shell HOST=worker1", "/dev/null"],
            input="hostname; docker info | grep Swarm; exit\n",
            cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert "worker1" in entered.stdout
        assert "Swarm: active" in entered.stdout
    finally:
        down = make("lab-down")
    assert down.stdout == "the lab is down\n"
    assert leftovers.left(running.docker, things) == {}


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_an_unknown_cluster_is_one_line_that_names_those_there_are() -> None:
    done = command("up", "--cluster=swarm33")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("lab: no cluster 'swarm33'; there are swarm3")
    assert done.stderr.count("\n") == 1


def test_images_lists_what_nodes_can_pull(running: lab.Running) -> None:
    listed = command("images").stdout
    for item in running.served:
        assert item.tag in listed
        assert item.digest in listed


@pytest.mark.usefixtures("running")
def test_what_is_in_use_is_not_thrown_away() -> None:
    if holder.alive():
        pytest.skip("somebody holds the lab up: that is not ours to end")
    done = command("clean")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "in use" in done.stderr
