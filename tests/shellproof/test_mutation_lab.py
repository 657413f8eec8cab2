"""Mutants of real transcripts fail on a real engine too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shellproof import parser
from shellproof.errors import ProofError
from shellproof.scenario import Scenario
from tests.bridge import LabProvider
from tests.shellproof.mutants import Mutant, mutants
from tests.shellproof.world import ROOT

pytestmark = [pytest.mark.lab, pytest.mark.slow]
SNIPPETS = ROOT / "snippets" / "first-steps"
NAMES = ("hello-world", "no-such-container")  # both begin on a node as it is handed out


def _text(name: str) -> str:
    return (SNIPPETS / name / "session.console").read_text()


def _one_of_each(name: str) -> Iterator[Mutant]:
    """The first mutant of every sort."""
    yield from {mutant.sort: mutant for mutant in reversed(list(mutants(_text(name))))}.values()


MUTANTS = [(name, mutant) for name in NAMES for mutant in _one_of_each(name)]


@pytest.fixture(scope="module")
def provider() -> Iterator[LabProvider]:
    made = LabProvider("28", print)
    yield made
    made.close()


def _prove(provider: LabProvider, folder: Path, text: str) -> None:
    path = folder / "first-steps" / "mutant" / "session.console"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    transcript = parser.load(path)
    with Scenario(provider, [transcript]) as scenario:
        scenario.prove(transcript)


@pytest.mark.parametrize("name", NAMES)
def test_the_original_passes(provider: LabProvider, tmp_path: Path, name: str) -> None:
    _prove(provider, tmp_path, _text(name))


@pytest.mark.parametrize(("name", "mutant"), MUTANTS, ids=str)
def test_a_mutant_fails(provider: LabProvider, tmp_path: Path, name: str, mutant: Mutant) -> None:
    assert mutant.text != _text(name)
    with pytest.raises(ProofError, match=r"session\.console:\d+: "):
        _prove(provider, tmp_path, mutant.text)


def test_they_are_of_every_sort() -> None:
    assert {mutant.sort for _, mutant in MUTANTS} >= {"command", "expected", "kind", "exit"}
