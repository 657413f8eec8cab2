"""Tables whose first column names its rows: Markdown has no word for that, a structure tree has."""

from __future__ import annotations

from lxml.html import HtmlElement


def name_rows(article: HtmlElement) -> None:
    """Where the corner of a table is empty, make the first cell of each row its heading."""
    for table in article.iter("table"):
        corner = table.find("thead/tr/*")
        if corner is not None and not corner.text_content().strip():
            corner.tag = "th"
            for cell in table.xpath("./tbody/tr/*[1]"):
                cell.tag = "th"
                cell.set("scope", "row")
