"""Pull requests are played from a clone: a good one passes, each bad one is told what and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.house import rehearsal
from tests.house.rehearsal import PAGE, TOUCHED, Stage

SESSION, RECORDING = f"{TOUCHED}/session.console", f"{TOUCHED}/recording.json"
CALL = '{{ snippet("first-steps/hello-world") }}'
PULL_REQUEST = ".github/workflows/pull-request.yml"
CHECK = ("shellproof", "check")
BUILD = ("mkdocs", "build", "--strict")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("rehearsal") / "clone"
    folder.mkdir()
    return Stage(folder)


@pytest.fixture
def stage(clone: Stage) -> Stage:
    clone.reset()
    return clone


class Bad(NamedTuple):
    """A bad pull request: what it changes, the step that finds it, and the answer."""

    change: Callable[[Stage], object]  # may return the line that is to be named
    step: tuple[str, ...]
    place: str
    told: str
    fix: str = ""


def replaced(name: str, old: str, new: str) -> Callable[[Stage], int]:
    return lambda stage: stage.edit(name, old, new)


def added(name: str, text: str) -> Callable[[Stage], int]:
    return lambda stage: stage.append(name, text)


def removed(name: str) -> Callable[[Stage], None]:
    return lambda stage: (stage.folder / name).unlink()


def written(name: str, text: str) -> Callable[[Stage], None]:
    return lambda stage: stage.write(name, text)


def elsewhere(change: Callable[[Stage], object]) -> Callable[[Stage], None]:
    """A change that is told at another line than its own: the file as a whole is at fault."""

    def changed(stage: Stage) -> None:
        change(stage)

    return changed


def windows(stage: Stage) -> None:
    path = stage.folder / SESSION
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


BAD = {
    "a broken macro": Bad(
        replaced(PAGE, CALL, CALL.removesuffix(" }}")), CHECK, PAGE, "call", "braces|}}|closed"
    ),
    "a misspelt snippet": Bad(
        replaced(PAGE, CALL, CALL.replace("world", "wrold")),
        *(CHECK, PAGE, "there is no snippet 'first-steps/hello-wrold'", "did you mean"),
    ),
    "a misspelt macro": Bad(
        replaced(PAGE, CALL, CALL.replace("snippet(", "snipet(")),
        *(CHECK, PAGE, "there is no macro called 'snipet'", "did you mean snippet"),
    ),
    "a stale recording": Bad(
        elsewhere(replaced(SESSION, "docker run hello-world", "docker run --rm hello-world")),
        *(CHECK, f"{SESSION}:1", "the recording is stale", "make record K=first-steps/hello-world"),
    ),
    "a missing recording": Bad(
        removed(RECORDING),
        *(CHECK, RECORDING, "there is no recording yet", "make record K=first-steps/hello-world"),
    ),
    "a recording edited by hand": Bad(
        elsewhere(replaced(RECORDING, "Hello from Docker!", "Hello from me!")),
        *(CHECK, f"{RECORDING}:1", "the recording was edited by hand", "make record"),
    ),
    "a snippet on no page": Bad(
        written("snippets/first-steps/lost/session.console", "---\ntitle: x\n---\n$ true\n"),
        *(CHECK, "snippets/first-steps/lost/session.console:1", "no page shows this snippet"),
        "remove the folder",
    ),
    "a command that no snippet backs": Bad(
        added(PAGE, "\n```console\n$ docker ps\n```\n"),
        *(CHECK, PAGE, "these commands are on no snippet", "make new"),
    ),
    "Windows line ends": Bad(windows, CHECK, f"{SESSION}:1", "has Windows line ends", "make fix"),
    "an unknown key": Bad(
        replaced(SESSION, "timeout:", "time:"),
        *(CHECK, SESSION, "unknown front-matter key 'time'", "one of: title"),
    ),
    "a secret": Bad(
        added(SESSION, "$ echo ghp_" + "a1" * 18 + "\n"),
        *(CHECK, SESSION, "a secret stands here for everyone to read", "revoke it"),
    ),
    "a script of one's own": Bad(
        added(PAGE, '\n<script src="https://example.org/x.js"></script>\n'),
        *(CHECK, PAGE, "a page loads nothing from elsewhere", "docs/assets"),
    ),
    "two sentences on a line": Bad(
        added(PAGE, "\nOne sentence. Another one.\n"),
        *(CHECK, PAGE, "two sentences on a line", "a line of its own"),
    ),
    "a lesson without an exercise": Bad(
        elsewhere(replaced(PAGE, "\n## Exercise", "\n## Something")),
        *(CHECK, PAGE, "Exercise", "Exercise"),
    ),
    "an unpinned requirement": Bad(
        replaced("pyproject.toml", '    "pyyaml",\n', '    "pyyaml",\n    "flask-cors",\n'),
        ("pytest", "tests/house/test_requirements.py", "-k", "asked_for_is_pinned"),
        *("pyproject.toml", "flask-cors is not in requirements.txt", "make requirements"),
    ),
    "a requirement without its hash": Bad(
        added("requirements.txt", "leftpad>=1\n"),
        ("pytest", "tests/house/test_requirements.py", "-k", "with_hashes"),
        *("requirements.txt", "leftpad>=1 is not pinned with its hashes", "make requirements"),
    ),
    "an external script on every page": Bad(
        replaced(
            "mkdocs.yml", "extra_javascript:\n", "extra_javascript:\n  - https://x.org/x.js\n"
        ),
        ("pytest", "tests/house/test_tracked_files.py", "-k", "loaded_from_elsewhere"),
        *("mkdocs.yml", "- https://x.org/x.js"),
    ),
    "a privileged trigger": Bad(
        replaced(PULL_REQUEST, "  pull_request:", "  pull_request_target:"),
        ("pytest", "tests/house/test_workflows.py", "-k", "keeps_the_rule"),
        *(PULL_REQUEST, "A trigger with rights"),
    ),
    "an action that is not pinned": Bad(
        replaced(
            PULL_REQUEST, "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "x/y@v1"
        ),
        ("pytest", "tests/house/test_workflows.py", "-k", "keeps_the_rule"),
        *(PULL_REQUEST, "An action is pinned by its commit"),
    ),
    "a token for strangers": Bad(
        replaced(PULL_REQUEST, "contents: read", "contents: write"),
        ("pytest", "tests/house/test_workflows.py", "-k", "keeps_the_rule"),
        *(PULL_REQUEST, "Each job says its own grants"),
    ),
    "a wrong arrow": Bad(
        replaced("shellproof/waits.py", "from __future__ import annotations\n", "import lab\n"),
        ("pytest", "tests/house/test_arrows.py", "-k", "may"),
        *("shellproof/waits.py", "imports lab"),
    ),
    "an unused import": Bad(
        replaced("lab/hub.py", "import re\n", "import re\nimport os\n"),
        ("ruff", "check", "--quiet", "."),
        *("lab/hub.py", "`os` imported but unused"),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pull_request_is_told_what_and_where(stage: Stage, name: str) -> None:
    bad = BAD[name]
    line = bad.change(stage)
    stage.commit()
    answer = stage.run(*bad.step)
    assert answer.status != 0, answer.text
    place = bad.place if not isinstance(line, int) else f"{bad.place}:"
    found = [each for each in answer.annotations() if each.startswith(place) and bad.told in each]
    assert found, answer.text
    if isinstance(line, int):
        lines = [int(each.removeprefix(place).split(":")[0]) for each in found]
        assert any(abs(each - line) <= 6 for each in lines), (line, found)
    assert re.search(bad.fix, answer.text), answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("step", sorted({bad.step for bad in BAD.values()} | {BUILD}))
def test_each_of_these_steps_is_one_of_make_ci(step: tuple[str, ...]) -> None:
    assert rehearsal.taken(step[0], step[1:])


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


def test_a_good_pull_request_passes(stage: Stage) -> None:
    stage.edit(PAGE, "\n## Key points", "\nThis sentence is new.\n\n## Key points")
    stage.commit()
    assert stage.run(*CHECK).status == 0
    assert stage.run("ruff", "check", "--quiet", ".").status == 0
    assert stage.run("ruff", "format", "--check", "--quiet", ".").status == 0
    asked = ("snippets", "--collect-only", "-q", "--shellproof-changed=main")
    answer = stage.run("pytest", *asked)
    assert answer.status == 0, answer.text
    assert (
        f"1 files differ from main, 1 pages to prove\n  {PAGE}: the page has changed" in answer.text
    )
    assert "snippets/first-steps/hello-world/session.console" in answer.text
    assert "snippets/data/" not in answer.text
    assert not answer.annotations()


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
