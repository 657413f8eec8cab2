"""Prints the book: WeasyPrint lays the HTML out and writes a tagged PDF."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import ModuleType

from book.complaints import no_complaints
from book.errors import BookError
from book.thrift import Sheet, brisk, lean, no_search, thrift, trim

_STYLE = Path(__file__).with_name("print.css")
_FONTS = Path("assets", "css", "fonts.css")
_FAMILY = re.compile(r'font-family:\s*"([^"]+)"')
# For browsers: WeasyPrint finds both in the font itself, and complains of them in a style sheet.
_NOT_FOR_PRINT = re.compile(r"font-weight:\s*\d+ \d+;|unicode-range:[^;}]*;?")
_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"proven-containers"}


def press(html: str, site: Path, day: date) -> bytes:
    """The book as PDF, the same bytes for the same input. Raises BookError for any complaint."""
    # Fonts that are cut down to the letters in use carry the time at which that was done.
    moment = datetime.combine(day, time(), UTC).timestamp()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment)))
    trim()
    weasyprint, fonts = _weasyprint(), _fonts(site)
    config = weasyprint.text.fonts.FontConfiguration()
    with no_complaints(site):
        sheets = [
            weasyprint.CSS(string=sheet, base_url=base.resolve().as_uri(), font_config=config)
            for sheet, base in ((fonts, site / _FONTS), (_STYLE.read_text(), _STYLE))
        ]
        fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))
        book = weasyprint.HTML(string=html, base_url=f"{site.resolve()}/", url_fetcher=fetcher)
        lean(book)
        with thrift(), brisk(), no_search():
            document = book.render(stylesheets=sheets, font_config=config, **_OPTIONS)
            document = document.copy(map(Sheet, document.pages))
            trim()
            printed: bytes = document.write_pdf(finisher=lambda *_: trim(), **_OPTIONS)
    _refuse_strangers(site / _FONTS, fonts, {font.family for font in document.fonts.values()})
    return printed


def _fonts(site: Path) -> str:
    """The site's own style sheet that names its fonts."""
    try:
        return _NOT_FOR_PRINT.sub("", (site / _FONTS).read_text())
    except FileNotFoundError:
        raise BookError(site / _FONTS, "there is no such style sheet", "make site") from None


def _refuse_strangers(path: Path, fonts: str, used: set[str]) -> None:
    """Raises BookError when something was set in a font of this machine."""
    for stranger in sorted(used - set(_FAMILY.findall(fonts))):
        raise BookError(path, f"has no font {stranger}, in which part of the book would be set")


def _weasyprint() -> ModuleType:
    """WeasyPrint, imported late: without Pango it cannot be."""
    try:
        import weasyprint.text.fonts
        import weasyprint.urls
    except (ImportError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise BookError("WeasyPrint", f"does not start: {reason}", "make setup") from None
    module: ModuleType = weasyprint
    return module
