"""`python -m book`: makes book.pdf from the built site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from book.assembly import assemble
from book.errors import BookError
from book.letters import check
from book.press import press
from book.site import pages


def main() -> int:
    """Make the book. 1 when a page is at fault, said on standard error."""
    parser = argparse.ArgumentParser(prog="book", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--out", type=Path, default=Path("book.pdf"), help="the PDF to write")
    given = parser.parse_args()
    try:
        given.out.write_bytes(make(given.site))
    except (BookError, OSError) as error:
        print(f"book: {error}", file=sys.stderr)
        return 1
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")
    return 0


def make(site: Path) -> bytes:
    """The PDF of a built site."""
    found = pages(site)
    check(found)
    html, proven = assemble(found)
    return press(html, site, proven.newest)


if __name__ == "__main__":
    sys.exit(main())
