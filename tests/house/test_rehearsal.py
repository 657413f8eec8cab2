"""Pull requests are played from a clone: a good one passes, each bad one is told what and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.house import rehearsal
from tests.house.plays import BAD, BUILD
from tests.house.rehearsal import PAGE, Stage

pytestmark = pytest.mark.slow
LISTED = "PYTEST_ARGS=--collect-only -q"
MOST = 8  # faults of one pull request; GitHub shows ten, and some faults are told twice


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("rehearsal") / "clone"
    folder.mkdir()
    return Stage(folder)


@pytest.fixture
def stage(clone: Stage) -> Stage:
    clone.reset()
    return clone


def together() -> Iterator[tuple[str, ...]]:
    """Plays that one step answers, some in one pull request: none may hide another's answer."""
    steps: dict[tuple[str, ...], list[str]] = {}
    for name, bad in BAD.items():
        steps.setdefault(rehearsal.step(bad.step), []).append(name)
    for names in steps.values():
        for first in range(0, len(names), MOST):
            yield tuple(names[first : first + MOST])


@pytest.mark.parametrize("names", list(together()), ids=", ".join)
def test_a_bad_pull_request_is_told_what_and_where(stage: Stage, names: tuple[str, ...]) -> None:
    lines = {name: BAD[name].change(stage) for name in names}
    stage.commit()
    answer = stage.run(*rehearsal.joined([BAD[name].step for name in names]))
    assert answer.status != 0, answer.text
    assert "Traceback" not in answer.text
    told = answer.annotations()
    for name, line in lines.items():
        bad = BAD[name]
        place = f"{bad.file}:{line}: "
        found = [each for each in told if each.startswith(place) and bad.told in each]
        assert found, f"{name}: {place}{bad.told}\n{answer.text}"
        assert bad.fix, name
        assert bad.fix in answer.text + rehearsal.recipes(bad.step), f"{name}\n{answer.text}"


def test_make_ci_says_it_too(stage: Stage) -> None:
    bad = BAD["a broken macro"]
    line = bad.change(stage)
    stage.commit()
    answer = stage.make("ci", "CHANGED=main")
    assert answer.status != 0
    assert any(each.startswith(f"{bad.file}:{line}: {bad.told}") for each in answer.annotations())
    assert bad.fix in answer.text


def test_make_ci_passes_a_good_one(stage: Stage) -> None:
    stage.edit(PAGE, "\n## Key points", "\nThis sentence is new.\n\n## Key points")
    stage.commit()
    # Tests are listed and not run, for this is one of them; the site and the book have their own.
    answer = stage.make("ci", "-o", "pdf", "CHANGED=main", LISTED, within=300)
    assert answer.status == 0, answer.text
    assert not answer.annotations()
    why = f"1 files differ from main, 1 pages to prove\n  {PAGE}: the page has changed"
    for told in (why, "first-steps/hello-world", "test_arrows.py", "test_rehearsal.py"):
        assert told in answer.text, answer.text


@pytest.mark.parametrize("step", sorted({bad.step for bad in BAD.values()} | {BUILD}))
def test_each_of_these_steps_is_one_of_make_ci(step: tuple[str, ...]) -> None:
    assert rehearsal.taken(step[0], step[1:])


@pytest.mark.parametrize(
    "step",
    [
        *(("ruff", "check"), ("shellproof", "mend"), ("pytest", "tests/house/test_arrows.py")),
        ("pytest", "-m", "slow", "tests/house/test_rehearsal.py"),
    ],
)
def test_a_step_that_make_ci_does_not_take_is_seen(step: tuple[str, ...]) -> None:
    assert not rehearsal.taken(step[0], step[1:])


def test_a_renamed_page_and_a_dead_link_stop_the_build(stage: Stage) -> None:
    stage.git("mv", PAGE, PAGE.replace("your-first", "my-first"))
    stage.append("docs/data/files-that-stay.md", "\nSee [the glossary](no-such-page.md).\n")
    stage.commit()
    answer = stage.run(*BUILD)
    assert answer.status != 0
    assert "first-steps/your-first-container.md' is included in the 'nav'" in answer.text
    assert "data/files-that-stay.md' contains a link 'no-such-page.md'" in answer.text
    assert "Traceback" not in answer.text


def test_a_file_that_is_not_formatted_is_named(stage: Stage) -> None:
    stage.append("lab/hub.py", "x = [1,\n  2]\n")
    stage.commit()
    answer = stage.run("ruff", "format", "--check", ".")
    assert answer.status != 0
    assert "Would reformat: lab/hub.py" in answer.text or "file=lab/hub.py" in answer.text
    assert "fix: make fix" in rehearsal.steps()


PROVEN = {
    "broken": ("$ docker rnu hello-world\nHello\n", 5, "exit "),
    "wrong": ("$ docker version --format '{{.Client.Os}}'\nwindows\n", 6, "the output is not"),
    "token": ("$ echo ghp_$(printf a1%.0s $(seq 18))\nnothing\n", 6, "the output is not"),
    "left": (
        "$ docker volume create forgotten\nforgotten\n",
        7,
        "the page leaves behind: volume forg",
    ),
    "hostile": (
        "$ printf '\\n::error::x\\n\\033]0;x\\a</pre>\\<script>'\nnothing\n",
        6,
        "the output is",
    ),
}


@pytest.mark.lab
def test_what_needs_an_engine_is_told_at_its_line_too(stage: Stage) -> None:
    for name, (body, *_) in PROVEN.items():
        head = "---\ntitle: x\nneeds: [docker]\n---\n"
        stage.write(f"snippets/played/{name}/session.console", head + body)
        stage.write(
            f"docs/played/{name}.md",
            f'---\nlesson: false\n---\n\n# A page\n\n{{{{ snippet("played/{name}") }}}}\n',
        )
    stage.commit()
    answer = stage.run("pytest", "snippets", "-v", "--shellproof-changed=main", within=600)
    assert f"{len(PROVEN)} failed" in answer.text
    told = answer.annotations()
    assert len(told) == len(PROVEN)
    for name, (_, line, message) in PROVEN.items():
        file = (
            f"docs/played/{name}.md"
            if name == "left"
            else f"snippets/played/{name}/session.console"
        )
        assert any(each.startswith(f"{file}:{line}: {message}") for each in told), told
    assert "ghp_a1" not in answer.text
    assert "ghp_a1" not in (stage.folder.parent / "summary").read_text()
    assert "<script>" not in (stage.folder.parent / "summary").read_text()
