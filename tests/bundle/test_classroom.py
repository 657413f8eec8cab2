"""A room without a network: one machine loads the bundle, others run the lessons as they stand."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import lab
from book.__main__ import made
from book.epub import epub
from book.press import press
from bundle.__main__ import TOP, pack
from lab import registry, saved
from shellproof import project, recording
from shellproof.hosts import Host
from shellproof.prover import Plan
from shellproof.scenario import Scenario
from shellproof.selection import Pages
from tests.bridge import LabHost
from tests.lab.shell import attempt, run
from tests.site.browsing import visit
from tests.site.conftest import browser as browser
from tests.site.conftest import site as site

pytestmark = [pytest.mark.lab, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
# The first chapter, and the page that Mac and Windows users begin with. Others of the first
# chapters fetch packages from the network of a distribution, which no room without one has.
FIRST = ("first-steps/*", "installing/desktop-*")
AT_ONCE = 3  # lessons: most of their time is waiting
TEACHER, MIRROR = "teacher", registry.ALIAS


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


def plans() -> dict[str, Plan]:
    """The lessons with their snippets, by the names of their pages."""
    pages = Pages(project.load(ROOT))
    paths = (path for name in FIRST for path in pages.project.snippets.glob(f"{name}/*.console"))
    found = {each.page.path.stem: each for each in map(pages.plan, sorted(paths)) if each.page}
    needed = {need for plan in found.values() for each in plan.transcripts for need in each.needs}
    assert needed == {"docker"}
    return found


LESSONS = plans()


def images() -> set[str]:
    """What the lessons pull, and what serves it: the whole bundle would take minutes."""
    paths = (each.recording for plan in LESSONS.values() for each in plan.transcripts)
    found = (recording.load(path, "make record") for path in paths)
    return {"registry:2"} | {image.name for each in found for image in each.materials}


@pytest.fixture(scope="module")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    with lab.open() as running, running.nodes() as nodes:
        served = [item for item in running.served if item.tag in images()]
        saved.save(nodes[""], served, folder / "images", print)
    book = made(site)
    shortest = min(filter(attrgetter("title"), book.chapters), key=lambda it: len(it.html()))
    (folder / "book.epub").write_bytes(epub(book, site))
    (folder / "book.pdf").write_bytes(press(book.excerpt(shortest), site, book.proven.newest))
    parts = [site, *(folder / name for name in ("images", "book.pdf", "book.epub"))]
    pack(folder / "bundle.tar", parts)
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


def prove(node: lab.Node, plan: Plan) -> None:
    """Work through a lesson as it stands, on a machine of its own."""
    with Scenario(Room(node), plan.transcripts) as scenario:
        for transcript in plan.transcripts:
            scenario.prove(transcript)
        assert plan.page
        scenario.check_left(plan.page)


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
        for name in LESSONS:
            # The lab's nodes are set to pull from a mirror of this name.
            run(nodes[name], f"echo {address} {MIRROR} >>/etc/hosts", "root")
        with ThreadPoolExecutor(AT_ONCE) as at_once:
            list(at_once.map(prove, (nodes[name] for name in LESSONS), LESSONS.values()))


def test_its_site_opens_from_the_folder_and_finds_an_error(
    archive: Path, browser: Browser, tmp_path: Path
) -> None:
    subprocess.run(["tar", "-xf", archive, "-C", tmp_path], check=True)
    bundle = tmp_path / TOP
    assert (bundle / "book.pdf").read_bytes().startswith(b"%PDF")
    assert b"application/epub+zip" in (bundle / "book.epub").read_bytes()[:100]
    with visit(browser, (bundle / "site").as_uri()) as seen:
        seen.goto("index.html")
        seen.page.locator(".md-search__input").fill("port is already allocated")
        found = seen.page.locator(".md-search-result__item").first.locator("a").first
        found.wait_for()
        assert "reference/errors.html" in (found.get_attribute("href") or "")
    assert seen.outside == []
