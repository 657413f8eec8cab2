"""On what the course was proven, as the lines under its terminals say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from lxml.html import HtmlElement

from book.errors import BookError
from book.page import Page, text
from book.versions import versions

_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


@dataclass(slots=True)
class Proofs:
    """What a colophon tells."""

    snippets: int = 0
    commands: int = 0
    unproven: int = 0
    days: list[date] = field(default_factory=list)
    facts: dict[str, set[str]] = field(default_factory=dict)  # Engine: {Docker Engine 28.5.2}
    #: By name and origin, the digests: an image that was made anew has another one.
    images: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    @property
    def newest(self) -> date:
        """The day of the newest recording."""
        return max(self.days)


def proofs(pages: Sequence[Page]) -> Proofs:
    """Gather them from pages that are not tidied yet. Raises BookError where there is none."""
    found = Proofs()
    for page in pages:
        for snippet in page.article.find_class("pc-snippet"):
            proven = not snippet.find_class("pc-proof--not")
            found.snippets += proven
            found.unproven += not proven
            steps = snippet.find_class("pc-step") if proven else []
            found.commands += len(steps)
            for name, version in (told for step in steps for told in versions(step)):
                found.facts.setdefault(name, set()).add(version)
        for proof in page.article.iter("details"):
            if "pc-proof" in proof.get("class", ""):
                _gather(found, proof, page)
    if not found.days:
        raise BookError(pages[0].site, "no page shows a recording", "make record, then make site")
    return found


def _gather(found: Proofs, proof: HtmlElement, page: Page) -> None:
    day = _DAY.search(text(proof.find("summary")))
    if not day:
        raise BookError(page.path, f"this proof names no day: {text(proof.find('summary'))!r}")
    found.days.append(datetime.strptime(day[0], "%d %B %Y").date())
    for name, value in zip(proof.iter("dt"), proof.iter("dd"), strict=True):
        if (digest := value.find("code")) is None:
            each = text(value).split(", ")  # where hosts differ, a recording names them all
            found.facts.setdefault(text(name), set()).update(each)
        else:
            origin = " ".join((value.text or "").split())
            found.images.setdefault((text(name), origin), set()).add(text(digest))
