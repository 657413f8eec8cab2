"""Lighthouse finds no fault in the home page and in a lesson, served from the site's image."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import lab
from tests.lab.shell import run
from tests.site import audits

pytestmark = [pytest.mark.lab, pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
SERVER = ROOT / "snippets" / "running-well" / "site-build"
HARDENED = "--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges"
PORT = 8080
PAGES = ("", "first-steps/your-first-container.html")


def context(site: Path) -> bytes:
    """What the image is built from, as one archive."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("Dockerfile", "nginx.conf"):
            archive.add(SERVER / name, name)
        archive.add(site, "site")
    return packed.getvalue()


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Where the site's container answers, on a machine of the lab, and how one gets there."""
    audits.prepare()
    with lab.open() as running, running.nodes() as nodes:
        node = nodes[""]
        subprocess.run(node.argv(["tar", "-x"]), input=context(site), check=True)
        run(node, "docker build --quiet --tag course .")
        run(node, f"docker run --detach --name site {HARDENED} --publish {PORT}:{PORT} course")
        healthy = "docker inspect --format '{{.State.Health.Status}}' site | grep --quiet ^healthy"
        run(node, f'timeout 60 bash -c "until {healthy}; do sleep 0.2; done"')
        address = run(node, "hostname --ip-address").stdout.split()[0]
        yield f"{address}:{PORT}", running.entrance()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_gets_full_marks(served: tuple[str, list[str]], path: str) -> None:
    address, entrance = served
    found = audits.audit(address, path, entrance)
    # How fast it is drawn depends on what else this machine does: that is for a bench.
    scores = {name: score for name, score in found.scores.items() if name != "performance"}
    assert scores == dict.fromkeys(set(audits.CATEGORIES) - {"performance"}, 1), found.lost
    assert found.values["cumulative-layout-shift"] == 0, found.lost
