"""The course as stock MkDocs builds it: transcripts are fenced blocks that Pygments colours."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

from shellproof import parser
from shellproof.transcript import TRANSCRIPT
from tests.bench.environment import ROOT
from tests.bench.generated import Generated

_CALL = re.compile(r"^( *)\{\{ (\w+)\((.*?)\) \}\}$", re.MULTILINE)
_ANY_CALL = re.compile(r"\{\{ \w+\(.*?\) \}\}")
_LANGUAGES = {".py": "python", ".yaml": "yaml", ".yml": "yaml", ".sh": "bash", ".json": "json"}
_HEAD = "site_name: Stock\nuse_directory_urls: false\ntheme:\n  name: material\n"


def lay_out(folder: Path) -> Path:
    """Write the course's pages with all that their macros show, and a stock configuration."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    generated = Generated()
    for path in (folder / "docs").rglob("*.md"):
        name = path.relative_to(folder / "docs").as_posix()
        text = _CALL.sub(partial(_shown, generated, name), path.read_text())
        path.write_text(_ANY_CALL.sub("", text))
    parts = re.split(r"^(?=\w)", (ROOT / "mkdocs.yml").read_text(), flags=re.MULTILINE)
    kept = [part for part in parts if part.startswith(("nav:", "plugins:", "markdown_extensions:"))]
    plain = re.sub(r"^  - offline\n|^      module_name: macros\n", "", "".join(kept), flags=re.M)
    (folder / "mkdocs.yml").write_text(_HEAD + plain)
    return folder


def _shown(generated: Generated, page: str, call: re.Match[str]) -> str:
    """A call's place, taken by a fenced block, or by the Markdown that the macro generates."""
    indent, macro, arguments = call.groups()
    names = re.findall(r'"([^"]*)"', arguments)
    if macro not in ("snippet", "check", "snippet_file"):
        made = generated.by(macro, names, page).replace("{{ ", '{{ "{{ " }}')
        return "\n".join(indent + line for line in made.split("\n"))
    path = ROOT / "snippets" / names[0] / TRANSCRIPT
    if macro == "snippet_file":
        file = parser.load(path, ROOT / "snippets").file(names[1])
        language, text = _LANGUAGES.get(file.suffix, "docker"), file.read_text()
    else:
        language, text = "console", path.read_text().split("---\n", 2)[2]
    lines = [f"````{language}", *text.rstrip().replace("{{ ", '{{ "{{ " }}').split("\n"), "````"]
    return "\n".join(indent + line for line in lines)
