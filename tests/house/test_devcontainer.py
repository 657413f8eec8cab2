"""The dev container is one in which every target works, as far as that can be read."""

from __future__ import annotations

import json
import re

from tests.house.sources import ROOT

FOLDER = ROOT / ".devcontainer"
TEXT = (FOLDER / "devcontainer.json").read_text()
SETTINGS = json.loads(re.sub(r"^//.*$", "", TEXT, flags=re.M))
DOCKERFILE = (FOLDER / SETTINGS["build"]["dockerfile"]).read_text()


def test_it_sets_up_by_a_target_and_shows_the_site() -> None:
    makefile = (ROOT / "Makefile").read_text()
    verb, target = SETTINGS["postCreateCommand"].split()
    assert verb == "make"
    assert f"\n{target}:" in makefile
    (port,) = SETTINGS["forwardPorts"]
    assert f"$(or $(value PORT),{port})" in makefile


def test_it_has_what_the_setup_does_not_install() -> None:
    installed = set(re.findall(r"[a-z0-9-]+", DOCKERFILE.partition("install")[2]))
    assert {"make", "git", "python3", "python3-venv", "ca-certificates"} <= installed


def test_an_engine_can_be_started_in_it() -> None:
    assert "--privileged" in SETTINGS["runArgs"]
    assert "remoteUser" not in SETTINGS  # root, as whom the lab may install an engine
    assert SETTINGS["containerEnv"]["XDG_CACHE_HOME"] == SETTINGS["mounts"][0]["target"]
