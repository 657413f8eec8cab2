"""The arrows of the house hold, and the check that says so can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import arrows, sources


@pytest.mark.parametrize("part", arrows.MAY_IMPORT)
def test_a_part_knows_only_what_it_may(part: str) -> None:
    files = sources.python_files(part)
    assert files, f"{part}/ holds no Python file"
    found = [
        complaint
        for path in files
        for complaint in arrows.complaints(part, path.relative_to(sources.ROOT), path.read_text())
    ]
    assert not found, "\n".join([*found, f"  fix: {arrows.FIX}"])


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("lab", "from shellproof.errors import ProofError"),
        ("shellproof", "import lab.engine"),
        ("shellproof", "def late():\n    from macros import board"),
        ("shellproof", "run(['docker', 'ps'])"),
        ("shellproof", "from mkdocs import plugins"),
        ("macros", "import lab"),
        ("macros", "docker_host = 1"),
    ],
)
def test_a_wrong_arrow_is_seen(part: str, source: str) -> None:
    assert arrows.complaints(part, Path("file.py"), source)


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("shellproof", '"""Knows nothing of Docker."""\n# nor of docker\nimport json'),
        ("macros", "from shellproof import library\nfrom mkdocs import plugins"),
        ("tests", "import lab, shellproof, macros"),
        ("lab", "from . import shellproof_is_only_a_name\nrun(['docker'])"),
    ],
)
def test_a_right_arrow_is_left_alone(part: str, source: str) -> None:
    assert not arrows.complaints(part, Path("file.py"), source)
