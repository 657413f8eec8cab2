"""Writes a new snippet for a person to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from shellproof.errors import ProofError, shown
from shellproof.project import Project
from shellproof.recording import write
from shellproof.transcript import TRANSCRIPT

_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_TEMPLATE = """\
---
title: {title}
{needs}---
{commands}"""
#: What stands in a snippet that somebody has begun.
EMPTY = '$ echo "write your commands here, and nothing below them"\n'


def check(name: str) -> None:
    """Raise ProofError where this is no name of a page or a snippet."""
    if not _NAME.fullmatch(name):
        raise ProofError(f"{name!r} is no name: chapter/name, in small letters, digits and -")


def new(project: Project, name: str, commands: str = EMPTY) -> str:
    """Make the snippet and say what comes next. Raises ProofError where it is there already."""
    check(name)
    path = project.snippets / name / TRANSCRIPT
    if path.exists():
        raise ProofError(f"{shown(path)} is there already: edit it, then  make record K={name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    needs = f"needs: [{', '.join(project.needs)}]\n" if project.needs else ""
    title = Path(name).name.replace("-", " ").capitalize()
    write(path, _TEMPLATE.format(title=title, needs=needs, commands=commands))
    return (
        f"wrote {shown(path)}\n"
        f"  1. write your commands in it, each after a $\n"
        f'  2. on a page, write  {{{{ snippet("{name}") }}}}\n'
        f"  3. make record K={name}  runs them and fills in what they print"
    )
