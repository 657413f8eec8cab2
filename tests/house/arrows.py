"""Who may know whom: macros → shellproof ← tests → lab, book and bundle alone, from the imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PARTS = {"shellproof", "lab", "macros", "tests", "book", "bundle", "measure"}
MAY_IMPORT = {
    "shellproof": frozenset[str](),
    "lab": frozenset[str](),
    "macros": frozenset({"shellproof"}),
    "book": frozenset[str](),
    "bundle": frozenset[str](),
    "measure": frozenset({"lab", "shellproof"}),
    "tests": frozenset(PARTS),
}
FIX = "move it to a part that may know both, or hand it in: macros → shellproof ← tests → lab"
MAY_NOT_SAY = {
    "shellproof": re.compile(r"docker|mkdocs", re.IGNORECASE),
    "macros": re.compile(r"docker", re.IGNORECASE),
}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and top package of every import, lazy ones inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name.split(".")[0]) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.split(".")[0]


def docstrings(tree: ast.AST) -> set[int]:
    """The identities of the constants that are documentation, where any word may stand."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, documented))
    first = (body[0] for body in bodies if body)
    return {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}


def spoken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every name and every string that the code uses; not its comments."""
    prose = docstrings(tree)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        for field in ("id", "attr", "name", "arg", "module"):
            if isinstance(word := getattr(node, field, None), str):
                yield line, word
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield line, node.value


def complaints(part: str, path: Path, source: str) -> list[str]:
    """What a file of a part imports or says that it must not."""
    tree = ast.parse(source, str(path))
    forbidden = PARTS - MAY_IMPORT[part] - {part}
    found = [f"{path}:{line}: imports {top}" for line, top in imported(tree) if top in forbidden]
    if (words := MAY_NOT_SAY.get(part)) is not None:
        said = (
            f"{path}:{line}: says {word!r}" for line, word in spoken(tree) if words.search(word)
        )
        found += said
    return found
