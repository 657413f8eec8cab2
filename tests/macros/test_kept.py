"""A build that takes what is kept gives the same site as one that does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from material.plugins.search import plugin as search
from mkdocs.commands import build

from macros.kept import Kept, install
from tests.macros.course import Course, Printed

PAGES = {
    "index.md": "# Home\n\nHome is here. [on](deep/lesson.md#part)\n\n{{ learning_path() }}\n",
    "deep/lesson.md": '# Lesson\n\n## Part\n\n{{ snippet("first/hello") }}\n\n- [x](../index.md)\n',
}
pytestmark = pytest.mark.slow  # each builds the site twice and more
PIECES = 3  # of a page: that its calls are sound, what it becomes, the words in it
Built = Callable[..., dict[str, bytes]]


@pytest.fixture
def built(course: Course, monkeypatch: pytest.MonkeyPatch) -> Built:
    """Builds the course; every file of the site. What is kept may be refused."""
    course.snippet("first/hello", "$ echo hi\nhi\n", Printed(["hi"]))
    for name, text in PAGES.items():
        course.page(name, text)

    def build(keep: bool = True) -> dict[str, bytes]:
        monkeypatch.setenv("PAGES_KEPT", "yes" if keep else "no")
        done = course.build()
        assert done.returncode == 0, done.stderr
        site = course.folder / "site"
        found = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
        # The archive of the site map says when it was packed.
        return {n: p.read_bytes() for n, p in found.items() if p.is_file() and p.suffix != ".gz"}

    return build


def kept(course: Course) -> set[str]:
    return {path.name for path in (course.folder / ".cache" / "pages").iterdir()}


def test_the_site_is_the_same_with_and_without(course: Course, built: Built) -> None:
    plain = built(keep=False)
    assert not (course.folder / ".cache").exists()
    assert built() == plain
    pieces = kept(course)
    assert len(pieces) == PIECES * len(PAGES)
    assert built() == plain
    assert built(keep=False) == plain
    assert kept(course) == pieces


def test_a_change_is_seen_and_the_old_is_forgotten(course: Course, built: Built) -> None:
    built()
    before = kept(course)
    course.page("deep/lesson.md", PAGES["deep/lesson.md"] + "\nNew words.\n")
    site = built()
    assert b"New words." in site["deep/lesson.html"]
    assert b"New words." in site["search/search_index.json"]
    assert len(kept(course) - before) == len(before - kept(course)) == PIECES
    assert site == built(keep=False)


def test_a_new_recording_is_seen(course: Course, built: Built) -> None:
    built()
    course.snippet("first/hello", "$ echo hi\nhello\n", Printed(["hello"]))
    assert built() == built(keep=False)


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("deep/lesson.md", "# Lesson", "# Another title"),  # the learning path lists it
        ("reference/glossary.md", "Fixed files", "Files that never change"),
    ],
)
def test_what_other_pages_tell_is_looked_at(
    course: Course, built: Built, page: str, old: str, new: str
) -> None:
    course.page("reference/glossary.md", "# Glossary\n\nHome\n:   Fixed files.\n")
    before = built()
    path = course.folder / "docs" / page
    path.write_text(path.read_text().replace(old, new))
    after = built()
    assert after["index.html"] != before["index.html"]
    assert after == built(keep=False)


def test_a_link_whose_target_goes_away_still_fails(course: Course, built: Built) -> None:
    built()
    (course.folder / "docs" / "deep" / "lesson.md").unlink()
    done = course.build()
    assert done.returncode == 1
    assert "deep/lesson.md" in done.stderr


def test_an_anchor_that_goes_away_still_fails(course: Course, built: Built) -> None:
    built()
    course.page("deep/lesson.md", PAGES["deep/lesson.md"].replace("## Part", "## Other"))
    done = course.build()
    assert done.returncode == 1
    assert "does not contain an anchor '#part'" in done.stderr


def test_a_call_that_is_no_longer_sound_still_fails(course: Course, built: Built) -> None:
    files = {"note.txt": "a note\n"}
    course.snippet("first/hello", "$ echo hi\nhi\n", Printed(["hi"]), **files)
    course.page(
        "deep/lesson.md", '# Lesson\n\n## Part\n\n{{ snippet_file("first/hello", "note.txt") }}\n'
    )
    built()
    (course.folder / "snippets/first/hello/note.txt").unlink()
    done = course.build()
    assert done.returncode == 1
    assert "docs/deep/lesson.md:5" in done.stderr
    assert "note.txt" in done.stderr


def test_a_file_that_becomes_a_program_is_seen(course: Course, built: Built) -> None:
    course.snippet("first/hello", "$ echo hi\nhi\n", Printed(["hi"]), **{"run.sh": "true\n"})
    call = '{{ snippet_file("first/hello", "run.sh") }}'
    course.page("deep/lesson.md", f"# Lesson\n\n## Part\n\n{call}\n")
    before = built()
    path = course.folder / "snippets" / "first" / "hello" / "run.sh"
    path.chmod(path.stat().st_mode | 0o111)
    after = built()
    assert b"chmod +x" in after["deep/lesson.html"]
    assert b"chmod +x" not in before["deep/lesson.html"]


def test_a_drawing_that_becomes_larger_is_seen(course: Course, built: Built) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 300"/>'
    course.page("deep/box.svg", drawing.format(500))
    course.page("deep/lesson.md", "# Lesson\n\n## Part\n\n![A box](box.svg)\n")
    assert b'width="500"' in built()["deep/lesson.html"]
    course.page("deep/box.svg", drawing.format(760))
    assert b'width="760"' in built()["deep/lesson.html"]


def test_words_are_read_anew_by_a_new_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of our own programs, too, and not only of what is installed."""
    monkeypatch.setattr(build, "_populate_page", build._populate_page)
    monkeypatch.setattr(search.Parser, "feed", search.Parser.feed)
    install(Kept(tmp_path), Mock())
    for makers in ("old", "old", "new"):
        monkeypatch.setattr("macros.kept.makers", lambda made_by=makers: made_by)
        search.Parser().feed("<h1 id=x>A title</h1>")
    assert len(list(tmp_path.iterdir())) == len({"old", "new"})


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05."])
def test_a_damaged_piece_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    Kept(tmp_path).piece("inputs", lambda: "made")
    [path] = tmp_path.iterdir()
    path.write_bytes(damage)
    assert Kept(tmp_path).piece("inputs", lambda: "anew") == "anew"
    assert Kept(tmp_path).piece("inputs", lambda: "never") == "anew"
