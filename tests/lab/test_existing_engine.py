"""An engine that is there already is used, and nothing on it but the lab's own is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import lab
from lab import labels, paths, registry
from lab.docker import Docker
from tests.lab.shell import program

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]

#: A program that has no lab of its own running and finds an engine at DOCKER_HOST.
USER = """
import subprocess, lab
from lab import daemon
with lab.open(say=lambda line: None) as running, running.nodes() as nodes:
    assert not daemon.running()
    argv = nodes[""].argv(["docker", "run", "--rm", "busybox", "echo", "hi"])
    print(subprocess.run(argv, capture_output=True, text=True).stdout, end="")
"""


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, running: lab.Running) -> Iterator[str]:
    """The number of a second lab, with a cache of its own; what it keeps goes afterwards."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    yield paths.lab_id()
    running.docker.run("volume", "rm", registry.name())
    shutil.rmtree(paths.run())


def things(docker: Docker, *filters: str) -> set[str]:
    """All containers, networks, volumes and images."""
    lists = (("container", "--all"), ("network",), ("volume",), ("image",))
    form = {"volume": "{{.Name}}", "image": "{{.Repository}}:{{.Tag}}"}
    return {
        f"{kind} {name}"
        for kind, *more in lists
        for name in docker.run(
            kind, "ls", *more, *filters, "--format", form.get(kind, "{{.ID}}")
        ).split()
    }


def test_it_is_used_and_left_as_it_was(running: lab.Running, other: str) -> None:
    mine = running.docker
    stranger = mine.run("create", "--label", "of=somebody", running.maker.image)
    named = {line for line in things(mine) if line.startswith("image ")}
    with program(USER, DOCKER_HOST=mine.address) as user:
        assert user.stdout is not None
        assert user.stdout.read() == "hi\n"
    try:
        assert user.returncode == 0
        assert not things(mine, "--filter", f"label={labels.LAB}={other}") - named
        assert f"volume proven-{other}-registry" in things(mine)
        images = {line for line in things(mine) if line.startswith("image ")}
        assert named <= images
        assert all(line.startswith("image proven-lab/") for line in images - named)
        assert mine.run("inspect", "--format", "{{.State.Status}}", stranger) == "created"
    finally:
        mine.run("rm", "--volumes", stranger)
