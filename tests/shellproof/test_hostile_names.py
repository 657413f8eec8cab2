"""Names of files and folders that nobody would choose break neither a report nor a proof."""

from __future__ import annotations

import os

import pytest

from shellproof.errors import ProofError
from tests.shellproof.course import Course
from tests.shellproof.world import World

pytestmark = pytest.mark.slow
ODD = {
    "blank": "a b",
    "quotes": 'it\'s "q"',
    "shell": "$(touch pwned); rm -rf x",
    "markup": "<script>",
    "dash": "-rf",
    "glob": "[a]*",
    "unicode": "é日本",
    "newline": "a\n::error::b",
    "escape": "a\x1b[31mb",
}


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_a_file_beside_a_transcript(course: Course, name: str) -> None:
    course.snippet("a/one", "$ cat ./*; find . -type f -delete\nx\n", **{name: "x\n"})
    course.prove()
    course.record()
    course.prove()
    assert not list(course.world.folder.rglob("pwned"))


def test_a_file_whose_name_is_no_text(course: Course) -> None:
    course.snippet("a/one", "$ find . -type f -delete\n")
    (course.transcript("a/one").folder / os.fsdecode(b"\xff")).write_text("x")
    try:
        course.prove()
    except ProofError as error:
        assert "\n  fix: " in str(error)


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_a_folder(world: World, name: str) -> None:
    world.snippet(f"a/{name}", "no prompt\n")
    done = world.check()
    assert done.status == 1
    lines = done.text.splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::")]
    assert all(line.isprintable() for line in lines), lines


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../x", "", "x" * 400])
def test_a_page_that_names_something_else(world: World, name: str) -> None:
    world.page("index.md", name)
    done = world.check()
    assert done.status == 1
    assert "there is no snippet" in done.text
    assert "docs/index.md:3: " in done.text


def test_a_file_that_is_put_where_a_folder_is(course: Course) -> None:
    course.snippet("a/one", "$ mkdir app.py\n")
    course.snippet("a/two", "$ true\n", **{"app.py": ""})
    with pytest.raises(ProofError):
        course.prove()
    assert course.provider.open == 0


def test_a_folder_that_is_gone(course: Course) -> None:
    course.snippet("a/one", "$ mkdir d; cd d; rmdir ../d\n")
    course.snippet("a/two", "$ true\n", **{"app.py": ""})
    with pytest.raises(ProofError):
        course.prove()
    assert course.provider.open == 0


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "nowhere", "session.console"])
def test_a_link_is_not_followed(world: World, target: str) -> None:
    path = world.snippet("a/one", "$ true\n")
    (path.parent / "link").symlink_to(target)
    world.page("index.md", "a/one")
    assert "snippets/a/one/link:1: is a link" in world.check().text
    assert world.prove("-p", "no:cacheprovider").status == 1


@pytest.mark.parametrize("name", ["docs/index.md", "snippets/a/one/session.console"])
def test_neither_a_page_nor_a_transcript_is_a_link(world: World, name: str) -> None:
    world.snippet("a/one", "$ true\n")
    world.page("index.md", "a/one")
    (world.folder / name).rename(world.folder / "elsewhere")
    (world.folder / name).symlink_to(world.folder / "elsewhere")
    assert f"{name}:1: is a link" in world.check().text
