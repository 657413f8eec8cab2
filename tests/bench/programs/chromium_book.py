"""Print the course's book by Chromium, as a prototype did. Usage: chromium_book.py SITE FOLDER.

Chromium knows no page numbers: a first pass finds the page of every place, a second has the numbers
beside the links, and the file is then repaired: its identifier as tagged, and its dates.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from book.__main__ import made
from tests.site.browsing import FLAGS, program

_LINK = re.compile(r'(<a\b[^>]*?\bhref="#([^"]+)"[^>]*>.*?</a>)', re.DOTALL)


def main(site: Path, folder: Path) -> None:
    """Both passes and the repair; prints how many pages there are."""
    html = made(site).html()
    first = _printed(html, site, folder)
    _printed(_numbered(html, _places(PdfReader(first))), site, folder)
    reader = PdfReader(folder / "book.pdf")
    writer = PdfWriter(clone_from=reader)
    writer.add_metadata({"/Title": "A book", "/CreationDate": "D:19700101000000Z"})
    writer.write(folder / "repaired.pdf")
    print(len(reader.pages))


def _printed(html: str, site: Path, folder: Path) -> Path:
    page, out = site / "book.html", folder / "book.pdf"
    page.write_text(html)
    profile = f"--user-data-dir={folder / 'profile'}"
    target = f"--print-to-pdf={out}"
    command = [program(), "--headless", *FLAGS, "--generate-pdf-document-outline"]
    subprocess.run([*command, profile, target, page.as_uri()], check=True, capture_output=True)
    return out


def _places(reader: PdfReader) -> dict[str, int]:
    """The page of each place that a link names."""
    found = reader.named_destinations.items()
    return {name.lstrip("/"): reader.get_destination_page_number(at) or 0 for name, at in found}


def _numbered(html: str, places: dict[str, int]) -> str:
    return _LINK.sub(lambda link: f"{link[1]} (p. {places.get(link[2], 0) + 1})", html)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
