"""A room without a network: one machine loads the bundle, others run the lessons as they stand."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

import lab
from bundle.__main__ import TOP, pack
from lab import registry, saved
from shellproof import project
from shellproof.hosts import Host
from shellproof.prover import Plan
from shellproof.scenario import Scenario
from shellproof.selection import Pages
from tests.bridge import LabHost
from tests.lab.shell import attempt, run
from tests.site.conftest import site as site

pytestmark = [pytest.mark.lab, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
# The first two lessons that run containers, each on a machine of its own.
LESSONS = {"ana": "what-is-a-container", "ben": "your-first-container"}
TEACHER = "teacher"
# Only what those need: the whole bundle would take minutes.
NEEDED = ("debian:trixie-slim", "busybox:latest", "hello-world:latest", "registry:2")
MIRROR = registry.ALIAS


class Room:
    """Hands out one machine of the room, which is fresh, and nothing else."""

    def __init__(self, node: lab.Node) -> None:
        self._node = node

    def missing(self, _need: str) -> str:
        """All that the first lessons need is an engine."""
        return ""

    def fingerprint(self) -> str:
        """Nothing is kept."""
        return ""

    @contextmanager
    def lease(self, names: Sequence[str], _needs: Collection[str], /) -> Iterator[dict[str, Host]]:
        """The machine, under the name that the lesson gives it."""
        yield {name: LabHost(name, self._node) for name in names or ("",)}

    def close(self) -> None:
        """The room is closed by the test."""


def plan(lesson: str) -> Plan:
    """A page of the first chapter with its snippets."""
    pages = Pages(project.load(ROOT))
    paths = sorted(pages.project.snippets.glob("first-steps/*/session.console"))
    plans = {each.page.path.stem: each for each in map(pages.plan, paths) if each.page}
    return plans[lesson]


@pytest.fixture(scope="module")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    with lab.open() as running, running.nodes() as nodes:
        served = [item for item in running.served if item.tag in NEEDED]
        saved.save(nodes[""], served, folder / "images", print)
    pack(folder / "bundle.tar", [site, folder / "images"])
    return folder / "bundle.tar"


@contextmanager
def room() -> Iterator[dict[str, lab.Node]]:
    """Machines that reach each other and nothing else."""
    with lab.open() as running, running.nodes((TEACHER, *LESSONS)) as nodes:
        networks = "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}"
        inspect = ("inspect", "--format", networks, nodes[TEACHER].container)
        network = running.docker.run(*inspect).strip()
        running.docker.run("network", "disconnect", network, registry.name())
        for node in nodes.values():
            run(node, "ip route del default", "root")
        yield nodes


def test_the_first_lessons_run_in_a_room_without_a_network(archive: Path) -> None:
    with room() as nodes:
        teacher = nodes[TEACHER]
        assert attempt(teacher, "docker pull --quiet busybox").returncode
        with archive.open("rb") as packed:
            subprocess.run(teacher.argv(["tar", "-x"]), stdin=packed, check=True)
        run(teacher, f"sh {TOP}/load.sh")
        said = run(teacher, "docker run --rm --pull never hello-world").stdout
        assert "Hello" in said
        run(teacher, f"sh {TOP}/serve.sh")
        address = run(teacher, "hostname --ip-address").stdout.split()[0]
        for host, lesson in LESSONS.items():
            # The lab's nodes are set to pull from a mirror of this name.
            run(nodes[host], f"echo {address} {MIRROR} >>/etc/hosts", "root")
            found = plan(lesson)
            with Scenario(Room(nodes[host]), found.transcripts) as scenario:
                for transcript in found.transcripts:
                    scenario.prove(transcript)
                assert found.page
                scenario.check_left(found.page)
