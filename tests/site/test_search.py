"""The search index holds every error by its message, as a part of a title."""

from __future__ import annotations

import json
from pathlib import Path

from lxml import html

INDEX = "reference/errors.html"
FEWEST = 35


def test_every_error_is_found_by_its_message(site: Path) -> None:
    docs = json.loads((site / "search" / "search_index.json").read_text())["docs"]
    titles = {doc["location"]: html.fromstring(f"<p>{doc['title']}</p>") for doc in docs}
    page = html.parse(site / INDEX).getroot()
    said = 0
    for heading in page.iter("h3"):
        title = "".join(map(str, titles[f"{INDEX}#{heading.get('id')}"].itertext()))
        for message in heading.iter("span"):
            said += 1
            assert (message.text or "").strip() in title
    assert said >= FEWEST
