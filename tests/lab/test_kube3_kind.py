"""kube3 where Docker Hub answers, told by what the engine and kind are asked."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from lab import build, capability, catalogue, content, hub, labels, paths, registry
from lab.clusters.kube3 import KUBE3
from lab.clusters.kube3_hosts import HOSTS
from lab.clusters.kube3_kind import KUBE3_KIND
from lab.docker import Docker
from lab.errors import LabError
from lab.maker import Maker
from lab.node import Node
from tests.lab import stand_in

IMAGE, OWNER = "proven-lab/kind-node:1", "7-8-ab"
DOCKER = Docker("unix:///run/lab.sock")
PLACES = {host: [f"--ip=10.214.0.{number}"] for number, host in enumerate(HOSTS, 10)}
FILES = paths.IMAGES / "kind-node"


wanted: list[catalogue.Recipe] = []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the engine was asked."""
    lines: list[tuple[str, ...]] = []

    def run(_self: Docker, *words: str, timeout: float = 0) -> str:
        assert timeout >= 0
        lines.append(words)
        return "tcp://10.0.0.1:2375" if words[0] == "context" else ""

    stand_in.replace(monkeypatch, Docker, "run", run)
    stand_in.replace(monkeypatch, Node, "await_engine", lambda _self: None)
    monkeypatch.setattr(build, "ensure", lambda _docker, chain, _say: wanted.extend(chain))
    wanted.clear()
    return lines


def made(docker: Docker = DOCKER) -> dict[str, Node]:
    assert KUBE3_KIND.make
    maker = Maker(docker, IMAGE, OWNER, {"sha256:1": "Docker Hub"}, holds="kube-holds")
    return KUBE3_KIND.make(maker, "net", PLACES)


def value(words: tuple[str, ...], name: str) -> str:
    return next(word for word in words if word.startswith(name)).partition("=")[2]


@pytest.mark.parametrize("answers", [True, False])
def test_docker_hub_decides_who_makes_the_machines(
    monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    monkeypatch.setattr(hub, "answers", lambda _docker: answers)
    chosen = KUBE3.here(SimpleNamespace(docker=DOCKER))  # type: ignore[arg-type]
    assert chosen is (KUBE3_KIND if answers else KUBE3)
    # Pages and people see the same machines under the same name.
    assert (chosen.name, chosen.hosts, chosen.holds) == (KUBE3.name, KUBE3.hosts, KUBE3.holds)


def test_kind_is_run_once_on_the_labs_own_engine_and_network(asked: list[tuple[str, ...]]) -> None:
    nodes = made()
    (words,) = asked
    assert words[0] == "run"
    assert catalogue.BY_NAME["kind"] in wanted
    assert "/run/lab.sock:/var/run/docker.sock" in words
    assert value(words, "KIND_EXPERIMENTAL_DOCKER_NETWORK") == "net"
    assert content.tag(catalogue.BY_NAME["kind"]) in words
    assert value(words, "--image") == IMAGE
    cluster = value(words, "--name")
    assert [node.container.removeprefix(cluster) for node in nodes.values()] == [
        "-control-plane", "-worker", "-worker2",
    ]  # fmt: skip
    assert list(nodes) == list(HOSTS)
    assert nodes["node1"].holds == "kube-holds"


def test_each_machine_is_found_when_the_lab_reaps(asked: list[tuple[str, ...]]) -> None:
    made()
    machines = json.loads(value(asked[0], "MACHINES"))
    assert len(machines) == len(HOSTS)
    mark = labels.options(OWNER)
    for host, options in zip(HOSTS, machines.values(), strict=True):
        assert options[:4] == ["--hostname", host, "--network-alias", host]
        assert options[4:-1] == mark
        assert options[-1:] == PLACES[host]
    # The container that kind itself runs in is the lab's too.
    assert asked[0][2 : 2 + len(mark)] == tuple(mark)


def test_an_engine_that_is_far_away_is_refused(asked: list[tuple[str, ...]]) -> None:
    with pytest.raises(LabError, match=r"kind needs an engine on this machine.*tcp://10\.0\.0\.1"):
        made(Docker())
    assert [words[0] for words in asked] == ["context"]


def test_images_that_cannot_be_had_are_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def ensure(*_args: object) -> None:
        raise LabError("docker build failed:\nmanifest unknown")

    monkeypatch.setattr(build, "ensure", ensure)
    running = SimpleNamespace(docker=DOCKER)
    assert KUBE3_KIND.missing(running) == "kind cannot be had here: manifest unknown"  # type: ignore[arg-type]


def wrapped(tmp_path: Path, *words: str) -> list[str]:
    """What kind's `docker` hands on."""
    program = (paths.IMAGES / "kind/docker").read_text()
    assert '"/usr/bin/docker"' in program
    (tmp_path / "docker").write_text(program.replace("/usr/bin/docker", "/bin/echo"))
    done = subprocess.run(
        [sys.executable, tmp_path / "docker", *words],
        env={"MACHINES": json.dumps({"c-worker": ["--hostname", "node1", "--label", "a=b"]})},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_what_kind_runs_as_a_machine_gets_what_the_lab_adds(tmp_path: Path) -> None:
    said = wrapped(tmp_path, "run", "--name", "c-worker", "--hostname", "c-worker", "image")
    assert said[-5:] == ["--hostname", "node1", "--label", "a=b", "image"]
    assert said.index("--hostname") < len(said) - 5
    assert wrapped(tmp_path, "inspect", "c-worker") == ["inspect", "c-worker"]


def test_its_engine_is_told_what_every_nodes_is() -> None:
    told = json.loads((FILES / "etc/docker/daemon.json").read_text())
    assert told["registry-mirrors"] == [registry.MIRROR]
    assert told["insecure-registries"] == list(registry.LESSONS)


def test_its_image_is_of_the_release_that_lessons_are_proven_with() -> None:
    release = (paths.IMAGES / "kubernetes/go.mod").read_text().partition("k8s.io/kubernetes v")[2]
    minor = release.rpartition("\n")[0].splitlines()[0].rpartition(".")[0]
    dockerfile = (FILES / "Dockerfile").read_text()
    assert f"kindest/node:v{minor}." in dockerfile
    assert "@sha256:" in dockerfile.partition("kindest/node")[2].splitlines()[0]


def test_a_shared_file_goes_into_the_image(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    node = catalogue.BY_NAME["kind-node"]
    assert paths.IMAGES / "kube-node/kube-ready" in content.files(node)
    contexts: list[object] = []
    stand_in.replace(
        monkeypatch, Docker, "follow", lambda _self, *words, **_more: contexts.append(words[-1])
    )
    build._build(DOCKER, node, tmp_path / "context", lambda _line: None)
    for line in (FILES / "Dockerfile").read_text().split():
        if line.startswith("shared/"):
            assert (tmp_path / "context" / line).exists()
    assert contexts == [str(tmp_path / "context")]


@pytest.mark.parametrize(
    ("hub_says", "refused", "why"),
    [
        ("Docker Hub does not answer from here", False, "Docker Hub does not answer from here"),
        ("", True, "a node's engine runs no privileged container"),
        ("", False, ""),
    ],
)
def test_a_reader_can_use_kind_where_its_machines_can_be_had_and_run(
    monkeypatch: pytest.MonkeyPatch, hub_says: str, refused: bool, why: str
) -> None:
    def root(*words: str) -> str:
        if refused and "--privileged" in words:
            raise LabError("docker exec failed:\nunable to apply caps")
        return ""

    nodes = {"": SimpleNamespace(root=root)}
    monkeypatch.setattr(capability, "_hub", lambda _running: hub_says)
    running = SimpleNamespace(nodes=lambda: nullcontext(nodes))
    assert capability.missing("kind", running) == why  # type: ignore[arg-type]
