"""A small course in a folder of its own, with recordings made by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from shellproof import parser, recording
from shellproof.hosts import Material
from shellproof.match import Span
from shellproof.recording import RecordedStep, Recording
from shellproof.transcript import Transcript
from tests.macros import builder

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: A title\nneeds: [docker]\n{hosts}---\n"
HOSTS = "hosts: [manager, worker]\n"
FACTS = {"engine": "Docker Engine 28.5.2", "system": "Debian 14 (forky)", "architecture": "x86_64"}
MATERIALS = (
    Material("debian:trixie-slim", f"sha256:{'a' * 64}", "Debian packages, as upstream makes it"),
    Material(
        "nginx:latest",
        f"sha256:{'b' * 64}",
        "built from Debian packages, stands in for Docker Hub's nginx",
    ),
)
SHARED = ("macros", "shellproof", "theme")


@dataclass(frozen=True, slots=True)
class Printed:
    """What one command is said to have printed."""

    lines: Sequence[str] = ()
    varies: Sequence[Span] = ()
    truncated: int = 0
    command: str = ""  # where it differs from the transcript


@dataclass(frozen=True, slots=True)
class Course:
    """A folder with pages and snippets, built by the project's own configuration."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Course:
        """An empty course."""
        for name in SHARED:
            (folder / name).symlink_to(ROOT / name)
        (folder / "docs").mkdir()
        (folder / "docs" / "assets").symlink_to(ROOT / "docs" / "assets")
        (folder / "snippets").mkdir()
        (folder / "mkdocs.yml").write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nnav: []\n")
        return cls(folder)

    def transcript(self, name: str, console: str, **files: str) -> Transcript:
        """Write a snippet without a recording."""
        folder = self.folder / "snippets" / name
        folder.mkdir(parents=True, exist_ok=True)
        head = HEAD.format(hosts=HOSTS if console.startswith("[") else "")
        (folder / "session.console").write_text(head + console)
        for file, text in files.items():
            (folder / file).write_text(text)
        return parser.load(folder / "session.console", self.folder / "snippets")

    def snippet(
        self, name: str, console: str, *printed: Printed, unproven: str | None = None, **files: str
    ) -> tuple[Transcript, Recording]:
        """Write a snippet with a recording that fits it."""
        transcript = self.transcript(name, console, **files)
        steps = tuple(
            RecordedStep(
                *(step.host, out.command or step.command, tuple(out.lines), step.exit),
                *(out.truncated, tuple(out.varies)),
            )
            for step, out in zip(transcript.steps, printed, strict=True)
        )
        made = Recording(
            *(name, transcript.fingerprint(), "2026-11-20", 1.0, unproven),
            *(FACTS, MATERIALS, steps),
        )
        recording.write(transcript.recording, recording.text(made))
        return transcript, made

    def page(self, name: str, text: str) -> None:
        """Write a page."""
        path = self.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self, **variables: str) -> CompletedProcess[str]:
        """Build it strictly, in a process of its own."""
        return builder.build(self.folder, {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables})

    def built(self, name: str) -> str:
        """A page of the built site."""
        return (self.folder / "site" / name).read_text()
