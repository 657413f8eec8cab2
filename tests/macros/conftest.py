from __future__ import annotations

from pathlib import Path

import pytest

from tests.macros.course import Course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course.at(tmp_path)
