"""Print the course's book. Usage: press_book.py SITE BOOK plain|tokens.

`tokens` puts each word of a code block into an element of its own, as highlighters do, and leaves
WeasyPrint as it is: the prototype.
"""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
from pathlib import Path

from book import press as own
from book.__main__ import made

_CODE = re.compile(r"<code[^>]*>.*?</code>", re.DOTALL)
_WORD = re.compile(r"(<[^>]+>)|([^<\s]+)")


def tokens(html: str) -> str:
    """The same text with an element around every word of its code."""

    def wrapped(word: re.Match[str]) -> str:
        return word[1] or f"<span>{word[2]}</span>"

    return _CODE.sub(lambda code: _WORD.sub(wrapped, code[0]), html)


def main(site: Path, target: Path, form: str) -> None:
    """Print the book as `python -m book` does."""
    book = made(site)
    html, day = book.html(), book.proven.newest
    del book  # as there
    if form == "tokens":
        as_it_is = dict.fromkeys(("thrift", "brisk", "no_search"), nullcontext)
        vars(own).update(as_it_is, lean=id, trim=int, Sheet=lambda page: page)
        html = tokens(html)
    target.write_bytes(own.press(html, site, day))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
