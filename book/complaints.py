"""What WeasyPrint would only mention stops the book."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from book.errors import BookError


class _Kept(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.heard.append(record.getMessage())


@contextmanager
def no_complaints(where: object) -> Iterator[None]:
    """Raises BookError at the end when WeasyPrint complained in between."""
    kept, logger = _Kept(), logging.getLogger("weasyprint")
    logger.addHandler(kept)
    try:
        yield
    finally:
        logger.removeHandler(kept)
    if kept.heard:
        raise BookError(where, "; ".join(dict.fromkeys(kept.heard)))
