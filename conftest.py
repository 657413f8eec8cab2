"""Runs the snippets below snippets/ on nodes of the lab."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from shellproof.hosts import Provider
from shellproof.progress import say
from tests.bridge import LabProvider, made_from

ROOT = Path(__file__).parent
pytest_plugins = ["shellproof.pytest_plugin", "tests.quiet"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which engine the nodes have."""
    parser.addoption(
        "--shellproof-engine", default="28", metavar="VERSION", help="28, 26 or podman"
    )


def pytest_configure(config: pytest.Config) -> None:
    """What an engine is known to do otherwise than the one that was recorded is no failure."""
    known = ROOT / "engines" / f"{config.getoption('--shellproof-engine')}.json"
    if known.parent == ROOT / "engines" and known.exists():
        config.option.shellproof_known = config.option.shellproof_known or str(known)


def pytest_shellproof_provider(config: pytest.Config) -> Provider:
    """Nodes of the lab."""
    return LabProvider(
        config.getoption("--shellproof-engine"), lambda text: say(config, f"lab: {text}")
    )


def pytest_shellproof_materials(config: pytest.Config, path: Path) -> Collection[str] | None:
    """The images that a file of the lab goes into."""
    return made_from(path, config.getoption("--shellproof-engine"))
