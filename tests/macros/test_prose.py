"""The style guide's rules find what they are for, and leave the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import prose

HEAD = "---\ndescription: Simply. It has two.\n---\n\n# A page\n\n"
PAGE = Path("docs/a/page.md")


def found(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in prose.faults(PAGE, HEAD + text)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("You simply run it.", "a word that makes it look easy: 'simply'"),
        ("Of course it fails.", "a word that makes it look easy: 'Of course'"),
        ("Read [here](x.md).", "a link that does not say where it leads: '[here]'"),
        ("It runs. Then it ends.", "two sentences on a line"),
        ("`docker ps`? It lists.", "two sentences on a line"),
        ("It runs. A second one ends.", "two sentences on a line"),
        ("It runs. `docker ps` lists it.", "two sentences on a line"),
        ("It runs. [The list](a.md) has it.", "two sentences on a line"),
        ("![](a.svg)", "an image without a description"),
        ("![A cat](https://example.org/a.png)", "a page loads nothing from elsewhere"),
        ("Text <script src=x></script>", "a page loads nothing from elsewhere"),
        ('<img alt="a" src="//example.org/a.png">', "a page loads nothing from elsewhere"),
        ("<IFRAME>", "a page loads nothing from elsewhere"),
    ],
)
def test_it_finds(line: str, told: str) -> None:
    ((number, message),) = found(f"Text.\n\n{line}\n")
    assert number == 9
    assert message.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "- a. One. Two.\n",
        "| It runs. Then | it ends. |\n",
        "**1. A question. Which?**\n",
        "Debian 13.2 and e.g. this, i.e. that; see docs.example.org.\n",
        "Write, e.g., `docker ps`.\n",
        "`simply <script>` and `It runs. Then it ends.` are code.\n",
        "```\nsimply. It has two.\n<script>\n```\n",
        "<!-- unproven: simply. It has two. -->\n",
        "[The page on images](images.md) says more.\n",
        '{{ snippet("a/simply") }}\n',
        "Oversimplified.\n",
        "![A cat](../cat.svg)\n",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("line", ["```docker ps``` lists.", "```text", "````\n```"])
def test_what_is_no_fence_ends_no_rule(line: str) -> None:
    assert [told for _, told in found(f"{line}\n\nIt is simply so.\n")] == [
        "a word that makes it look easy: 'simply'"
    ]


def test_every_rule_says_how_to_mend_it() -> None:
    guide = (Path(__file__).parents[2] / ".github" / "STYLE.md").read_text()
    for rule in prose.RULES:
        assert rule.fix in guide, rule.fix
