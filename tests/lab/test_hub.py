"""Images from Docker Hub, told by what is asked of the engine."""

from __future__ import annotations

import subprocess

import pytest

from lab import content, hub, paths
from lab.catalogue import BY_NAME, Recipe
from lab.docker import Docker
from lab.errors import LabError
from tests.lab import stand_in

NGINX = BY_NAME["nginx"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engine was asked; a question that starts like one in `refused` fails."""
    lines: list[str] = []

    def attempt(_self: Docker, *words: str, timeout: float = 0) -> subprocess.CompletedProcess[str]:
        assert timeout >= 0
        lines.append(" ".join(words))
        refused = any(lines[-1].startswith(start) for start in REFUSED)
        said = "sha256:old\n" if words[:2] == ("image", "inspect") and not refused else ""
        return subprocess.CompletedProcess(words, int(refused), said, "refused")

    stand_in.replace(monkeypatch, Docker, "attempt", attempt)
    REFUSED.clear()
    return lines


REFUSED: set[str] = set()


def test_a_real_image_is_kept_under_the_labs_own_name(asked: list[str]) -> None:
    REFUSED.add("image inspect")
    assert hub.fetch(Docker(), NGINX)
    assert asked[1:] == [
        "pull --quiet nginx:latest",
        f"tag nginx:latest {content.tag(NGINX)}",
        "image rm nginx:latest",
    ]


def test_a_copy_that_somebody_had_before_stays(asked: list[str]) -> None:
    assert hub.fetch(Docker(), NGINX)
    assert not any(line.startswith("image rm") for line in asked)
    assert asked[-1] == "tag sha256:old nginx:latest"


@pytest.mark.parametrize("theirs", [True, False])
def test_an_interrupted_fetch_leaves_the_name_as_it_was(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, theirs: bool
) -> None:
    def interrupted(_self: Docker, *_words: str) -> str:
        raise KeyboardInterrupt

    stand_in.replace(monkeypatch, Docker, "run", interrupted)
    REFUSED.update([] if theirs else ["image inspect"])
    with pytest.raises(KeyboardInterrupt):
        hub.fetch(Docker(), NGINX)
    assert asked[-1] == ("tag sha256:old nginx:latest" if theirs else "image rm nginx:latest")


def test_an_image_that_cannot_be_pulled_is_left_to_be_built(asked: list[str]) -> None:
    REFUSED.add("pull")
    assert not hub.fetch(Docker(), NGINX)
    assert not any(line.startswith("tag") for line in asked)


def test_the_nodes_images_are_the_labs_own(asked: list[str]) -> None:
    assert not hub.fetch(Docker(), BY_NAME["node-28"])
    assert asked == []


def test_each_base_has_a_name_on_the_hub() -> None:
    assert BY_NAME["debian"].hub == "debian:trixie-slim"
    assert Recipe("forky", "debian", suite="forky").hub == "debian:forky-slim"


def test_a_board_is_no_plain_debian(asked: list[str]) -> None:
    untagged = [recipe for recipe in BY_NAME.values() if recipe.hub and not recipe.tags]
    assert {recipe.folder for recipe in untagged} == {"debian"}
    assert not hub.fetch(Docker(), BY_NAME["pi"])
    assert asked == []


def test_the_hub_is_asked_through_the_engine(asked: list[str]) -> None:
    assert hub.answers(Docker())
    REFUSED.add("search")
    assert not hub.answers(Docker())
    assert len(asked) == 2


def test_the_published_engines_are_found_by_their_version(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.engine(Docker(), "current") == "dind"
    with pytest.raises(LabError, match="does not say its version"):
        hub.engine(Docker(), "previous")
    before = Docker.attempt

    def attempt(self: Docker, *words: str, timeout: float = 0) -> object:
        done = before(self, *words, timeout=timeout)
        if words[0] == "run":
            done.stdout = "Docker version 29.1.3, build f52814d\n"
        return done

    stand_in.replace(monkeypatch, Docker, "attempt", attempt)
    assert hub.engine(Docker(), "previous") == "28-dind"
    assert "image rm docker:dind" not in asked  # somebody had it before
    REFUSED.add("image inspect")
    hub.engine(Docker(), "previous")
    assert asked[-1] == "image rm docker:dind"
    REFUSED.add("search")
    with pytest.raises(LabError, match="comes from Docker Hub, which does not answer"):
        hub.engine(Docker(), "current")
    assert asked


def test_a_published_engine_is_the_one_that_starts_again_too() -> None:
    """What `service docker start` runs, and the helpers that an engine looks for, are its own."""
    dockerfile = (paths.IMAGES / "published/Dockerfile").read_text()
    service = (paths.IMAGES / "node/engine").read_text()
    started = service.partition("--exec ")[2].split()[0]
    assert f"ln -sf /usr/local/bin/dockerd {started}" in dockerfile
    assert "docker-init /usr/local/bin/docker-proxy /usr/local/libexec/docker/" in dockerfile
    # Not all that is there: a modprobe of its own is among it.
    assert "/usr/local/bin/ /usr/local/bin/" not in dockerfile
