"""A stage on which pull requests are played: a clone, and the steps that `make ci` takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.house import sources

NOT_OURS = re.compile(r"PYTEST|MAKE|MFLAGS|(?:K|PAGE|ENGINE|CHANGED|SHARD|AS|AS_CI|CI)$")
KEPT = (".mypy_cache",)
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
        # What is kept of earlier runs is believed only where a file is the same.
        for name in KEPT:
            if (sources.ROOT / name).is_dir():
                shutil.copytree(sources.ROOT / name, folder / name)
        self.git("init", "--quiet", "--initial-branch=main")
        (folder / ".git" / "info" / "exclude").write_text(".venv\n")
        (folder / ".venv").symlink_to(sources.ROOT / ".venv")
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
        command = [sys.executable, "-m", module, *arguments]
        if "$(TELL)" in recipes((module, *arguments)):
            piped = f'"$@" 2>&1 | {sys.executable} -m shellproof tell'
            command = ["bash", "-o", "pipefail", "-c", piped, "bash", *command]
        return self._run(command, within)

    def make(self, *words: str, within: float = 120) -> Answer:
        """Run make itself so."""
        return self._run(["make", *words], within)

    def _run(self, command: Sequence[str], within: float) -> Answer:
        """What a program answers which was started as a step, and not by make."""
        ours = {name: value for name, value in os.environ.items() if not NOT_OURS.match(name)}
        github = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.folder.parent / "summary"),
            "RUFF_OUTPUT_FORMAT": "github",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            command,
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


def chosen() -> str:
    """Which tests `make check` runs: the expression behind its -m."""
    found = re.search(r'\$\(PYTEST\) tests .*-m "(.*?)"', steps())
    assert found
    return found[1]


def quick(file: str, name: str) -> tuple[str, ...]:
    """The part of `make check` that runs one test of the house; it runs none that is left out."""
    return ("pytest", "-m", chosen(), f"tests/house/{file}", "-k", name)


def step(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Steps that one run can take have one name."""
    return asked[:3] if asked[0] == "pytest" else asked


def joined(asked: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """One run in the place of several of the same name."""
    first = asked[0]
    if first[0] != "pytest":
        return first
    files, names = ({each[at] for each in asked} for at in (3, 5))
    return (*first[:3], *sorted(files), "-k", " or ".join(sorted(names)))


def recipes(asked: tuple[str, ...]) -> str:
    """What the Makefile's line of a step says besides, such as its fix."""
    return "\n".join(line for line in steps().splitlines() if f"-m {' '.join(asked)}" in line)


def taken(module: str, arguments: Sequence[str]) -> bool:
    """Whether `make ci` takes this step, word for word; a test, whether it is chosen as there."""
    if module != "pytest":
        words = re.escape(" ".join((module, *arguments)))
        return bool(re.search(rf"\$\(PYTHON_IN\) -m {words}(?: \$\(TELL\)| \|\||$)", steps(), re.M))
    return tuple(arguments[:2]) == ("-m", chosen()) and arguments[2].startswith("tests/")
