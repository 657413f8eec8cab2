"""What the README says works, on a fresh clone; and the targets that documents name exist."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.house import readme
from tests.house.sources import ROOT, python_files, text, tracked
from tests.house.test_make import TARGETS

COMMANDS = readme.commands((ROOT / "README.md").read_text())
# All of both runs already, around this test. In the clone they prove one snippet and run few tests.
NARROWED = {
    "make test": {"K": "first-steps/hello-world"},
    "make check": {"PYTEST_ARGS": "-k test_arrows"},
}
LONG = 600  # seconds that a first start may take: it installs everything


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return readme.clone(tmp_path_factory.mktemp("fresh") / "clone")


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return readme.environment(tmp_path_factory.mktemp("home"))


def test_the_two_commands_come_first() -> None:
    assert COMMANDS[:2] == ["make serve", "make test"]


def test_every_target_that_a_message_names_exists() -> None:
    folders = ("shellproof", "lab", "macros", "book")
    sources = [text(path) or "" for folder in folders for path in python_files(folder)]
    pattern = r'[`"]make (?!it )([a-z-]+)|\bmake ([a-z-]+) (?:K|PAGE)='
    found = [match for source in sources for match in re.findall(pattern, source)]
    named = {name for names in found for name in names if name}
    assert "record" in named
    assert named <= set(TARGETS)


def test_every_target_that_a_document_names_exists() -> None:
    documents = [p for p in tracked() if p.suffix in {".md", ".yml"} and "samples" not in p.parts]
    code = [re.findall(r"`make ([a-z-]+)", text(path) or "") for path in documents]
    blocks = [readme.commands(text(path) or "") for path in documents]
    typed = [line.split()[1] for lines in blocks for line in lines if line.startswith("make ")]
    named = {name for names in code for name in names} | set(typed)
    assert len(named) > 5
    assert named <= set(TARGETS)


@pytest.mark.slow
@pytest.mark.xdist_group("readme")
def test_serve_shows_the_course(clone: Path, env: dict[str, str], tmp_path: Path) -> None:
    port, log = readme.free_port(), tmp_path / "log"
    front = f"http://127.0.0.1:{port}/"
    with readme.running(clone, {**env, "PORT": str(port)}, "make serve", log):
        try:
            first = readme.answer(front, LONG)
        except TimeoutError:
            pytest.fail(log.read_text()[-3000:])
        assert "Proven Containers" in first
        page, new = clone / "docs" / "index.md", "A sentence that was not there."
        page.write_text(f"{page.read_text()}\n{new}\n")
        readme.answer(front, LONG, until=new)
        readme.type_in(clone, env, "git checkout --quiet docs")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(front, timeout=5)


@pytest.mark.slow
@pytest.mark.lab
@pytest.mark.xdist_group("readme")
@pytest.mark.parametrize("line", COMMANDS[1:])
def test_a_command_of_the_readme_works(clone: Path, env: dict[str, str], line: str) -> None:
    done = readme.type_in(clone, env | NARROWED.get(line, {}), line)
    assert done.returncode == 0, done.stdout[-5000:]
    if line == "make test":
        assert re.search(r"\b1 passed", done.stdout), done.stdout[-2000:]


def test_contributing_fits_on_two_screens() -> None:
    """A screen shows some 60 lines, and of a page with its tables and code no more than that."""
    assert len((ROOT / "CONTRIBUTING.md").read_text().splitlines()) <= 2 * 60
