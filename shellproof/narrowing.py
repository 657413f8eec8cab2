"""The part of a run that was asked for: a page, a snippet, what a change touches, a shard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from shellproof import changed, progress, redrawn, shards
from shellproof.errors import ProofError, shown
from shellproof.selection import Pages, UnknownNameError

_PARTS = ("page", "only", "changed", "shard")


def check(config: pytest.Config, pages: Pages) -> None:
    """Refuse what does not exist before workers start, whose errors are tracebacks.

    Raises pytest.UsageError.
    """
    page, only, base, shard = _asked(config)
    try:
        if page or only:
            pages.wanted(page, only, pages.library.names())
        if base:
            changed.start(config.rootpath, base)
        if shard:
            shards.parse(shard)
    except (UnknownNameError, ProofError) as error:
        raise pytest.UsageError(str(error)) from None


def _asked(config: pytest.Config) -> list[str]:
    return [str(config.getoption(f"--shellproof-{part}")) for part in _PARTS]


def wanted(config: pytest.Config, pages: Pages, names: Sequence[str]) -> set[str]:
    """The names to run, of those collected. Raises pytest.UsageError."""
    page, only, base, shard = _asked(config)
    try:
        found = pages.wanted(page, only, names) if page or only else set(names)
        if base:
            found &= _touched(config, pages, base, names)
        if shard:
            found = shards.shard(pages.project, pages.units(found), shard)
    except (UnknownNameError, ProofError) as error:
        raise pytest.UsageError(str(error)) from None
    if not found:
        progress.say(config, "nothing of it needs a proof")
    return found


def _touched(config: pytest.Config, pages: Pages, base: str, names: Sequence[str]) -> set[str]:
    """All snippets of the pages that a change touches, and changed ones on no page; says why."""

    def materials(path: Path) -> Sequence[str] | None:
        named: Sequence[str] | None = config.hook.pytest_shellproof_materials(
            config=config, path=path
        )
        return named

    commit = changed.start(config.rootpath, base)
    files = changed.files(config.rootpath, commit)
    config.pluginmanager.register(redrawn.Redrawn(config, commit, files))
    affected = changed.Affected(pages.project, pages.library, files, materials)
    touched = [page for page in pages.project.all_pages() if affected.page(page)]
    progress.say(config, f"{len(files)} files differ from {base}, {len(touched)} pages to prove")
    for page in touched:
        progress.say(config, f"{shown(page.path)}: {affected.why[page.path]}")
    alone = {name for name in names if not pages.page_of(name) and affected.snippet(name)}
    return alone | {call.snippet for page in touched for call in page.calls}
