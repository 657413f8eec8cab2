"""pytest runs the snippets: one item for each transcript.

pytest snippets                                       a project's pages, on the hosts that its
                                                      conftest provides
pytest -p shellproof.pytest_plugin --shellproof-host local FOLDER
                                                      any folder of transcripts, in a local bash
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest

from shellproof import cache, hookspecs, project, selection, skips
from shellproof.errors import ProofError, SkippedError
from shellproof.hosts import LocalProvider, Provider
from shellproof.progress import say
from shellproof.prover import Plan, Prover, Recorder
from shellproof.transcript import TRANSCRIPT

_PASSES = Path(".shellproof") / "passes"
_STATE = pytest.StashKey["State"]()


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Let a project say where hosts come from."""
    pluginmanager.add_hookspecs(hookspecs)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The command line."""
    group = parser.getgroup("shellproof", "proving console transcripts")
    add = group.addoption
    add("--record", action="store_true", help="run twice and write what came")
    add("--shellproof-host", choices=("local", "provided"), default="provided", help="where to run")
    add("--shellproof-page", default="", metavar="PAGE", help="only the snippets of one page")
    add("--shellproof-only", default="", metavar="NAME", help="only this snippet, or this chapter")
    add("--shellproof-skips", default="", metavar="FILE", help="the needs that may be missing here")
    add("--no-cache", action="store_true", help="prove again what has passed unchanged before")


def pytest_configure(config: pytest.Config) -> None:
    """Make the state that all items share, and watch what is skipped."""
    config.stash[_STATE] = State(config)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and current_thread() is main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # it clears up as Ctrl-C does
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_watch(config))


def _watch(config: pytest.Config) -> skips.Watch:
    path = config.getoption("--shellproof-skips")
    try:
        return skips.Watch(Path(path) if path else None)
    except OSError as error:
        raise pytest.UsageError(f"--shellproof-skips {path}: {error.strerror}") from None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give all hosts back."""
    if _STATE in config.stash:
        config.stash[_STATE].close()


class State:
    """What items share; everything in it is made when it is first asked for."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.local = config.getoption("--shellproof-host") == "local"
        self.recording = bool(config.getoption("--record"))
        self.pages = None if self.local else selection.Pages(project.load(config.rootpath))
        self.wanted: dict[Plan, set[str]] = {}
        self._provider: Provider | None = None
        self._prover: Prover | None = None
        self._recorder: Recorder | None = None

    def plan(self, path: Path) -> Plan:
        """What a transcript runs with. Raises SourceError."""
        return self.pages.plan(path) if self.pages else selection.alone(path)

    def asked(self) -> bool:
        """Whether the command line names the folder of the snippets, or one above it."""
        if self.pages is None or self._config.getoption("--collect-only"):
            return False
        start = self._config.invocation_params.dir
        named = (Path(start, argument.partition("::")[0]) for argument in self._config.args)
        return any(self.pages.project.snippets.is_relative_to(path.resolve()) for path in named)

    def want(self, path: Path, name: str) -> None:
        """Note that a snippet is to be recorded; a fault in it is told when its turn comes."""
        with contextlib.suppress(ProofError):
            self.wanted.setdefault(self.plan(path), set()).add(name)

    def run(self, plan: Plan, name: str) -> None:
        """Prove or record a snippet. Raises ProofError."""
        if self.recording:
            self._recording().record(plan, self.wanted.get(plan, {name}))
        else:
            self._proving().prove(plan, name)

    def finish(self) -> None:
        """Give the hosts of a page back."""
        if self._prover:
            self._prover.finish()

    def close(self) -> None:
        """Give everything back."""
        self.finish()
        if self._provider:
            self._provider.close()
            self._provider = None

    def _proving(self) -> Prover:
        if self._prover is None:
            provider = self._provide()
            passes = cache.Passes(self._config.rootpath / _PASSES, provider.fingerprint())
            self._prover = Prover(
                provider, None if self._config.getoption("--no-cache") else passes
            )
        return self._prover

    def _recording(self) -> Recorder:
        if self._recorder is None:
            root = self.pages.project.snippets if self.pages else None
            self._recorder = Recorder(self._provide(), root, partial(say, self._config))
        return self._recorder

    def _provide(self) -> Provider:
        if self._provider is None:
            hook = self._config.hook.pytest_shellproof_provider
            self._provider = LocalProvider() if self.local else hook(config=self._config)
        if self._provider is None:
            raise ProofError("nothing provides hosts: add --shellproof-host local")
        return self._provider


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every transcript."""
    if file_path.name == TRANSCRIPT:
        return TranscriptFile.from_parent(parent, path=file_path)
    return None


class TranscriptFile(pytest.File):
    """One session.console."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one item."""
        state = self.config.stash[_STATE]
        name = state.pages.name(self.path) if state.pages else "/".join(self.path.parts[-3:-1])
        yield Snippet.from_parent(self, name=name)


class Snippet(pytest.Item):
    """One snippet: passes when every command does what its transcript says."""

    def runtest(self) -> None:
        """Prove it, or record it."""
        state = self.config.stash[_STATE]
        try:
            plan = state.plan(self.path)
            state.run(plan, plan.transcripts[0].name if not state.pages else self.name)
        except SkippedError as skipped:
            self.user_properties.append((skips.PROPERTY, skipped.needs))
            pytest.skip(str(skipped))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A failure says what a person needs, and no traceback."""
        if isinstance(excinfo.value, ProofError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the snippet is."""
        return self.path, 0, self.name


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what was asked for, in the order of the pages."""
    state = config.stash[_STATE]
    snippets = [item for item in items if isinstance(item, Snippet)]
    page, only = config.getoption("--shellproof-page"), config.getoption("--shellproof-only")
    if not snippets and (state.local or page or only or state.recording or state.asked()):
        raise pytest.UsageError("no transcript was collected: nothing would be proven")
    if not (pages := state.pages):
        return
    if page or only:
        snippets = _narrow(config, pages, items, snippets)
    snippets.sort(key=lambda item: pages.order(item.name))
    items[:] = [*(item for item in items if not isinstance(item, Snippet)), *snippets]
    for item in snippets if state.recording else ():
        state.want(item.path, item.name)


def _narrow(
    config: pytest.Config,
    pages: selection.Pages,
    items: list[pytest.Item],
    snippets: list[Snippet],
) -> list[Snippet]:
    page, only = config.getoption("--shellproof-page"), config.getoption("--shellproof-only")
    try:
        wanted = pages.wanted(page, only, (item.name for item in snippets))
    except (selection.UnknownNameError, ProofError) as error:
        raise pytest.UsageError(str(error)) from None
    config.hook.pytest_deselected(items=[item for item in items if item.name not in wanted])
    chosen = [item for item in snippets if item.name in wanted]
    items[:] = chosen
    return chosen


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a page in one process."""
    from shellproof.scheduling import PageScheduling

    pages = config.stash[_STATE].pages
    return PageScheduling(config, log, pages.page_of if pages else str)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Give a page's hosts back as soon as its last snippet has run."""
    state = item.config.stash[_STATE]
    if isinstance(item, Snippet) and not _same_page(state, item, nextitem):
        state.finish()


def _same_page(state: State, item: Snippet, other: pytest.Item | None) -> bool:
    if not (state.pages and isinstance(other, Snippet)):
        return False
    return state.pages.page_of(item.name) == state.pages.page_of(other.name)
