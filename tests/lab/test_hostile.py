"""A Dockerfile, and a command, that want to harm change nothing outside of their node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import lab
from tests.lab.shell import attempt, run

DOCKERFILE = """\
FROM debian:trixie-slim
RUN echo broken >/etc/passwd; rm -rf /proc/sys/kernel/hostname /sys/fs/cgroup/* || true
RUN for file in /host /outside /var/run/docker.sock; do test ! -e $file || exit 9; done
COPY . /stolen
RUN ls -A /stolen | sort
"""


def test_a_hostile_dockerfile_stays_in_its_node(running: lab.Running, node: lab.Node) -> None:
    before = Path("/etc/passwd").read_bytes(), Path("/proc/sys/kernel/hostname").read_bytes()
    run(node, "mkdir trap")
    run(node, f"cat >trap/Dockerfile <<'END'\n{DOCKERFILE}END")
    seen = run(node, "cd trap && docker build --progress plain --no-cache . 2>&1").stdout
    assert "Dockerfile" in seen
    attempt(node, "docker run --rm --privileged --pid host debian:trixie-slim kill -9 1")
    attempt(node, "docker run --rm -v /:/host debian:trixie-slim rm -rf /host/home /host/etc")
    after = Path("/etc/passwd").read_bytes(), Path("/proc/sys/kernel/hostname").read_bytes()
    assert after == before
    with running.nodes() as others:
        assert run(others[""], "id --user --name").stdout == "student\n"


@pytest.mark.parametrize("path", ["/var/run/docker.sock", "/run/docker.sock"])
def test_the_engine_inside_is_not_the_one_outside(node: lab.Node, path: str) -> None:
    outside = shutil.which("docker")
    assert outside
    listed = subprocess.run(
        node.docker.argv("ps", "--quiet"), capture_output=True, text=True, check=True
    )
    assert listed.stdout.split()
    assert run(node, f"docker --host unix://{path} ps --all --quiet").stdout == ""
