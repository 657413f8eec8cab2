"""`python -m book`: makes book.pdf from the built site; also an EPUB, and a PDF a chapter."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from book.assembly import assemble
from book.edition import Book
from book.epub import epub
from book.errors import BookError
from book.letters import check
from book.press import press
from book.site import pages


def main() -> int:
    """Make what is asked for. 1 when a page is at fault, said on standard error."""
    parser = argparse.ArgumentParser(prog="book", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--out", type=Path, help="the PDF to write")
    parser.add_argument("--epub", type=Path, help="the EPUB to write")
    parser.add_argument("--chapters", type=Path, help="the folder for a PDF a chapter")
    given = parser.parse_args()
    if not (given.out or given.epub or given.chapters):
        given.out = Path("book.pdf")
    try:
        for path, printed in _printed(given):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(printed)
            print(f"{path}: {len(printed) / 1e6:.1f} MB", flush=True)
    except (BookError, OSError) as error:
        print(f"book: {error}", file=sys.stderr)
        return 1
    return 0


def made(site: Path) -> Book:
    """The book of a built site."""
    found = pages(site)
    check(found)
    return assemble(found)


def _printed(given: argparse.Namespace) -> Iterator[tuple[Path, bytes]]:
    """Each file that is asked for, as soon as it is made."""
    book = made(given.site)
    if given.epub:
        yield given.epub, epub(book, given.site)
    texts, day = list(_texts(book, given)), book.proven.newest
    del book  # the pages of the site would take memory from the presses
    for path, text in texts:
        yield path, press(text, given.site, day)


def _texts(book: Book, given: argparse.Namespace) -> Iterator[tuple[Path, str]]:
    """Each PDF that is asked for, and what is to be printed in it."""
    if given.out:
        yield given.out, book.html()
    if given.chapters:
        titled = (chapter for chapter in book.chapters if chapter.title)
        for number, chapter in enumerate(titled, start=1):
            name = f"{number:02}-{chapter.id.partition(':')[2]}.pdf"
            yield given.chapters / name, book.excerpt(chapter)


if __name__ == "__main__":
    sys.exit(main())
