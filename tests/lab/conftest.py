from __future__ import annotations

from collections.abc import Iterator

import pytest

import lab


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for the lab needs an engine, whether it says so or not."""
    for item in items:
        if "running" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.lab)


@pytest.fixture(scope="session")
def running() -> Iterator[lab.Running]:
    with lab.open() as opened:
        yield opened


@pytest.fixture
def node(running: lab.Running) -> Iterator[lab.Node]:
    with running.nodes() as nodes:
        yield nodes[""]
