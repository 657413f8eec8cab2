"""Rules of a project's own: functions that find more faults of a page."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from shellproof.errors import ProofError, SourceError
from shellproof.library import Library
from shellproof.project import Project

#: The faults of one page, which can be read.
Rule = Callable[[Project, Library, Path], Iterable[ProofError]]


def load(project: Project) -> list[Rule]:
    """The rules that pyproject.toml names. Raises SourceError for a name that is none."""
    return [_rule(project, name) for name in project.rules]


def _rule(project: Project, name: str) -> Rule:
    try:
        return cast(Rule, pkgutil.resolve_name(name))
    except (ImportError, AttributeError, ValueError) as error:
        path = project.root / "pyproject.toml"
        message = f"tool.shellproof.rules: cannot load {name!r}: {error}"
        raise SourceError(path, 1, message, "write  module:function") from None
