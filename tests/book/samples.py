"""A small built site, written by hand: what the book reads of a page and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from book.page import Page
from book.site import pages

ROOT = Path(__file__).parents[2]
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-family="system-ui">'
    "<title>Old</title><style>.c { font-family: ui-monospace, monospace; }</style>"
    '<defs><marker id="tip"/></defs><path marker-end="url(#tip)" d="M0 0"/>'
    '<text class="c" x="1" y="5">docker</text></svg>'
)
PROOF = (
    '<details class="pc-proof"><summary><b>Proven</b> on Docker Engine 28.5.2, {day}, with '
    "debian:trixie-slim (stand-in)</summary><dl><dt>Engine</dt><dd>Docker Engine 28.5.2</dd>"
    "<dt><code>debian:trixie-slim</code></dt><dd>built from Debian packages<br>"
    "<code>sha256:ab12</code></dd></dl></details>"
)
TERMINAL = (
    '<figure class="pc-snippet"><figcaption class="pc-title">A title</figcaption>'
    '<div class="pc-terminal"><div class="pc-step"><div class="pc-command"><pre class="pc-typed">'
    '<kbd><span class="pc-line" data-prompt="$ "><span>{command}\n</span></span></kbd></pre>'
    '<button class="pc-copy" type="button">Copy</button></div>'
    '<pre class="pc-printed"><samp>{output}</samp></pre></div></div>' + PROOF + "</figure>"
)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">{following}</head><body>
<nav><ul>{chapter}</ul></nav><article>{article}</article>
<div class="md-copyright__highlight">Text CC BY 4.0.</div><script>go()</script></body></html>"""
_CHAPTER = (
    '<li class="md-nav__item md-nav__item--active md-nav__item--section">'
    "<label>{}</label><nav>more</nav></li>"
)


def terminal(command: str, output: str, day: str = "20 November 2026") -> str:
    """A terminal as the site shows it; command and output are HTML."""
    return TERMINAL.format(command=command, output=output, day=day)


def unproven(command: str, reason: str) -> str:
    """A terminal that could not be run here."""
    shown = terminal(command, "")
    proof = shown[shown.index("<details") : shown.index("</figure>")]
    return shown.replace(proof, f'<p class="pc-proof pc-proof--not">Not proven yet: {reason}</p>')


def heading(level: int, words: str, anchor: str) -> str:
    """A heading as the site shows it, with its permalink."""
    return f'<h{level} id="{anchor}">{words}<a class="headerlink" href="#{anchor}">#</a></h{level}>'


def write(folder: Path, articles: Mapping[str, str]) -> Path:
    """Write the pages in their order; a page's chapter is the name of its folder."""
    shutil.copytree(ROOT / "docs" / "assets", folder / "assets")
    names = list(articles)
    for name, following in zip(names, [*names[1:], ""], strict=True):
        chapter = _CHAPTER.format(name.split("/")[0]) if "/" in name else ""
        up = "../" * name.count("/")
        link = f'<link rel="next" href="{up}{following}">' if following else ""
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(_PAGE.format(following=link, chapter=chapter, article=articles[name]))
    return folder


def course(
    folder: Path, *lessons: str, home: str = "", reference: Mapping[str, str] | None = None
) -> Sequence[Page]:
    """A site with a home page and lessons first/1.html, first/2.html, … in one chapter."""
    articles = {"index.html": heading(1, "Home", "home") + terminal("true", "") + home}
    for number, lesson in enumerate(lessons, start=1):
        articles[f"first/{number}.html"] = heading(1, f"Lesson {number}", "top") + lesson
    for name, article in (reference or {}).items():
        articles[name] = heading(1, name, "top") + article
    return pages(write(folder, articles))
