"""Runs the snippets of one page in order, on hosts that they share."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType

from shellproof import pattern, screen, waits
from shellproof.errors import HostError, LeftBehindError, SkippedError, SourceError
from shellproof.hosts import Bash, Host, Inventory, Provider
from shellproof.outcome import Names, Outcome
from shellproof.transcript import Act, Item, Step, Transcript, Wait
from shellproof.usage import unknown_name

TYPE_CHECKING = False  # the module typing is not for a run: see shellproof.tuples
if TYPE_CHECKING:
    from shellproof.pages import Page
    from shellproof.surveyed import Survey


def host_names(transcripts: Sequence[Transcript]) -> tuple[str, ...]:
    """All hosts that the snippets name; the unnamed one where a snippet names none."""
    names = [name for transcript in transcripts for name in transcript.hosts or ("",)]
    return tuple(dict.fromkeys(names))


def require(provider: Provider, transcript: Transcript) -> None:
    """Raise SkippedError when something that the snippet needs is not to be had."""
    reasons = {need: provider.missing(need) for need in transcript.needs}
    if found := {need: reason for need, reason in reasons.items() if reason}:
        raise SkippedError(found)


class Scenario:
    """A page being run: a context in which its hosts live."""

    def __init__(
        self, provider: Provider, transcripts: Sequence[Transcript], known: Survey | None = None
    ) -> None:
        self._provider, self._names_of_hosts = provider, host_names(transcripts)
        self._survey = known  # how these hosts are known to differ
        self._needs = frozenset(need for each in transcripts for need in each.needs)
        self._stack = ExitStack()
        self._shells: dict[str, Bash] = {}
        self.names = Names()
        self.hosts: dict[str, Host] = {}
        self._aborted = False

    def __enter__(self) -> Scenario:
        lease = self._provider.lease(self._names_of_hosts, self._needs)
        self.hosts = self._stack.enter_context(lease)
        self._before = {name: host.inventory() for name, host in self.hosts.items()}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            for shell in self._shells.values():
                shell.close()
        finally:
            self._stack.close()

    def abort(self) -> None:
        """Make what runs end at once, from another thread: leaving the context clears up."""
        self._aborted = True
        for shell in list(self._shells.values()):
            shell.abort()

    def prove(self, transcript: Transcript) -> None:
        """Run one snippet and compare. Raises StepError at the first command that fails."""
        self.put_files(transcript)
        for item in transcript.items:
            outcome = self.do(transcript, item)
            if outcome:
                self._compare(transcript, outcome)

    def put_files(self, transcript: Transcript) -> None:
        """Copy the snippet's files to where the reader is now, on its first host."""
        shell = self._shell((transcript.hosts or ("",))[0])
        for name, path in transcript.files:
            mode = 0o755 if os.access(path, os.X_OK) else 0o644
            try:
                shell.put(name, path.read_bytes(), mode)
            except (HostError, OSError) as error:
                mend = "give it a name that is free where the reader is by then"
                raise SourceError(path, 1, f"cannot be put on the host: {error}", mend) from None

    def do(self, transcript: Transcript, item: Item) -> Outcome | None:
        """Run a command, or do what a directive says, which has no outcome."""
        try:
            if isinstance(item, Step):
                return self._run(transcript, item)
            if isinstance(item, Wait):
                waits.run(item, self._shell(item.host), self.names.mask)
            else:
                self._act(item)
        except (HostError, OSError) as error:
            mend = f"make prove K={transcript.name}"
            raise SourceError(transcript.path, item.line, str(error), mend) from None
        return None

    def _run(self, transcript: Transcript, step: Step) -> Outcome:
        self._known(transcript, step)
        command = pattern.paste(step.command, self.names.values)
        keys = [(key.after.encode(), key.sent) for key in step.keys] if step.terminal else None
        result = self._shell(step.host).run(command, transcript.timeout, keys)
        output, truncated = _whole_lines(result["output"], result["truncated"])
        return Outcome(
            *(step, command, tuple(screen.lines(output, terminal=step.terminal))),
            *(result["exit"], truncated, result["untyped"], result["seconds"]),
        )

    def _known(self, transcript: Transcript, step: Step) -> None:
        for hole in pattern.holes(step.command):
            if hole.name not in self.names.values:
                raise unknown_name(transcript.path, step.line, hole)

    def _compare(self, transcript: Transcript, outcome: Outcome) -> None:
        found = outcome.compare(self.names.values)
        self.names.learn(found, outcome)
        if not outcome.kept(found):
            if self._survey and self._is_known(transcript, outcome, self._survey):
                return
            from shellproof.failure import StepError  # a run that passes need not load it

            masked, known = self.names.masked(outcome), self.names.shown()
            raise StepError(transcript, masked, known, self.where(outcome.step.host))

    def _is_known(self, transcript: Transcript, outcome: Outcome, known: Survey) -> bool:
        from shellproof.differing import difference

        found = difference(transcript, outcome, self.names)
        return known.knows(transcript.name, transcript.fingerprint(), found)

    def _act(self, act: Act) -> None:
        _at_once([partial(self.hosts[name].act, act.verb) for name in act.hosts])
        if act.verb != "cut off":
            for shell in [self._shells.pop(name) for name in act.hosts if name in self._shells]:
                shell.close()

    def _shell(self, host: str) -> Bash:
        if host not in self._shells:
            self._shells[host] = self.hosts[host].shell()
        if self._aborted:  # asked last: it may have happened while the shell was made
            raise HostError("the run was aborted")
        return self._shells[host]

    def where(self, name: str) -> str:
        """The host and what is on it, for a person who reads a failure."""
        host = self.hosts[name]
        facts = " · ".join(host.facts().values())
        materials = [f"{material.name}@{material.digest[:19]}" for material in host.materials()]
        return " · ".join([name or "the host", facts, *materials])

    def check_left(self, page: Page) -> None:
        """Compare the hosts with how they were. Raises LeftBehindError."""
        left = [
            f"{f'[{name}] ' if name else ''}{kind} {thing}"
            for name, host in self.hosts.items()
            for kind, thing in _new(self._before[name], host.inventory())
            if not any(fnmatch.fnmatchcase(f"{kind} {thing}", leave) for leave in page.leaves)
        ]
        if left:
            first = left[0].rpartition("] ")[2]
            mend = "remove it in the page's clean-up, or name it in the front matter:"
            raise LeftBehindError(
                *(page.path, page.calls[-1].line, f"the page leaves behind: {', '.join(left)}"),
                f'{mend}  leaves: ["{first}"]',
            )


def _whole_lines(output: bytes, truncated: int) -> tuple[bytes, int]:
    """Output that was cut without its last line, where half a secret would not be masked."""
    kept = output[: output.rfind(b"\n") + 1] if truncated else output
    return kept, truncated + len(output) - len(kept)


def _at_once(deeds: Sequence[Callable[[], None]]) -> None:
    """Do all of them at the same time. Raises what the first that fails raises."""
    if len(deeds) == 1:
        deeds[0]()
        return
    from concurrent.futures import ThreadPoolExecutor  # few transcripts do two things at once

    with ThreadPoolExecutor(len(deeds)) as workers:
        for done in [workers.submit(deed) for deed in deeds]:
            done.result()


def _new(before: Inventory, after: Inventory) -> list[tuple[str, str]]:
    return sorted(
        (kind, thing)
        for kind, things in after.items()
        for thing in things - before.get(kind, frozenset())
    )
