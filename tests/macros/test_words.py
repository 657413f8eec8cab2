"""The words of a page are those that the search's own parser finds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from macros.words import sections

TAGS = ("p", "div", "span", "pre", "code", "ul", "li", "h2", "h3", "script", "details")
ATTRIBUTES = ("", ' id="a"', " data-search-exclude", ' class="linenodiv"', ' title="a > b"')
TEXTS = ("", " ", "\n", "word", " a\nb ", "a &lt;b&gt; &amp; c", "<!-- no <p>words</p> -->", "<br>")
EMPTY = ("<img src='x' alt=\"y\">", '<path d="M0 0" />', '<a class="headerlink" href="#a">#</a>')


def told(found: list[Any]) -> list[tuple[Any, ...]]:
    return [
        (part.el.tag, part.id, "".join(part.title), "".join(part.text), part.is_excluded())
        for part in found
    ]


def theirs(html: str) -> list[tuple[Any, ...]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return told(parser.data)


leaves = st.sampled_from(TEXTS + EMPTY)
trees = st.recursive(
    leaves,
    lambda inside: st.builds(
        lambda tag, attributes, parts: f"<{tag}{attributes}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(ATTRIBUTES),
        st.lists(inside, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(trees, max_size=4).map("".join))
def test_they_are_those_of_the_parser_of_the_search(html: str) -> None:
    assume("<script" not in html)  # what is in a script is no HTML, and pages have none
    try:
        expected = theirs(html)
    except ValueError:  # it gives up on some elements that are left out within their like
        reject()
    assert told(sections(html)) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>before</p><h1 id='t'>Title<a class=\"headerlink\" href='#t'>#</a></h1><p>text</p>",
        '<h1 id="t">T</h1><div><h2 id="in">In</h2><p>in it</p></div><p>after it</p>',
        '<h2 id="x" data-search-exclude>Gone</h2><p>too</p><script>a < b</script><P>kept</P>',
    ],
)
def test_these_pages_are_read_as_they_were(html: str) -> None:
    assert told(sections(html)) == theirs(html)
    assert sections(html)
