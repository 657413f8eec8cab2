"""Records a page: two runs on fresh hosts, and from them the transcripts and the recordings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from shellproof import keep, parser, recording, runs
from shellproof.errors import SkippedError, SourceError, shown
from shellproof.hosts import Provider
from shellproof.lessons import Lessons
from shellproof.pages import Page
from shellproof.rewrite import rewrite
from shellproof.scenario import require
from shellproof.transcript import Transcript

Say = Callable[[str], None]
#: Seconds. Python notices a signal that comes just before it waits for a lock only after the wait.
_LOOK = 1.0


@dataclass(frozen=True, slots=True)
class Job:
    """A page to record, its snippets in order, and the names of those to write."""

    page: Page | None
    transcripts: tuple[Transcript, ...]
    only: Collection[str]
    root: Path | None  # the folder that snippet names start below


def record(provider: Provider, job: Job, say: Say) -> None:
    """Run all the snippets twice, at once, and write those asked for. Raises ProofError."""
    reasons = {t.name: _missing(provider, t) for t in job.transcripts}
    able = [t for t in job.transcripts if not reasons[t.name]]
    if able:
        _learn(provider, job, able, say)
    for transcript in job.transcripts:
        if reasons[transcript.name] and transcript.name in job.only:
            _write(keep.unproven(transcript, reasons[transcript.name]), transcript, say)


def _missing(provider: Provider, transcript: Transcript) -> str:
    try:
        require(provider, transcript)
    except SkippedError as skipped:
        return str(skipped)
    return ""


def _learn(provider: Provider, job: Job, able: Sequence[Transcript], say: Say) -> None:
    before = {t.name: t.fingerprint() for t in able}
    first, second = _twice(provider, job.page, able, say)
    for transcript in able:
        _require_unchanged(transcript, before[transcript.name], job.root)
    lessons = Lessons(first, second, able)
    changes = {t.name: lessons.changes(t) for t in able}
    keeper = keep.Keeper(first)
    for transcript in able:
        if transcript.name in job.only and rewrite(transcript, changes[transcript.name]):
            say(f"wrote {shown(transcript.path)}")
        fresh = parser.load(transcript.path, job.root)
        made = keeper.make(fresh)
        if transcript.name in job.only:
            _write(made, fresh, say)


def _require_unchanged(transcript: Transcript, before: str, root: Path | None) -> None:
    """Raise SourceError for a snippet that is no longer what ran: its recording would be untrue."""
    now = parser.load(transcript.path, root)
    if now.fingerprint() != before:
        message = "it or a file beside it was edited while being recorded: nothing was written"
        raise SourceError(transcript.path, 1, message, f"make record K={transcript.name}")


def _twice(
    provider: Provider, page: Page | None, able: Sequence[Transcript], say: Say
) -> tuple[runs.Run, runs.Run]:
    def silent(_: str) -> None:
        """The other run says the same."""

    opened = runs.Opened()
    with ThreadPoolExecutor(2) as pool:
        asked = (provider, page, able)
        try:  # around this too: the first runs while the second is asked for
            both = [pool.submit(runs.run, *asked, each, opened) for each in (say, silent)]
            waiting = set(both)
            while waiting:
                done, waiting = wait(waiting, _LOOK, FIRST_COMPLETED)
                for run in done:
                    run.result()
        except BaseException:  # an interrupt too: nobody waits for the other run
            opened.abort()
            raise
    one, other = (run.result() for run in both)
    return one, other


def _write(made: recording.Recording, transcript: Transcript, say: Say) -> None:
    content = recording.text(made)
    path = transcript.recording
    if not path.exists() or path.read_text(encoding="utf-8", errors="replace") != content:
        recording.write(path, content)
        say(f"wrote {shown(path)}")
