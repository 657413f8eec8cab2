"""A project's own rules are applied to every page that can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.shellproof.world import World

RULE = """
from shellproof.errors import SourceError
def short(project, library, path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if len(line) > 20:
            yield SourceError(path, number, "the line is long", "make it shorter")
"""


@pytest.fixture
def ruled(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A project with a rule of its own."""
    monkeypatch.syspath_prepend(world.folder)
    monkeypatch.delitem(sys.modules, "own_rules", raising=False)
    (world.folder / "own_rules.py").write_text(RULE)
    _rules(world.folder, "own_rules:short")
    world.page("index.md")
    return world


def _rules(folder: Path, name: str) -> None:
    (folder / "pyproject.toml").write_text(f'[tool.shellproof]\nrules = ["{name}"]\n')


def test_a_rule_finds_faults(ruled: World) -> None:
    assert ruled.check().status == 0
    path = ruled.page("other.md")
    path.write_text("# A page\n\nThis line is far too long.\n")
    done = ruled.check()
    assert done.status == 1
    assert done.faults() == ["docs/other.md:3: the line is long"]


def test_a_page_that_cannot_be_read_is_told_once(ruled: World) -> None:
    ruled.page("other.md").write_bytes(b"\xff\n")
    assert len(ruled.check().faults()) == 1


@pytest.mark.parametrize("name", ["own_rules:none", "nowhere:short", "no name"])
def test_a_rule_that_does_not_exist(ruled: World, name: str) -> None:
    _rules(ruled.folder, name)
    done = ruled.check()
    assert done.status == 1
    assert f"pyproject.toml:1: tool.shellproof.rules: cannot load '{name}'" in done.text
    assert "module:function" in done.text
