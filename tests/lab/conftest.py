from __future__ import annotations

from collections.abc import Iterator

import pytest

import lab


@pytest.fixture(scope="session")
def running() -> Iterator[lab.Running]:
    with lab.open() as opened:
        yield opened


@pytest.fixture
def node(running: lab.Running) -> Iterator[lab.Node]:
    with running.nodes() as nodes:
        yield nodes[""]
