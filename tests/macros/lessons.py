"""A lesson without a fault, for tests that take something away from it."""

from __future__ import annotations

from pathlib import Path

from macros import callcheck
from macros.lesson import template
from shellproof.errors import SourceError
from shellproof.library import Library

LESSON = """\
---
description: What it is about.
minutes: {reading: 15, exercise: 10}
---

# A lesson

## You will be able to

- do it.

**Time:** 15 minutes to read, 10 minutes for the exercise.

## What you need

- A shell.

## A step

{{ snippet("a/step") }}

```sh
## no heading
```

## Exercise

Do it.

??? tip "Hint"
    Think.

??? success "Solution"
    {{ snippet("a/solution") }}

    It works.

??? failure "A plausible wrong answer"
    {{ snippet("a/wrong") }}

    It fails.

## Quiz

**1. What happens?**

- a. Nothing.
- b. Something.

??? question "Answer to question 1"
    **b.**
    Something always happens.

**2. And then?**

- a. More.
- b. Less.

??? question "Answer to question 2"
    **a.**
    More comes.

## What can go wrong

### It breaks

{{ snippet_file("a/breaks", "Dockerfile") }}

{{ snippet("a/breaks") }}

It was fragile.

**Way out:** Be careful.

## Key points

- Care.

## Clean-up

Nothing is left.
"""


def faults(text: str) -> list[SourceError]:
    """What the template says of a page with this text."""
    return list(template.faults(Path("docs/a/page.md"), text))


def line_of(text: str, wanted: str) -> int:
    """The number of the first line that begins with some text."""
    lines = text.split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(wanted))


def call_faults(folder: Path, text: str) -> list[SourceError]:
    """What is said of the calls of macros in a text, in a course with one snippet, a/breaks."""
    snippet = folder / "snippets" / "a" / "breaks"
    snippet.mkdir(parents=True, exist_ok=True)
    (snippet / "session.console").write_text("---\ntitle: It\n---\n$ false\n[exit 1]\n")
    (snippet / "Dockerfile").write_text("FROM scratch\n")
    return list(callcheck.faults(Library(folder / "snippets"), Path("docs/a/page.md"), text))
