"""What scrolls sideways can be reached by keyboard, and has a name."""

from __future__ import annotations

from markdown import markdown

from macros.reachable import reachable

EXTENSIONS = ["tables", "pymdownx.superfences", "pymdownx.highlight"]


def test_code_takes_the_focus() -> None:
    page = reachable(markdown("```python\nx = 1\n```\n", extensions=EXTENSIONS))
    assert '<pre tabindex="0" role="group" aria-label="Code">' in page


def test_tables_stand_in_something_that_takes_the_focus() -> None:
    page = reachable(
        markdown("| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |\n", extensions=EXTENSIONS)
    )
    assert page.count('tabindex="0" role="group" aria-label="Table"><table class="pc-grid">') == 2
    assert page.count("</table></div>") == 2


def test_an_empty_corner_is_no_heading() -> None:
    page = reachable(markdown("| | a |\n|---|---|\n| b | c |\n", extensions=EXTENSIONS))
    assert "<th></th>" not in page
    assert "<th>a</th>" in page
