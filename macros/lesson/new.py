"""Begins a page, a snippet, an exercise or an error, with the template filled in.

python -m macros.lesson.new --page chapter/name          a page, and the snippets that it names
python -m macros.lesson.new chapter/name                 a snippet
python -m macros.lesson.new chapter/name --as exercise   its snippets and check, and what shows them
python -m macros.lesson.new chapter/name --as error      a snippet that fails, and what shows it
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from shellproof import project
from shellproof.errors import ProofError, shown
from shellproof.new import EMPTY, check, new
from shellproof.project import Project
from shellproof.recording import write

_BLANK = Path(__file__).with_name("blank.md")
_CHECK = Path(__file__).with_name("blank.sh")
_CALL = re.compile(r'(?:snippet|check)\("([^"]*)"\)')
#: What each kind is in the template: from this heading to the next, and how its snippets end.
_PARTS = {"exercise": "## Exercise", "error": "### What the message says"}


def main(words: list[str]) -> int:
    """Write what was asked for and say what comes next; 1 where that cannot be done."""
    parser = argparse.ArgumentParser(prog="make new", usage="make new K=chapter/name or PAGE=…")
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--page", default="")
    parser.add_argument("--as", dest="kind", default="")
    asked = parser.parse_args(words)
    try:
        print(begin(project.load(Path.cwd()), asked.name, asked.page, asked.kind))
    except ProofError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def begin(here: Project, name: str, page: str, kind: str) -> str:
    """Write the files, and say what comes next. Raises ProofError."""
    if bool(name) == bool(page):
        raise ProofError("a page or a snippet?  make new PAGE=chapter/name  or  K=chapter/name")
    if page:
        return _page(here, page.removeprefix("docs/").removesuffix(".md"))
    if kind not in ("", "snippet", *_PARTS):
        raise ProofError(f"nothing is called {kind!r}: AS=snippet, AS=exercise or AS=error")
    return _part(here, name, kind) if kind in _PARTS else new(here, name)


def _page(here: Project, name: str) -> str:
    check(name)
    path = here.pages / f"{name}.md"
    if path.exists():
        raise ProofError(f"{shown(path)} is there already: edit it")
    text = _blank(name)
    names = _CALL.findall(text)
    _free(here, names)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, text)
    for each in names:
        _snippet(here, each, name)
    return (
        f"wrote {shown(path)}, and {len(names)} snippets that it shows\n"
        f"  1. name it in mkdocs.yml, below nav:  - {name}.md\n"
        f"  2. write commands into {shown(here.snippets / name)}-*/session.console\n"
        f"  3. make record PAGE={name}.md  runs them and fills in what they print\n"
        f"  4. make serve  shows it; make check  says what it still lacks"
    )


def _part(here: Project, name: str, kind: str) -> str:
    """The snippets of one part of a page, and its Markdown to be put there."""
    check(name)
    text = _blank(name)
    start = text.index(_PARTS[kind])
    end = text.index("\n## ", start + 1)
    block = text[start:end].replace(f"{name}-mistake", name).rstrip()
    names = _CALL.findall(block)
    _free(here, names)
    for each in names:
        _snippet(here, each, name)
    files = "".join(f"wrote {shown(here.snippets / each)}/session.console\n" for each in names)
    then = "  and  ".join(f"make record K={each}" for each in names)
    return f"{files}Put this on the page, and write in it what is yours:\n\n{block}\n\nThen  {then}"


def _snippet(here: Project, each: str, name: str) -> None:
    """One of the snippets of a page; those that run its check say so already."""
    script = f"check-{name.rpartition('/')[2]}.sh"
    fails, passes = f"$ sh {script}\n[exit 1]\n", f"$ sh {script}\n"
    runs = {
        f"{name}-check": fails,
        f"{name}-checked": passes,
        f"{name}-wrong": f"{EMPTY}{fails}",
    }
    new(here, each, runs.get(each, EMPTY))
    if each == f"{name}-check":
        write(here.snippets / each / script, _CHECK.read_text(encoding="utf-8"))


def _blank(name: str) -> str:
    title = name.rpartition("/")[2].replace("-", " ").capitalize()
    return _BLANK.read_text(encoding="utf-8").replace("TITLE", title).replace("NAME", name)


def _free(here: Project, names: list[str]) -> None:
    """Refuse before anything is written where a name is taken."""
    for name in names:
        if (here.snippets / name).exists():
            raise ProofError(f"{shown(here.snippets / name)} is there already: choose another name")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
