"""A page that passed is not run again, until anything that could change its outcome changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shellproof import cache
from shellproof.errors import ProofError, SkippedError
from tests.shellproof.course import Course

BODY = '#@ terminal\n$ sh run.sh\n#@ press: Enter after "Who?"\n...\n#@ wait: $ true within 1s\n'
FILE = "read -p 'Who? ' who\n"


@pytest.fixture
def passed(course: Course) -> Course:
    course.snippet("a/one", BODY, **{"run.sh": FILE})
    course.snippet("a/two", "$ rm run.sh\n")
    course.prove()
    assert len(course.provider.leases) == 1
    return course


def test_a_pass_is_known(passed: Course) -> None:
    passed.prove()
    assert len(passed.provider.leases) == 1


def _edit(old: str, new: str) -> Callable[[Course], object]:
    def change(course: Course) -> None:
        path = course.transcript("a/one").path
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return change


def _file(course: Course) -> object:
    return course.snippet("a/one", BODY, **{"run.sh": FILE + "\n"})


def _another_file(course: Course) -> object:
    return course.snippet("a/one", BODY, **{"other.sh": ""})


def _mode(course: Course) -> None:
    course.transcript("a/one").file("run.sh").chmod(0o755)


def _engine(course: Course) -> None:
    course.provider.known = "engine 2"


def _order(course: Course) -> None:
    course.names.reverse()


def _one_less(course: Course) -> None:
    course.names.pop()


def _leaves(course: Course) -> None:
    course.head = '---\nleaves: ["file *"]\n---\n'


CHANGES: dict[str, Callable[[Course], object]] = {
    "command": _edit("$ sh run.sh", "$ sh ./run.sh"),
    "expected": _edit("...\n", "...\n...\n"),
    "exit": _edit("...\n", "...\n[exit 1]\n"),
    "terminal": _edit("#@ terminal\n", ""),
    "key": _edit("press: Enter", "press: Tab Enter"),
    "kind-of-key": _edit("press: Enter", "type: Enter"),
    "cue": _edit('"Who?"', '"Who"'),
    "wait": _edit("$ true within", "$ : within"),
    "deadline": _edit("within 1s", "within 2s"),
    "timeout": _edit("title: A title", "title: A title\ntimeout: 29s"),
    "needs": _edit("title: A title", "title: A title\nneeds: [docker]"),
    "file": _file,
    "another-file": _another_file,
    "executable": _mode,
    "engine": _engine,
    "order": _order,
    "one-less": _one_less,
    "leaves": _leaves,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_voids_a_pass(passed: Course, change: Callable[[Course], object]) -> None:
    change(passed)
    try:
        passed.prove()
    except ProofError:
        pass  # whatever comes of it: it was run, or refused
    else:
        assert len(passed.provider.leases) == 2


def test_another_shellproof_voids_a_pass(passed: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "engine", lambda: "another")
    passed.prove()
    assert len(passed.provider.leases) == 2


@pytest.mark.parametrize(
    ("path", "voids"),
    [
        ("lab/node.py", True),
        ("lab/images/pi/deep/file", True),
        ("conftest.py", True),
        ("lab/__pycache__/node.pyc", False),
        ("lab/.node.py.swp", False),
        ("other/file", False),
    ],
)
def test_which_files_proofs_run_on(tmp_path: Path, path: str, voids: bool) -> None:
    def now() -> str:
        return cache.hashed(tmp_path, ["lab/*", "conftest.py", "none.py"])

    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    before = now()
    (tmp_path / path).write_text("one")
    made = now()
    (tmp_path / path).write_text("two")
    assert (before != made, made != now()) == (voids, voids)


def test_titles_and_blank_lines_do_not(passed: Course) -> None:
    path = passed.transcript("a/one").path
    path.write_text(path.read_text().replace("A title", "Another") + "\n\n")
    passed.prove()
    assert len(passed.provider.leases) == 1


def test_a_failure_is_never_known(course: Course) -> None:
    course.snippet("a/one", "$ false\n")
    for _ in range(2):
        with pytest.raises(ProofError):
            course.prove()
    assert len(course.provider.leases) == 2


def test_what_was_left_behind_is_no_pass(course: Course) -> None:
    course.snippet("a/one", "$ touch left\n")
    for _ in range(2):
        with pytest.raises(ProofError):
            course.prove()


def test_half_a_page_is_no_pass(course: Course) -> None:
    course.snippet("a/one", "$ touch left\n")
    course.snippet("a/two", "$ rm left; false\n")
    course.prove("a/one")
    with pytest.raises(ProofError):
        course.prove("a/two")


def test_a_skip_is_no_pass(course: Course) -> None:
    course.provider.lacks["gpu"] = "none"
    course.snippet("a/one", "---\ntitle: T\nneeds: [gpu]\n---\n$ false\n")
    course.snippet("a/two", "$ true\n")
    course.prove("a/two")
    del course.provider.lacks["gpu"]
    with pytest.raises(ProofError):
        course.prove("a/one")


def test_what_ran_beside_a_skip_is_known(course: Course) -> None:
    course.provider.lacks["gpu"] = "none"
    course.snippet("a/one", "$ true\n")
    course.snippet("a/two", "---\ntitle: T\nneeds: [gpu]\n---\n$ true\n")
    for _ in range(2):
        with pytest.raises(SkippedError):
            course.prove("a/two")
    course.prove("a/one")
    assert len(course.provider.leases) == 1
    course.provider.lacks.clear()
    course.prove("a/two")
    assert len(course.provider.leases) == 2


def test_a_page_that_passed_whole_asks_for_nothing(course: Course) -> None:
    course.snippet("a/one", "---\ntitle: T\nneeds: [network]\n---\n$ true\n")
    course.prove()
    course.provider.lacks["network"] = "looked for, which takes long, and not there"
    course.prove()
    assert len(course.provider.leases) == 1


def test_a_file_that_is_edited_while_its_page_runs_is_no_pass(course: Course) -> None:
    course.snippet("a/one", "$ cat data\nold\n", data="old\n")
    data = course.transcript("a/one").file("data")
    course.snippet("a/two", f"$ rm data; echo new >{data}\n")
    course.prove()
    with pytest.raises(ProofError, match="not what was expected"):
        course.prove()


def test_without_a_fingerprint_nothing_is_known(course: Course) -> None:
    course.provider.known = ""
    course.snippet("a/one", "$ true\n")
    course.prove()
    course.prove()
    assert len(course.provider.leases) == 2
