"""A stage on which pull requests are played: a clone, and the steps that `make ci` takes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.house import sources

TOUCHED = "snippets/first-steps/hello-world"
PAGE = "docs/first-steps/your-first-container.md"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the author gets: the status, what the terminal says, and GitHub's annotations."""

    status: int
    text: str

    def annotations(self) -> list[str]:
        """Each annotation as `file:line: title`."""
        commands = re.findall(r"^::error (.*?)::(.*)$", self.text, re.M)
        return [_annotation(dict(p.split("=", 1) for p in c.split(",")), m) for c, m in commands]


def _annotation(properties: dict[str, str], message: str) -> str:
    """Ruff says what is wrong in the message, we say it in the title."""
    title = message if properties["title"].startswith("ruff") else properties["title"]
    text = f"{properties['file']}:{properties['line']}: {title}"
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


class Stage:
    """A clone that is as it was before each play."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path in sources.tracked():
            target = folder / path.relative_to(sources.ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            target.chmod(path.stat().st_mode)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=main")
        self.git("switch", "--quiet", "--create", "change")

    def git(self, *arguments: str) -> str:
        """Run git in the clone."""
        settings = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "gc.auto=0")
        command = ["git", *settings, *arguments]
        return subprocess.run(
            command, cwd=self.folder, check=True, capture_output=True, text=True
        ).stdout

    def reset(self) -> None:
        """Back to main."""
        self.git("checkout", "--quiet", "--force", "main", "--", ".")
        self.git("clean", "-qfd")
        self.git("reset", "--quiet", "--hard", "main")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def edit(self, name: str, old: str, new: str) -> int:
        """Replace text where it first stands; the line, which counts from 1."""
        text = (self.folder / name).read_text()
        assert old in text, f"{name} does not say {old!r}"
        self.write(name, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def append(self, name: str, text: str) -> int:
        """Add text at a file's end; the line where it begins."""
        before = (self.folder / name).read_text()
        self.write(name, before + text)
        return before.count("\n") + 1

    def commit(self) -> None:
        """Make the change a commit, as a pull request is one."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=change")

    def run(self, module: str, *arguments: str, within: float = 120) -> Answer:
        """Run one step of `make ci`, as a step of GitHub Actions."""
        ours = {name: value for name, value in os.environ.items() if name[:6] != "PYTEST"}
        github = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary"),
            "RUFF_OUTPUT_FORMAT": "github",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env={**ours, **github},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=within,
            check=False,
        )
        # Ruff gives whole paths, which GitHub takes too.
        said = done.stdout.decode(errors="replace").replace(f"file={self.folder}/", "file=")
        return Answer(done.returncode, said)


def steps() -> str:
    """What the targets of `make ci` run."""
    makefile = (sources.ROOT / "Makefile").read_text()
    found = re.search(r"^ci: (.*?) ##", makefile, re.M)
    assert found
    return "\n".join(recipe(makefile, name) for name in [*found[1].split(), "site"])


def recipe(makefile: str, target: str) -> str:
    """The lines of one target."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, re.M)
    return found[1] if found else ""


def taken(module: str, arguments: Sequence[str]) -> bool:
    """Whether `make ci` takes this step; a test of tests/ is part of one that runs them all."""
    words = " ".join((module, *arguments))
    if module == "pytest" and arguments[0].startswith("tests/"):
        return "$(PYTEST) tests" in steps()
    return f"$(PYTHON_IN) -m {words}" in steps()
