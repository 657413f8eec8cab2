"""A small project in a folder of its own: snippets, pages, and the two commands that judge it."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from shellproof import keep, parser, recording
from shellproof.__main__ import main
from shellproof.transcript import Transcript

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: A title\n---\n"
_CONFTEST = """
from shellproof.local import LocalProvider
pytest_plugins = ["shellproof.pytest_plugin"]
{known}
def pytest_shellproof_provider(config):
    return Known()
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that ended: its status, and all that it said."""

    status: int
    text: str

    def faults(self) -> list[str]:
        """The lines that begin with a file and a line number."""
        return [line for line in self.text.splitlines() if _is_fault(line)]


def _is_fault(line: str) -> bool:
    place, colon, rest = line.partition(":")
    return bool(colon) and place.endswith((".console", ".md", ".json")) and rest[:1].isdigit()


@dataclass(frozen=True, slots=True)
class World:
    """The project's folder."""

    folder: Path

    def snippet(self, name: str, body: str | bytes, **files: str) -> Path:
        """Write a transcript; text without front matter gets a plain one."""
        folder = self.folder / "snippets" / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_text(content)
        path = folder / "session.console"
        if isinstance(body, str):
            body = (body if body.startswith("---") else HEAD + body).encode()
        path.write_bytes(body)
        return path

    def load(self, name: str) -> Transcript:
        """Read a transcript."""
        path = self.folder / "snippets" / name / "session.console"
        return parser.load(path, self.folder / "snippets")

    def recorded(self, name: str) -> Path:
        """Give a snippet a recording that is in order, though nothing ran."""
        transcript = self.load(name)
        content = recording.text(keep.unproven(transcript, "needs gpu: none here"))
        transcript.recording.write_text(content)
        return transcript.recording

    def page(self, name: str, *snippets: str, head: str = "") -> Path:
        """Write a page that shows these snippets."""
        path = self.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        calls = (f'{{{{ snippet("{snippet}") }}}}' for snippet in snippets)
        path.write_text("\n\n".join([f"{head}# A page", *calls, ""]))
        return path

    def check(self) -> Done:
        """Call `python -m shellproof check`, in this process since it is called often."""
        said = io.StringIO()
        with contextlib.chdir(self.folder), redirect_stdout(said), redirect_stderr(said):
            status = main(["check"])
        return Done(status, said.getvalue())

    def check_for_real(self) -> Done:
        """Run `python -m shellproof check`."""
        return self.run("shellproof", "check")

    def prove(self, *arguments: str, provider: str = "Known = LocalProvider") -> Done:
        """Run pytest over the snippets, each page a scenario on a local host."""
        (self.folder / "conftest.py").write_text(_CONFTEST.format(known=provider))
        return self._pytest("snippets", *arguments)

    def prove_alone(self, *arguments: str) -> Done:
        """Run pytest over any folder of transcripts, each one a scenario of its own."""
        plugin = ("-p", "shellproof.pytest_plugin", "--shellproof-host", "local")
        return self._pytest(*plugin, *arguments)

    def _pytest(self, *arguments: str) -> Done:
        """In this process, which takes a tenth of the time."""
        said = io.StringIO()
        with (
            contextlib.chdir(self.folder),
            redirect_stdout(said),
            redirect_stderr(said),
            warnings.catch_warnings(),
            pytest.MonkeyPatch.context() as patch,
        ):
            warnings.simplefilter("ignore")  # such as: the plugin was imported before
            patch.setattr(sys, "path", sys.path.copy())
            for name in ("conftest", "test_other"):  # each run has its own
                patch.delitem(sys.modules, name, raising=False)
            patch.delenv("PYTEST_XDIST_WORKER", raising=False)
            patch.delenv("PYTEST_CURRENT_TEST", raising=False)
            patch.setenv("PYTHONPATH", str(ROOT))
            status = pytest.main(["--color=no", "--capture=no", *arguments])
        return Done(int(status), said.getvalue())

    def environment(self) -> dict[str, str]:
        """That of a process of ours, without what the pytest around us has put into it."""
        ours = {name: value for name, value in os.environ.items() if name[:6] != "PYTEST"}
        return {**ours, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str) -> Done:
        """Run a Python module."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(errors="replace"))
