"""pytest runs the snippets: one item for each transcript.

pytest snippets                                       a project's pages, on the hosts that its
                                                      conftest provides
pytest -p shellproof.pytest_plugin --shellproof-host local FOLDER
                                                      any folder of transcripts, in a local bash
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import pytest

from shellproof import hookspecs, skips
from shellproof.errors import SourceError
from shellproof.items import Snippet, SnippetFolder, TranscriptFile
from shellproof.shared import is_chapter
from shellproof.state import STATE, State
from shellproof.transcript import TRANSCRIPT

if TYPE_CHECKING:
    from shellproof.selection import Pages

_PARTS = [f"--shellproof-{part}" for part in ("page", "only", "changed", "shard")]


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
    add("--shellproof-changed", default="", metavar="BASE", help="only what differs from a commit")
    add("--shellproof-shard", default="", metavar="2/4", help="the second of four equal parts")
    add("--shellproof-skips", default="", metavar="FILE", help="the needs that may be missing here")
    add("--shellproof-survey", default="", metavar="FILE", help="write there what differs here")
    add("--shellproof-known", default="", metavar="FILE", help="a survey: differences to let pass")
    add("--shellproof-again", action="store_true", help="give a page that fails a second chance")
    add("--shellproof-times", action="store_true", help="write into recordings what proofs took")
    add("--no-cache", action="store_true", help="prove again what has passed unchanged before")


def pytest_configure(config: pytest.Config) -> None:
    """Make the state that all items share, and watch what is skipped."""
    try:
        config.stash[STATE] = State(config)
    except SourceError as error:
        raise pytest.UsageError(str(error)) from None
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and current_thread() is main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # it clears up as Ctrl-C does
    if not hasattr(config, "workerinput"):
        _share_out(config)
        config.pluginmanager.register(_watch(config))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            from shellproof.answers import Answers

            config.pluginmanager.register(Answers(config))


def _share_out(config: pytest.Config) -> None:
    """Keep `-n` for what has to run: to start processes takes longer than to look up passes."""
    if getattr(config.option, "dist", "no") == "no":
        return
    state = config.stash[STATE]
    if state.pages and any(map(config.getoption, _PARTS)):
        from shellproof import narrowing

        narrowing.check(config, state.pages)
    if state.unchanged():
        config.option.dist, config.option.tx = "no", []


def _watch(config: pytest.Config) -> skips.Watch:
    path = config.getoption("--shellproof-skips")
    try:
        return skips.Watch(Path(path) if path else None)
    except OSError as error:
        raise pytest.UsageError(f"--shellproof-skips {path}: {error.strerror}") from None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give all hosts back."""
    if STATE in config.stash:
        config.stash[STATE].close()


@pytest.hookimpl(tryfirst=True)
def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave no snippet or chapter out for its name: pytest passes over `build` and `venv`."""
    if any(map(config.getoption, ("ignore", "ignore_glob"))):
        return None
    if collection_path.name == TRANSCRIPT or (collection_path / TRANSCRIPT).is_file():
        return False
    return False if is_chapter(collection_path) else None


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every folder of a snippet."""
    if (path / TRANSCRIPT).is_file():
        return SnippetFolder.from_parent(parent, path=path)
    return None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every transcript."""
    if file_path.name == TRANSCRIPT:
        return TranscriptFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what was asked for, in the order of the pages."""
    state = config.stash[STATE]
    snippets = [item for item in items if isinstance(item, Snippet)]
    part = any(map(config.getoption, _PARTS))
    if not snippets and (state.local or part or state.recording or state.asked()):
        raise pytest.UsageError("no transcript was collected: nothing would be proven")
    if not (pages := state.pages):
        return
    if part:
        snippets = _narrow(config, pages, items, snippets)
    order = _order(config, pages, snippets)
    snippets.sort(key=lambda item: order(item.name))
    items[:] = [*(item for item in items if not isinstance(item, Snippet)), *snippets]
    for item in snippets if state.recording else ():
        state.want(item.path, item.name)


def _order(
    config: pytest.Config, pages: Pages, snippets: list[Snippet]
) -> Callable[[str], tuple[Any, ...]]:
    """That of the pages; where several processes share them, those that take longest come first."""
    if not hasattr(config, "workerinput"):
        return pages.order
    from shellproof.scheduling import longest_first

    return longest_first(pages, [item.name for item in snippets])


def pytest_collection_finish() -> None:
    """Keep what is loaded by now, which stays, out of every collection of garbage from here on.

    Two of these end a run, and would take as long as 20 commands. One pytest inside another keeps
    what is frozen as it is: what it leaves would never be freed.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def _narrow(
    config: pytest.Config,
    pages: Pages,
    items: list[pytest.Item],
    snippets: list[Snippet],
) -> list[Snippet]:
    from shellproof import narrowing

    wanted = narrowing.wanted(config, pages, [item.name for item in snippets])
    config.hook.pytest_deselected(items=[item for item in items if item.name not in wanted])
    chosen = [item for item in snippets if item.name in wanted]
    items[:] = chosen
    return chosen


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A change that touches no page, and a shard with none, have passed."""
    part = any(map(session.config.getoption, ("--shellproof-changed", "--shellproof-shard")))
    if part and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a page in one process."""
    from shellproof.scheduling import PageScheduling

    return PageScheduling(config, log, config.stash[STATE].pages)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Give a page's hosts back as soon as its last snippet has run."""
    state = item.config.stash[STATE]
    if isinstance(item, Snippet) and not _same_page(state, item, nextitem):
        state.finish()


def _same_page(state: State, item: Snippet, other: pytest.Item | None) -> bool:
    if not (state.pages and isinstance(other, Snippet)):
        return False
    return state.pages.page_of(item.name) == state.pages.page_of(other.name)
