"""Whatever is wrong with a transcript is told in one line with its place, and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shellproof.bad_input import BAD, Bad
from tests.shellproof.world import Done, World


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_the_check_tells_one_fault(world: World, bad: Bad) -> None:
    world.snippet("chapter/one", bad.content)
    world.page("index.md", "chapter/one")
    if bad.told.startswith("<web>"):
        world.recorded("chapter/one")
    done = world.check()
    assert done.status == 1
    assert _place("chapter/one", bad) in done.text
    assert len(done.faults()) == 1, done.text
    _explained(done.text, bad)


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """One run over all of them, since starting pytest is what takes the time."""
    folder: Path = tmp_path_factory.mktemp("bad")
    (folder / "pytest.ini").write_text("[pytest]\n")
    world = World(folder)
    for name, bad in BAD.items():
        world.snippet(f"bad/{name}", bad.content)
    return world.prove_alone("snippets", "-p", "no:cacheprovider")


@pytest.mark.parametrize("name", BAD)
def test_a_proof_tells_one_fault(proved: Done, name: str) -> None:
    (told,) = [fault for fault in proved.faults() if f"bad/{name}/" in fault]
    assert told.startswith(_place(f"bad/{name}", BAD[name]))
    after = proved.text[proved.text.index(told) :]
    _explained(re.split(r"\n_{3,}|\n={3,}", after)[0], BAD[name])


def test_a_proof_of_bad_transcripts_fails(proved: Done) -> None:
    assert proved.status == 1
    assert f"{len(BAD)} failed" in proved.text


def _place(name: str, bad: Bad) -> str:
    return f"snippets/{name}/session.console:{bad.line}: "


def _explained(text: str, bad: Bad) -> None:
    assert bad.told in text
    assert bad.fix in text
    assert "Traceback" not in text
    assert "Error" not in text
