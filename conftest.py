"""Runs the snippets below snippets/ on nodes of the lab."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from shellproof.hosts import Provider
from shellproof.progress import say
from tests.bridge import LabProvider, made_from

pytest_plugins = ["shellproof.pytest_plugin"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which engine the nodes have."""
    parser.addoption(
        "--shellproof-engine", default="28", metavar="VERSION", help="28, 26 or podman"
    )


def pytest_shellproof_provider(config: pytest.Config) -> Provider:
    """Nodes of the lab."""
    return LabProvider(
        config.getoption("--shellproof-engine"), lambda text: say(config, f"lab: {text}")
    )


def pytest_shellproof_materials(config: pytest.Config, path: Path) -> Collection[str] | None:
    """The images that a file of the lab goes into."""
    return made_from(path, config.getoption("--shellproof-engine"))
