"""What `make new` writes is a lesson already: it lacks commands, and nothing of the template."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from macros import rules
from macros.lesson import template
from macros.lesson.new import begin, main
from macros.prose import faults
from shellproof import check, project
from shellproof.errors import ProofError
from shellproof.library import Library
from shellproof.project import Project

TABLE = '[tool.shellproof]\nneeds = ["docker"]\ncalls = ["snippet", "check"]\n'


@pytest.fixture
def here(tmp_path: Path) -> Project:
    (tmp_path / "pyproject.toml").write_text(TABLE)
    for name in ("docs", "snippets"):
        (tmp_path / name).mkdir()
    return project.load(tmp_path)


@pytest.mark.parametrize("name", ["data/my-page", "docs/data/my-page.md"])
def test_a_page_lacks_recordings_and_nothing_else(here: Project, name: str) -> None:
    said = begin(here, "", name, "")
    page = here.pages / "data/my-page.md"
    text = page.read_text()
    assert "# My page\n" in text
    assert not [*template.faults(page, text), *faults(page, text)]
    lacks = [str(fault) for fault in check.check(here)]
    assert len(lacks) == 7
    assert all("there is no recording yet" in each for each in lacks), lacks
    assert "wrote" in said
    assert "make record PAGE=data/my-page.md" in said


def test_a_snippet(here: Project) -> None:
    assert "make record K=data/look" in begin(here, "data/look", "", "")
    assert "needs: [docker]" in (here.snippets / "data/look/session.console").read_text()


def test_a_check_that_fails_before_the_solution(here: Project) -> None:
    begin(here, "", "data/my-page", "")
    page = here.pages / "data/my-page.md"
    first, then = (here.snippets / f"data/my-page-{name}" for name in ("check", "checked"))
    assert (first / "session.console").read_text().endswith("$ sh check-my-page.sh\n[exit 1]\n")
    assert (then / "session.console").read_text().endswith("$ sh check-my-page.sh\n")
    wrong = (here.snippets / "data/my-page-wrong/session.console").read_text()
    assert wrong.endswith("$ sh check-my-page.sh\n[exit 1]\n")
    assert "changes nothing" in (first / "check-my-page.sh").read_text()
    assert list(rules.at_home(here, Library(here.snippets), page)) == []


def test_an_exercise_is_its_snippets_and_what_shows_them(here: Project) -> None:
    said = begin(here, "data/sort", "", "exercise")
    assert '{{ check("data/sort-check") }}' in said
    for name in ("data/sort-solution", "data/sort-wrong"):
        assert (here.snippets / name / "session.console").exists()
        assert f'{{{{ snippet("{name}") }}}}' in said
    assert said.count("## ") == 1
    assert '??? failure "A plausible wrong answer"' in said


def test_an_error_is_one_snippet_and_its_way_out(here: Project) -> None:
    said = begin(here, "data/full", "", "error")
    assert (here.snippets / "data/full/session.console").exists()
    assert '{{ snippet("data/full") }}' in said
    assert "**Way out:**" in said
    assert "## Key points" not in said


@pytest.mark.parametrize(
    ("name", "page", "kind", "told"),
    [
        ("", "", "", "a page or a snippet?"),
        ("a/b", "a/b", "", "a page or a snippet?"),
        ("a/b", "", "exam", "nothing is called 'exam'"),
        ("../x", "", "error", "is no name"),
        ("", "../../x", "", "is no name"),
        ("", "a/B c", "", "is no name"),
    ],
)
def test_what_cannot_be_made(here: Project, name: str, page: str, kind: str, told: str) -> None:
    with pytest.raises(ProofError, match=told.replace("?", r"\?")):
        begin(here, name, page, kind)
    assert not [*here.snippets.rglob("*"), *here.pages.rglob("*")]


def test_nothing_is_overwritten(here: Project) -> None:
    begin(here, "data/page-wrong", "", "")
    with pytest.raises(ProofError, match="is there already"):
        begin(here, "", "data/page", "")
    assert not (here.pages / "data").exists()
    begin(here, "", "data/other", "")
    with pytest.raises(ProofError, match="is there already: edit it"):
        begin(here, "", "data/other", "")


def test_a_mistake_is_told_in_a_line(here: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.chdir(here.root):
        assert main(["a/b", "--as", "exam"]) == 1
        assert main(["a/b"]) == 0
    assert capsys.readouterr().err.count("\n") == 1
