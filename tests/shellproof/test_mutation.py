"""Break one thing in a transcript that passes: its proof must fail, each time."""

from __future__ import annotations

import pytest

from shellproof.errors import ProofError
from shellproof.kinds import KINDS
from tests.shellproof.course import Course
from tests.shellproof.mutants import Mutant, mutants

pytestmark = pytest.mark.slow

TRUE = """$ mkdir app; cd app
$ echo 0123456789ab | tee id
<web:id>
$ echo "<web> is up at 10.0.0.7:8080 since 3 seconds"
<web> is up at <ip>:<port> since <duration>
$ printf 'NAME   SIZE\\nlib    5MB\\n\\nend\\n'
NAME   SIZE
lib    <size>

end
$ ls nope
ls: cannot access 'nope': No such file or directory
[exit 2]
$ seq 9
1
...
9
$ cd ..; rm -r app
"""
MUTANTS = list(mutants(TRUE))


@pytest.fixture
def course_of(course: Course) -> Course:
    course.snippet("a/one", TRUE)
    course.prove()
    return course


def test_there_is_a_mutant_of_every_sort() -> None:
    assert {mutant.sort for mutant in MUTANTS} == {
        *("command", "expected", "kind", "exit", "left out", "added")
    }


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_mutant_fails(course_of: Course, mutant: Mutant) -> None:
    course_of.snippet("a/one", mutant.text)
    with pytest.raises(ProofError):
        course_of.prove()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"id", "word", "words", "secret"}))
def test_another_kind_fails(course: Course, kind: str) -> None:
    course.snippet("a/one", f"$ echo 0123456789ab\n<{kind}>\n")
    with pytest.raises(ProofError):
        course.prove()
