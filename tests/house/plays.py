"""Bad pull requests: what each changes, the step of `make ci` that finds it, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.house.rehearsal import PAGE, Stage, quick

OTHER, THIRD = "docs/first-steps/living-with-containers.md", "docs/first-steps/looking-inside.md"
FOURTH, MOVED = "docs/first-steps/attached-and-detached.md", "docs/installing/rootless.md"
PULL_REQUEST = ".github/workflows/pull-request.yml"
CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"
CHECK, BUILD = ("shellproof", "check"), ("mkdocs", "build", "--strict")
RUN = '{{ lipsum.__globals__["os"].popen("true").read() }}'


class Bad(NamedTuple):
    """What is changed, in which file and line the answer stands, what it says, and its fix."""

    change: Callable[[Stage], int]  # the line that is to be named
    step: tuple[str, ...]
    file: str
    told: str
    fix: str


def transcript(name: str) -> str:
    """A snippet of the first steps."""
    return f"snippets/first-steps/{name}/session.console"


def recording(name: str) -> str:
    """And what was recorded of it."""
    return f"snippets/first-steps/{name}/recording.json"


def shown(name: str) -> str:
    """The call that shows it."""
    return f'{{{{ snippet("first-steps/{name}") }}}}'


def replaced(name: str, old: str, new: str) -> Callable[[Stage], int]:
    """Text where it first stands, which may be the beginning of more lines."""
    return lambda stage: stage.edit(name, old, new)


def added(name: str, text: str, line: int = 0) -> Callable[[Stage], int]:
    """Lines at a file's end; the one at fault counts from 0 among them."""
    return lambda stage: stage.append(name, text) + line


def at(line: int, change: Callable[[Stage], object]) -> Callable[[Stage], int]:
    """A change that is told at another line than its own: the file as a whole is at fault."""

    def changed(stage: Stage) -> int:
        change(stage)
        return line

    return changed


def windows(name: str) -> Callable[[Stage], int]:
    """Line ends of another system."""

    def changed(stage: Stage) -> int:
        path = stage.folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        return 1

    return changed


def before(name: str, lost: str, heading: str) -> Callable[[Stage], int]:
    """A heading that is lost is missed where the next one stands."""

    def changed(stage: Stage) -> int:
        stage.edit(name, lost, "## Something")
        return stage.edit(name, heading, heading)

    return changed


BAD = {
    "a broken macro": Bad(
        replaced(PAGE, shown("list-containers"), shown("list-containers").removesuffix(" }}")),
        *(CHECK, PAGE, "the call of a macro is not closed", "write  {{ snippet("),
    ),
    "a misspelt snippet": Bad(
        replaced(OTHER, shown("detach"), shown("detatch")),
        *(CHECK, OTHER, "there is no snippet 'first-steps/detatch'", "did you mean"),
    ),
    "a misspelt macro": Bad(
        replaced(THIRD, shown("inspect"), shown("inspect").replace("snippet(", "snipet(")),
        *(CHECK, THIRD, "there is no macro called 'snipet'", "did you mean snippet"),
    ),
    "a program in a fence": Bad(
        added(OTHER, f"\n```yaml\n{RUN}\n```\n", 2),
        *(CHECK, OTHER, "this is no call of a macro", "leave the blanks out"),
    ),
    "a statement of a template": Bad(
        added(THIRD, "\n[[[% if x %]]]\n", 1),
        *(CHECK, THIRD, "[[[% begins a statement", "a page calls macros"),
    ),
    "front matter that acts": Bad(
        replaced(FOURTH, "description:", "render_macros: false\ndescription:"),
        *(CHECK, FOURTH, "unknown front-matter key 'render_macros'", "there are description"),
    ),
    "a stale recording": Bad(
        at(1, replaced(transcript("names"), "\n$ ", "\n$ true\n$ ")),
        *(CHECK, transcript("names"), "the recording is stale", "make record K=first-steps/names"),
    ),
    "a missing recording": Bad(
        at(1, lambda stage: (stage.folder / recording("logs")).unlink()),
        *(CHECK, recording("logs"), "there is no recording yet", "make record K=first-steps/logs"),
    ),
    "a recording edited by hand": Bad(
        at(1, replaced(recording("hello-world"), "Hello from Docker!", "Hello from me!")),
        *(CHECK, recording("hello-world"), "the recording was edited by hand", "make record K="),
    ),
    "a survey edited by hand": Bad(
        at(1, replaced("engines/26.json", '"stopped": ""', '"stopped": "no"')),
        *(CHECK, "engines/26.json", "the survey was edited by hand", "make engines ENGINE=26"),
    ),
    "a number edited by hand": Bad(
        at(1, replaced("measure/start/result.json", '"cores": "2"', '"cores": "99"')),
        *(CHECK, "measure/start/result.json", "was edited by hand", "make measure K=start"),
    ),
    "a list edited by hand": Bad(
        at(1, added("macros/commands/recorded.txt", "docker fly |  |\n")),
        *(CHECK, "macros/commands/recorded.txt", "was edited by hand", "make commands"),
    ),
    "a snippet on no page": Bad(
        at(1, lambda stage: stage.write(transcript("lost"), "---\ntitle: x\n---\n$ true\n")),
        *(CHECK, transcript("lost"), "no page shows this snippet", "remove the folder"),
    ),
    "a command that no snippet backs": Bad(
        added(PAGE, "\n```console\n$ docker ps\n```\n", 1),
        *(CHECK, PAGE, "these commands are on no snippet", "make new"),
    ),
    "Windows line ends": Bad(
        windows(transcript("wait")),
        *(CHECK, transcript("wait"), "has Windows line ends", "make fix"),
    ),
    "an unknown key": Bad(
        replaced(transcript("pause"), "needs:", "neds:"),
        *(CHECK, transcript("pause"), "unknown front-matter key 'neds'", "one of: title"),
    ),
    "a secret": Bad(
        added(transcript("top"), "$ echo ghp_" + "a1" * 18 + "\n"),
        *(CHECK, transcript("top"), "a secret stands here for everyone to read", "revoke it"),
    ),
    "a script of one's own": Bad(
        added(PAGE, '\n<script src="https://example.org/x.js"></script>\n', 1),
        *(CHECK, PAGE, "a page loads nothing from elsewhere", "docs/assets"),
    ),
    "two sentences on a line": Bad(
        added(THIRD, "\nOne sentence. Another one.\n", 1),
        *(CHECK, THIRD, "two sentences on a line", "a line of its own"),
    ),
    "a dead link": Bad(
        added(OTHER, "\nSee [the glossary](no-such-page.md).\n", 1),
        *(CHECK, OTHER, "the link no-such-page.md leads nowhere", "correct the path"),
    ),
    "a lesson without an exercise": Bad(
        before("docs/gpu/versions.md", "## Exercise", "## Quiz"),
        *(CHECK, "docs/gpu/versions.md", "the heading 'Exercise' is missing", "every lesson has"),
    ),
    "a renamed page": Bad(
        at(1, lambda stage: stage.git("mv", MOVED, MOVED.replace("rootless", "no-root"))),
        *(CHECK, MOVED.replace("rootless", "no-root"), "the page is not in the navigation"),
        "add it to nav in mkdocs.yml",
    ),
    "an unpinned requirement": Bad(
        replaced("pyproject.toml", '    "pyyaml",\n', '    "flask-cors",\n    "pyyaml",\n'),
        quick("test_requirements.py", "asked_for_is_pinned"),
        *("pyproject.toml", "flask-cors is not in requirements.txt", "make requirements"),
    ),
    "a requirement without its hash": Bad(
        added("requirements.txt", "leftpad>=1\n"),
        quick("test_requirements.py", "with_hashes"),
        *("requirements.txt", "leftpad>=1 is not pinned with its hashes", "make requirements"),
    ),
    "an external script on every page": Bad(
        added("mkdocs.yml", "  - https://x.org/x.js\n"),
        quick("test_tracked_files.py", "loaded_from_elsewhere"),
        *("mkdocs.yml", "- https://x.org/x.js", "put it into docs/assets"),
    ),
    "a privileged trigger": Bad(
        replaced(PULL_REQUEST, "  pull_request:", "  pull_request_target:"),
        quick("test_workflows.py", "keeps_the_rule"),
        *(PULL_REQUEST, "A trigger with rights", "start it by one of pull_request"),
    ),
    "an action that is not pinned": Bad(
        replaced(PULL_REQUEST, f"uses: {CHECKOUT}", "uses: x/y@v1"),
        quick("test_workflows.py", "keeps_the_rule"),
        *(PULL_REQUEST, "An action is pinned by its commit", "its commit of 40 digits"),
    ),
    "a token for strangers": Bad(
        replaced(PULL_REQUEST, "contents: read", "contents: write"),
        quick("test_workflows.py", "keeps_the_rule"),
        *(PULL_REQUEST, "Each job says its own grants", "permissions: {contents: read}"),
    ),
    "a wrong arrow": Bad(
        added("shellproof/waits.py", "import lab\n"),
        quick("test_arrows.py", "may"),
        *("shellproof/waits.py", "imports lab", "move it to a part that may know both"),
    ),
    "an unused import": Bad(
        added("lab/hub.py", "import os\n"),
        ("ruff", "check", "--quiet", "."),
        *("lab/hub.py", "`os` imported but unused", "make fix"),
    ),
    "a type that is wrong": Bad(
        added("lab/dns.py", 'x: int = "a"\n'),
        ("mypy",),
        *("lab/dns.py", "Incompatible types in assignment", "what its type asks for"),
    ),
}
