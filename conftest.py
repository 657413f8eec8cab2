"""Runs the snippets below snippets/ on nodes of the lab."""

from __future__ import annotations

import pytest

from shellproof.hosts import Provider
from shellproof.progress import say
from tests.bridge import LabProvider

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
