"""A lone node: fresh, clean, a student's machine with an engine."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import lab
from tests.lab.shell import attempt, run

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]


def test_a_student_is_at_home_and_may_use_docker_and_sudo(node: lab.Node) -> None:
    said = run(node, "id -un; id -Gn; hostname; pwd; sudo -n id -u; echo $HOME $USER $LANG").stdout
    assert said.splitlines() == [
        "student",
        "student docker",
        "laptop",
        "/home/student",
        "0",
        "/home/student student C.UTF-8",
    ]


def test_nothing_of_our_environment_is_seen_inside(
    node: lab.Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_CI", "1")
    names = {line.partition("=")[0] for line in run(node, "env").stdout.splitlines()}
    assert names <= {"HOME", "HOSTNAME", "LANG", "LOGNAME", "PATH", "PWD", "SHLVL", "USER", "_"}


def test_input_output_and_status_go_through(node: lab.Node) -> None:
    done = subprocess.run(
        node.argv(["sh", "-c", "cat; echo err >&2; exit 7"]),
        input=b"\x00\xff\r\n", capture_output=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr, done.returncode) == (b"\x00\xff\r\n", b"err\n", 7)


def test_a_container_is_pulled_and_run_as_a_student_types_it(node: lab.Node) -> None:
    before = node.inventory()
    done = run(
        node, 'docker run --name hello debian:trixie-slim echo "Hello"; docker volume create data'
    )
    assert "Hello" in done.stdout
    after = node.inventory()
    assert {kind: after[kind] - before[kind] for kind in after} == {
        "container": {"hello"},
        "network": set(),
        "volume": {"data"},
        "image": {"debian:trixie-slim"},
    }
    [(name, digest, origin)] = node.images()
    assert name == "debian:trixie-slim"
    assert digest.startswith("sha256:")
    assert "Debian packages" in origin or origin == "Docker Hub"


def test_a_container_reaches_the_world_by_name_and_a_port_is_on_localhost(node: lab.Node) -> None:
    run(node, "docker run -d -p 8080:80 --name web nginx")
    run(node, "curl -fsS --retry 9 --retry-connrefused --retry-delay 1 localhost:8080")
    run(node, "docker run --rm busybox wget -q -O /dev/null http://172.17.0.1:8080")
    # The mirror's name is known to the node alone: a container asks the servers of the world.
    assert attempt(node, "docker run --rm busybox nslookup registry.lab").returncode != 0


def test_an_image_is_built_by_buildkit_and_a_project_by_compose(node: lab.Node) -> None:
    run(node, "printf 'FROM busybox\\nRUN echo hi >/hi\\nCMD cat /hi\\n' >Dockerfile")
    run(node, "docker build --progress=plain -t mine . && test $(docker run --rm mine) = hi")
    run(node, "printf 'services: {one: {image: mine}}\\n' >compose.yaml && docker compose up")


def test_a_fresh_node_knows_nothing_of_the_last_one(running: lab.Running) -> None:
    found = []
    for _ in range(2):
        with running.nodes() as nodes:
            found.append(run(nodes[""], "ls -A ~; docker ps -aq; docker image ls -q").stdout)
            run(nodes[""], "touch ~/trace; docker pull -q hello-world; docker create hello-world")
    assert found[0] == found[1]


def test_every_kind_of_harm_stays_in_its_node(running: lab.Running, node: lab.Node) -> None:
    run(node, "docker pull -q hello-world")
    with running.nodes() as nodes:
        victim = nodes[""]
        run(victim, "docker pull -q busybox; docker create busybox; docker volume create data")
        run(victim, "docker system prune -af --volumes")
        assert not victim.inventory()["container"] | victim.inventory()["image"]
        attempt(victim, "sudo rm -rf --no-preserve-root / 2>/dev/null; sudo sh -c 'kill -9 -1'")
        assert attempt(victim, "true").returncode != 0
    assert node.inventory()["image"] == {"hello-world:latest"}
    run(node, "docker run --rm hello-world")
    with running.nodes() as nodes:
        run(nodes[""], "docker run --rm hello-world")


def test_a_node_can_change_neither_the_clock_nor_the_kernel_outside(node: lab.Node) -> None:
    assert attempt(node, "sudo date -s 2001-01-01").returncode != 0
    assert attempt(node, "echo h | sudo tee /proc/sysrq-trigger").returncode in (0, 1)
    assert attempt(node, "sudo mknod disk b 8 0 && sudo head -c 1 disk").returncode != 0


def test_facts_name_the_newest_engine(node: lab.Node) -> None:
    facts = node.facts()
    assert facts["engine"].startswith("Docker Engine 28.")
    assert "Debian" in facts["system"]


def test_the_older_engine_is_there_too() -> None:
    with lab.open(engine="26") as older, older.nodes() as nodes:
        assert nodes[""].facts()["engine"].startswith("Docker Engine 26.")
        run(nodes[""], "docker run --rm hello-world")


@pytest.mark.parametrize("engine", ["28", "26", "podman"])
def test_every_engine_builds_from_an_image_that_it_did_not_pull(engine: str) -> None:
    with lab.open(engine=engine) as opened, opened.nodes() as nodes:
        run(nodes[""], "printf 'FROM busybox\\nRUN true\\n' | docker build --quiet -")


def test_podman_answers_the_same_commands() -> None:
    with lab.open(engine="podman") as other, other.nodes() as nodes:
        assert nodes[""].facts()["engine"].startswith("Podman Engine 5.")
        run(nodes[""], "docker run --rm hello-world")
        assert "hello-world" in str(nodes[""].inventory()["image"])


def test_an_engine_that_is_not_there_is_refused() -> None:
    with pytest.raises(lab.LabError, match="there are 28, 26, current"), lab.open(engine="25"):
        pass


def test_the_fingerprint_stands_for_the_engine(running: lab.Running) -> None:
    with lab.open(engine="26") as older:
        assert older.fingerprint() != running.fingerprint()
    with lab.open() as same:
        assert same.fingerprint() == running.fingerprint()


def test_its_engine_is_stopped_and_started_and_the_machine_stays(node: lab.Node) -> None:
    run(node, "docker create --name kept busybox && sudo service docker stop")
    assert "Cannot connect" in attempt(node, "docker ps").stderr
    run(node, "sudo service docker start && until docker info >/dev/null 2>&1; do :; done")
    assert run(node, "docker ps --all --format '{{.Names}}'").stdout == "kept\n"


@pytest.mark.skipif(not Path("/dev/kvm").exists(), reason="this machine has no /dev/kvm")
def test_a_node_that_is_to_run_guests_can_hand_the_device_on(running: lab.Running) -> None:
    look = ("docker", "run", "--rm", "--device=/dev/kvm", "busybox", "test", "-c", "/dev/kvm")
    with running.nodes(kvm=True) as nodes:
        nodes[""].root(*look)
    with running.nodes() as nodes, pytest.raises(lab.LabError, match="/dev/kvm"):
        nodes[""].root(*look)
