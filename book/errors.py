"""What stops the book: the page at fault, the reason, and how to mend it."""

from __future__ import annotations


class BookError(Exception):
    """Something on a page of the site, or on this machine, that no book can be made from."""

    def __init__(self, where: object, message: str, fix: str = "") -> None:
        super().__init__(f"{where}: {message}" + (f"\n  fix: {fix}" if fix else ""))
