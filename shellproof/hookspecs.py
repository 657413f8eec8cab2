"""What a project tells the pytest plugin."""

from __future__ import annotations

import pytest

from shellproof.hosts import Provider


@pytest.hookspec(firstresult=True)
def pytest_shellproof_provider(config: pytest.Config) -> Provider | None:
    """Return where hosts come from. Called once a process, when the first snippet runs."""
