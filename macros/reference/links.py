"""Links of one page's Markdown, written so that they lead to the same place from another page."""

from __future__ import annotations

import posixpath
import re

from markdown.extensions.toc import slugify

_LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=\))")
_CODE = re.compile(r"(`+)(.+?)\1")
_OUTSIDE = re.compile(r"[a-z]+:|/")


def moved(markdown: str, origin: str, here: str) -> str:
    """The text of the page `origin`, for the page `here`; both are paths below docs_dir."""

    def target(found: re.Match[str]) -> str:
        return found[1] if _OUTSIDE.match(found[1]) else leading(origin, here, found[1])

    return _LINK.sub(target, markdown)


def leading(origin: str, here: str, target: str = "") -> str:
    """A link from the page `here` to what `target` means on the page `origin`."""
    path, _, anchor = target.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(origin), path)) if path else origin
    there = posixpath.relpath(whole, posixpath.dirname(here) or ".")
    return f"{there}#{anchor}" if anchor else there


def anchor_of(heading: str) -> str:
    """The anchor that a heading gets, from its Markdown."""
    return slugify(_CODE.sub(r"\2", heading), "-")
