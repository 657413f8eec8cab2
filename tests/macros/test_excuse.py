"""What no recording proves says so on the page, not only in its source."""

from __future__ import annotations

from markdown import markdown

from macros.excuse import with_reasons

EXTENSIONS = ["pymdownx.superfences", "pymdownx.highlight"]
TYPED = "<!-- unproven: needs <one> board -->\n```console\n$ vcgencmd measure_temp\n```\n\nNext.\n"


def test_the_reason_stands_below_the_block_that_it_excuses() -> None:
    page = with_reasons(markdown(TYPED, extensions=EXTENSIONS))
    reason = page.index("<b>Not proven yet:</b> needs &lt;one&gt; board</p>")
    assert page.index("measure_temp") < reason < page.index("Next.")
    assert "<!--" not in page


def test_a_reason_without_a_block_stands_where_it_is() -> None:
    page = with_reasons(markdown("One.\n\n<!-- unproven: needs a GPU -->\n\nTwo.\n"))
    assert page.index("One.") < page.index("needs a GPU</p>") < page.index("Two.")


def test_a_comment_that_a_page_shows_is_no_reason() -> None:
    page = markdown("Write `<!-- unproven: why -->`.\n", extensions=EXTENSIONS)
    assert with_reasons(page) == page
