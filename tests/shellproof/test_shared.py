"""A folder of files that several snippets share, named by `uses:` in their front matter."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from shellproof.errors import ProofError
from tests.shellproof.course import Course

HEAD = "---\ntitle: A title\nuses: [app]\n---\n"


def _share(course: Course, name: str, text: str, folder: str = "app") -> Path:
    path = course.world.folder / "snippets" / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def sharing(course: Course) -> Course:
    """A page whose first snippet uses the shared folder."""
    _share(course, "run.sh", "echo shared\n")
    _share(course, "data/.hidden", "1\n")
    course.snippet("a/one", f"{HEAD}$ sh app/run.sh\nshared\n$ cat app/data/.hidden own\n1\n2\n")
    (course.transcript("a/one").folder / "own").write_text("2\n")
    course.snippet("a/two", "$ rm -r app own\n")
    return course


def test_its_files_are_where_the_reader_is(sharing: Course) -> None:
    sharing.prove()
    names = [file.name for file in sharing.transcript("a/one").files]
    assert names == ["own", "app/data/.hidden", "app/run.sh"]


def test_a_page_may_show_one(sharing: Course) -> None:
    assert sharing.transcript("a/one").file("app/run.sh").read_text() == "echo shared\n"
    with pytest.raises(ProofError, match=r"it has: own, app/data/\.hidden, app/run\.sh"):
        sharing.transcript("a/one").file("run.sh")


def test_a_change_makes_recordings_stale_and_voids_passes(sharing: Course) -> None:
    sharing.prove()
    before = sharing.transcript("a/one").fingerprint()
    _share(sharing, "run.sh", "echo shared # and more\n")
    assert sharing.transcript("a/one").fingerprint() != before
    sharing.prove()
    assert len(sharing.provider.leases) == 2


@pytest.mark.parametrize(
    "name",
    [
        *(".session.console.swp", ".own.swo", "own~", "session.console~", "#own#", ".DS_Store"),
        *(".session.console.x1_y2z3a", ".recording.json.x1_y2z3a"),
    ],
)
def test_what_editors_and_systems_leave_is_no_file(sharing: Course, name: str) -> None:
    before, folder = sharing.transcript("a/one"), sharing.transcript("a/one").folder
    (folder / name).write_text("")
    (folder / f".#{name}").symlink_to("somebody@here.1:2")
    _share(sharing, name, "")
    assert sharing.transcript("a/one").files == before.files
    (folder / name).unlink()
    assert sharing.transcript("a/one").fingerprint() == before.fingerprint()


@pytest.mark.parametrize("name", [".env", ".dockerignore", "#own", ".swp", "recording.json.old"])
def test_a_file_whose_name_is_like_theirs_is_one(sharing: Course, name: str) -> None:
    (sharing.transcript("a/one").folder / name).write_text("")
    assert name in [file.name for file in sharing.transcript("a/one").files]


def test_another_use_is_another_fingerprint(sharing: Course) -> None:
    before = sharing.transcript("a/two").fingerprint()
    sharing.snippet("a/two", f"{HEAD}$ rm -r app own\n")
    assert sharing.transcript("a/two").fingerprint() != before


def _faults(course: Course) -> list[str]:
    for name in course.names:
        with contextlib.suppress(ProofError):  # check tells it
            course.world.recorded(name)
    course.page()
    return course.world.check().text.splitlines()


def test_a_good_project_has_no_fault(sharing: Course) -> None:
    assert not _faults(sharing)


def test_a_folder_that_is_not_there(sharing: Course) -> None:
    sharing.snippet("a/two", HEAD.replace("app", "ap") + "$ true\n")
    first, fix = _faults(sharing)
    assert first == "snippets/a/two/session.console:3: there is no shared folder 'ap'"
    assert fix == "  fix: make snippets/ap/"


def test_a_chapter_cannot_be_shared(sharing: Course) -> None:
    sharing.snippet("b/one", HEAD.replace("app", "a") + "$ true\n")
    first, _ = _faults(sharing)
    assert first == "snippets/b/one/session.console:3: 'a' holds snippets"


def test_a_name_that_is_taken(sharing: Course) -> None:
    (sharing.transcript("a/one").folder / "app").mkdir()
    (sharing.transcript("a/one").path.parent / "app" / "run.sh").write_text("")
    first, _ = _faults(sharing)
    assert first.startswith("snippets/a/one/session.console:3: both the shared folder 'app'")


def test_a_folder_that_no_snippet_uses(sharing: Course) -> None:
    _share(sharing, "file", "", folder="lonely")
    first, fix = _faults(sharing)
    assert first == "snippets/lonely/file:1: no snippet uses this shared folder"
    assert "uses: [lonely]" in fix


def test_no_path_leads_out(sharing: Course) -> None:
    sharing.snippet("a/two", HEAD.replace("app", "../a") + "$ true\n")
    first, _ = _faults(sharing)
    assert first == "snippets/a/two/session.console:3: uses is no list of different words: [../a]"
