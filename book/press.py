"""Prints the book: WeasyPrint lays the HTML out and writes a tagged PDF."""

from __future__ import annotations

import logging
import os
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import ModuleType

from book.errors import BookError

_STYLE = Path(__file__).with_name("print.css")
_FAMILY = re.compile(r'@font-face {\s*font-family: "([^"]+)"')


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint would only mention."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.heard.append(record.getMessage())


def press(html: str, site: Path, day: date) -> bytes:
    """The book as PDF, the same bytes for the same input. Raises BookError for any complaint."""
    # Fonts that are cut down to the letters in use carry the time at which that was done.
    moment = datetime.combine(day, time(), UTC).timestamp()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment)))
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        printed = _printed(html, site)
    finally:
        logger.removeHandler(complaints)
    if complaints.heard:
        raise BookError(site, "; ".join(dict.fromkeys(complaints.heard)))
    return printed


def _printed(html: str, site: Path) -> bytes:
    weasyprint = _weasyprint()
    config, base = weasyprint.text.fonts.FontConfiguration(), f"{site.resolve()}/"
    style = weasyprint.CSS(string=_STYLE.read_text(), base_url=base, font_config=config)
    options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"proven-containers"}
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))
    book = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
    document = book.render(stylesheets=[style], font_config=config, **options)
    printed: bytes = document.write_pdf(**options)
    _refuse_strangers(site, {font.family for font in document.fonts.values()})
    return printed


def _refuse_strangers(site: Path, used: set[str]) -> None:
    """Raises BookError when something was set in a font of this machine."""
    for stranger in sorted(used - set(_FAMILY.findall(_STYLE.read_text()))):
        raise BookError(site, f"part of the book would be set in {stranger}, no font of the site")


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
