"""A pull request proves what it touches: nothing else runs, and nothing affected is missed."""

from __future__ import annotations

import os
import re
import subprocess

import pytest

from tests.shellproof.world import Done, World

pytestmark = pytest.mark.slow

ALL = {"a/one", "a/two", "b/one", "c/one"}
TABLE = '[tool.shellproof]\nengine = ["engine/*", "pyproject.toml"]\n'
PROVIDER = """Known = LocalProvider
def pytest_shellproof_materials(config, path):
    return {"web": ["nginx:latest", "nginx:1.26"]}.get(path.parent.name)
"""


def git(world: World, *arguments: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=world.folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(world: World) -> World:
    """Three pages, committed; a change is made on a branch of its own."""
    world.snippet("a/one", "$ cat words\nx\n", words="x\n")
    world.snippet("a/two", "$ true\n")
    world.snippet("b/one", "$ echo docker run nginx >/dev/null\n")
    head = "---\ntitle: A title\nuses: [app]\n---\n"
    world.snippet("c/one", f"{head}$ true\n", Dockerfile="FROM nginx:1.26\n")
    world.page("a.md", "a/one", "a/two")
    world.page("deep/b.md", "b/one")
    world.page("c.md", "c/one")
    world.page("prose.md")
    for name in (
        "engine/run.py",
        "macros/show.py",
        "images/web/Dockerfile",
        "README",
        "snippets/app/x",
    ):
        path = world.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("first\n")
    (world.folder / "pyproject.toml").write_text(TABLE)
    (world.folder / ".gitignore").write_text("__pycache__/\n.pytest_cache/\nconftest.py\n")
    git(world, "init", "--quiet")
    git(world, "add", ".")
    git(world, "commit", "--quiet", "-m", "first")
    git(world, "switch", "--quiet", "-c", "change")
    return world


def ask(world: World, base: str = "main") -> Done:
    arguments = ("--collect-only", "-q", "-p", "no:cacheprovider", f"--shellproof-changed={base}")
    return world.prove(*arguments, provider=PROVIDER)


def would_run(world: World) -> set[str]:
    done = ask(world)
    assert done.status == 0, done.text
    return set(re.findall(r"session\.console::(\S+)", done.text))


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("docs/a.md", {"a/one", "a/two"}),
        ("docs/deep/b.md", {"b/one"}),
        ("docs/prose.md", set()),
        ("snippets/app/x", {"c/one"}),
        ("snippets/a/two/session.console", {"a/one", "a/two"}),
        ("snippets/a/one/words", {"a/one", "a/two"}),
        ("snippets/a/one/recording.json", {"a/one", "a/two"}),
        ("snippets/c/one/Dockerfile", {"c/one"}),
        ("snippets/b/one/new-file", {"b/one"}),
        ("images/web/Dockerfile", {"b/one", "c/one"}),
        ("images/other/Dockerfile", set()),
        ("engine/run.py", ALL),
        ("engine/new.py", ALL),
        ("pyproject.toml", ALL),
        ("macros/show.py", set()),
        ("README", set()),
        ("snippets/b/one/a \n::error::$(touch pwned)`x`'\".txt", {"b/one"}),
    ],
)
def test_each_kind_of_change(repository: World, name: str, runs: set[str]) -> None:
    path = repository.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write("# changed\n")
    assert would_run(repository) == runs
    assert not list(repository.folder.rglob("pwned"))


@pytest.mark.parametrize("name", ["docs/a.md", "snippets/a/one/new-file"])
def test_what_is_committed_counts_too(repository: World, name: str) -> None:
    (repository.folder / name).write_text('{{ snippet("a/one") }}\n\n{{ snippet("a/two") }}\n')
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "change")
    assert would_run(repository) == {"a/one", "a/two"}


def test_nothing_changed(repository: World) -> None:
    assert would_run(repository) == set()
    assert "nothing of it needs a proof" in ask(repository).text


def test_what_is_removed_or_renamed(repository: World) -> None:
    (repository.folder / "snippets/a/one/words").unlink()
    assert would_run(repository) == {"a/one", "a/two"}
    git(repository, "checkout", "--quiet", ".")
    git(repository, "mv", "docs/c.md", "docs/d.md")
    assert would_run(repository) == {"c/one"}


def test_what_moved_out_of_a_snippet(repository: World) -> None:
    (repository.folder / "snippets/a/one/words").write_text("many words\n" * 20)
    git(repository, "commit", "--quiet", "--all", "--message=words")
    git(repository, "branch", "--force", "main", "HEAD")
    git(repository, "mv", "snippets/a/one/words", "words")
    assert would_run(repository) == {"a/one", "a/two"}


def test_what_main_did_since_is_not_ours(repository: World) -> None:
    git(repository, "switch", "--quiet", "main")
    (repository.folder / "docs/c.md").write_text('{{ snippet("c/one") }}\n')
    git(repository, "commit", "--quiet", "-am", "theirs")
    git(repository, "switch", "--quiet", "change")
    (repository.folder / "docs/deep/b.md").write_text('{{ snippet("b/one") }}\n\nNew.\n')
    assert would_run(repository) == {"b/one"}


def test_a_changed_snippet_on_no_page_is_not_passed_over(repository: World) -> None:
    repository.snippet("d/one", "$ true\n")
    assert would_run(repository) == {"d/one"}


def test_a_snippet_that_cannot_be_read_is_run(repository: World) -> None:
    (repository.folder / "snippets/c/one/session.console").write_bytes(b"\xff")
    assert would_run(repository) == {"c/one"}


def test_a_file_name_that_is_no_text(repository: World) -> None:
    (repository.folder / "snippets/b/one" / os.fsdecode(b"\xff")).write_text("x")
    assert would_run(repository) == {"b/one"}


@pytest.mark.parametrize("base", ["nowhere", "--output=pwned", "main; touch pwned", "-h", "\x1b["])
def test_a_base_that_is_not_there(repository: World, base: str) -> None:
    done = ask(repository, base)
    assert done.status != 0
    assert "there is no commit" in done.text
    assert "Traceback" not in done.text
    assert not list(repository.folder.rglob("pwned"))


def test_a_base_without_a_common_beginning(repository: World) -> None:
    git(repository, "switch", "--quiet", "--orphan", "other")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "other")
    git(repository, "switch", "--quiet", "change")
    assert "no common beginning" in ask(repository, "other").text


def test_a_git_that_fails_is_not_taken_for_no_change(repository: World) -> None:
    (repository.folder / "docs/a.md").write_text("changed\n")
    (repository.folder / ".git/index").write_bytes(b"garbage")
    done = ask(repository)
    assert done.status != 0
    assert "git diff failed\n  fix: git diff --name-only" in done.text
    assert "Traceback" not in done.text


def test_a_run_says_why_it_proves_a_page(repository: World) -> None:
    (repository.folder / "images/web/Dockerfile").write_text("second\n")
    assert "docs/deep/b.md: b/one uses nginx:latest, which has changed" in ask(repository).text
