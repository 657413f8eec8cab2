"""A project whose pages are proven on fake hosts, in this process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shellproof import parser
from shellproof.cache import Passes
from shellproof.pages import Page
from shellproof.pages import load as load_page
from shellproof.prover import Plan, Prover
from shellproof.record import Job, record
from shellproof.recording import Recording
from shellproof.recording import load as load_recording
from shellproof.transcript import Transcript
from tests.shellproof.fakes import FakeProvider
from tests.shellproof.world import World


@dataclass(slots=True)
class Course:
    """One page and its snippets."""

    world: World
    provider: FakeProvider
    names: list[str] = field(default_factory=list)
    head: str = ""

    def snippet(self, name: str, body: str, **files: str) -> Path:
        """Write a snippet at the end of the page."""
        if name not in self.names:
            self.names.append(name)
        return self.world.snippet(name, body, **files)

    def page(self) -> Page:
        """The page as it is now."""
        return load_page(self.world.page("index.md", *self.names, head=self.head))

    def plan(self) -> Plan:
        """The page with its snippets as they are now."""
        page = self.page()
        return Plan(page, tuple(self.world.load(call.snippet) for call in page.calls))

    def passes(self) -> Passes:
        """The cache."""
        return Passes(self.world.folder / "passes", self.provider.fingerprint())

    def prove(self, *names: str) -> None:
        """Prove snippets, all of them if none is named. Raises ProofError."""
        prover = Prover(self.provider, self.passes())
        try:
            for name in names or self.names:
                prover.prove(self.plan(), name)
        finally:
            prover.finish()

    def record(self, *only: str) -> list[str]:
        """Record snippets, all of them if none is named; what was said. Raises ProofError."""
        said: list[str] = []
        plan = self.plan()
        root = self.world.folder / "snippets"
        job = Job(plan.page, plan.transcripts, only or self.names, root)
        record(self.provider, job, said.append)
        return said

    def transcript(self, name: str) -> Transcript:
        """A snippet as it is now."""
        root = self.world.folder / "snippets"
        return parser.load(root / name / "session.console", root)

    def text(self, name: str) -> str:
        """A transcript below its front matter."""
        return self.transcript(name).path.read_text().partition("---\n")[2].partition("---\n")[2]

    def recording(self, name: str) -> Recording:
        """A recording."""
        return load_recording(self.transcript(name).recording, "mend")

    def outputs(self, name: str) -> Sequence[tuple[str, ...]]:
        """What the recording shows of each command."""
        return [step.output for step in self.recording(name).steps]
