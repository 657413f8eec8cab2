"""Output stands on a page by a recording, or with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.lesson import shown


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "page.md"
    path.write_text(text)
    return [(each.line, each.message) for each in shown.faults(path)]


@pytest.mark.parametrize("language", ["", "text", "Output", " log"])
def test_output_typed_by_hand(tmp_path: Path, language: str) -> None:
    text = f"# A page\n\n```{language}\nhello\n```\n"
    assert faults(tmp_path, text) == [(3, "this text comes from no recording")]


@pytest.mark.parametrize(
    "text",
    [
        "```yaml\nservices: {}\n```\n",
        "<!-- unproven: needs a board -->\n```text\nhello\n```\n",
        "```\n$ docker ps\n```\n",  # told as a command without a snippet
        "`hello`\n",
        "```\nnever closed, which is told elsewhere\n",
    ],
)
def test_what_may_stand_there(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []
