"""What stands before the first page: cover, colophon and contents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree
from markupsafe import Markup

from book.page import Page, text
from book.proofs import Proofs

_GREEN = "#0a6349"  # print.css has it too: drawings do not take their colour from there
_COVER = Markup(
    '<section class="cover">{mark}<h1>{title}</h1>{part}<p class="lead">{lead}</p>'
    '<p class="edition">Edition of {day}, {edition}</p></section>'
)
_PART = Markup('<p class="part">{}</p>')
_COLOPHON = Markup(
    '<section class="colophon"><h1 id="colophon">Colophon</h1>'
    "<p>The commands in this book were run, and what stands below each is what it printed. "
    "{snippets} terminals with {commands} commands were recorded on {days}, on what is listed "
    "here.{unproven}</p><dl>{facts}</dl>"
    "<h2>Images</h2><p>A stand-in is an image that was rebuilt under the name that you know.</p>"
    '<dl class="images">{images}</dl>'
    "<h2>Reading</h2><p>A long line goes on after the mark <span class='break-mark'></span>, "
    "which is not part of it. Underlined values will differ on your machine.</p>"
    "<h2>Licence</h2><p>{licence} Set in IBM Plex, under the SIL Open Font License.</p></section>"
)
_UNPROVEN = Markup(" {count} more could not be run, and say why.")
_FACT = Markup("<dt>{name}</dt><dd>{value}</dd>")
_IMAGE = Markup("<dt><code>{}</code></dt><dd>{}{}</dd>")
_DIGEST = Markup("<br><code>{}</code>")
_CONTENTS = Markup('<nav class="contents"><h1 id="contents">Contents</h1><ol>{}</ol></nav>')
_LINE = Markup('<li><a href="#{id}">{title}</a>{below}</li>')
_BELOW = Markup("<ol>{}</ol>")


def cover(home: Page, proven: Proofs, edition: str, part: str = "") -> Markup:
    """The first page: the course's name, that of the part of it, what it is, day and edition."""
    return _COVER.format(
        mark=_mark(home),
        title=home.title,
        part=_PART.format(part) if part else "",
        lead=text(next(iter(home.article.find_class("pc-lead")), None)),
        day=_day(proven.newest),
        edition=edition,
    )


def colophon(home: Page, proven: Proofs) -> Markup:
    """On what, when and with what the course was proven."""
    first, last = _day(min(proven.days)), _day(proven.newest)
    return _COLOPHON.format(
        snippets=proven.snippets,
        commands=proven.commands,
        days=first if first == last else f"{first} to {last}",
        unproven=_UNPROVEN.format(count=proven.unproven) if proven.unproven else "",
        facts=_joined(
            _FACT.format(name=name, value=", ".join(sorted(values)))
            for name, values in sorted(proven.facts.items())
        ),
        images=_joined(
            _IMAGE.format(name, origin, _joined(map(_DIGEST.format, sorted(digests))))
            for (name, origin), digests in sorted(proven.images.items())
        ),
        licence=home.licence,
    )


def contents(entries: Iterable[tuple[str, str, Markup]]) -> Markup:
    """A line for each id, title and what stands below it; the style sheet adds the numbers."""
    return _CONTENTS.format(
        _joined(_LINE.format(id=id_, title=title, below=below) for id_, title, below in entries)
    )


def below(lines: Iterable[tuple[str, str]]) -> Markup:
    """A list that leads to each id, by its title."""
    return _BELOW.format(
        _joined(_LINE.format(id=id_, title=title, below="") for id_, title in lines)
    )


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)


def _mark(home: Page) -> Markup:
    """The course's mark; it says nothing that the title does not."""
    path = home.site / "assets" / "images" / "mark.svg"
    drawing = etree.tostring(etree.fromstring(path.read_bytes()), encoding="unicode")
    return Markup(drawing.replace("currentColor", _GREEN))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
