"""Calls of macros that are wrong are told with their line, without a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.macros.lessons import LESSON, call_faults

FILE = '{{ snippet_file("a/breaks", "Dockerfile") }}'


def test_calls_that_are_right(tmp_path: Path) -> None:
    right = [LESSON, "{{ what_stays() }}\n\n- {{ learning_path() }}\n", "`{{.Names}}` {{x}}"]
    for text in right:
        assert call_faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("call", "told", "fix"),
    [
        ('{{ snippet("a/breaks")', "is not closed on its line", "{{ snippet("),
        ('{{ snippet("a/breaks" }}', "this is no call of a macro", ""),
        ('{{snippet("a/breaks")}}', "needs blanks inside its braces", "{{ snippet("),
        ('{{ snipet("a/breaks") }}', "there is no macro called 'snipet'", "did you mean snippet?"),
        ("{{ .Names }}", "this is no call of a macro", "{{.Names}}"),
        ("{{ snippet }}", "this is no call of a macro", ""),
        ("{{ snippet() }}", "missing a required argument: 'name'", '{{ snippet("NAME") }}'),
        ('{{ snippet("a", "plays", "b") }}', "too many positional", '{{ snippet("NAME") }}'),
        ('{{ snippet("a", "runs") }}', "cannot be shown as 'runs'", '"plays") }}'),
        ("{{ snippet(1) }}", "something that is no text", '{{ snippet("NAME") }}'),
        ("{{ snippet(breaks) }}", "something that is no text", '{{ snippet("NAME") }}'),
        ('{{ snippet(file="x") }}', "missing a required argument", '{{ snippet("NAME") }}'),
        (FILE.replace("Docker", "Dokcer"), "no file 'Dokcerfile'", "it has: Dockerfile"),
        (FILE.replace("breaks", "braeks"), "no snippet 'a/braeks'", "did you mean a/breaks?"),
        (f"See {FILE}", "must be a paragraph of its own", "a line of its own"),
        (f"{FILE}.", "must be a paragraph of its own", "a line of its own"),
    ],
)
def test_calls_that_are_wrong(tmp_path: Path, call: str, told: str, fix: str) -> None:
    [fault] = call_faults(tmp_path, f"# A page\n\n{call}\n")
    assert fault.line == 3
    assert told in fault.message
    assert fix in fault.fix


@pytest.mark.parametrize(
    "text",
    [
        f"Words.\n{FILE}\n\nWords.",
        f"Words.\n\n{FILE}\nWords.",
        f"# A page\n{FILE}\n",
        f"> Words.\n> {FILE}",
        f"{FILE}\n{FILE}\n",
        f'??? success "Solution"\n\n    Words.\n    {FILE}\n',
        f'??? success "Solution"\n{FILE}\n',
    ],
)
def test_calls_that_run_on(tmp_path: Path, text: str) -> None:
    fault = call_faults(tmp_path, f"{text}\n")[0]
    assert fault.line == text[: text.index("{{")].count("\n") + 1
    assert fault.message == "a macro's call must be a paragraph of its own"
    assert fault.fix.endswith("with a blank line before and after it")


@pytest.mark.parametrize(
    "text",
    [
        f'??? success "Solution"\n    {FILE}\n\n    Words.\n',
        f'=== "Linux"\n    {FILE}\n',
        f"- {FILE}\n- {FILE}\n",
        f"Words\n\n> {FILE}\n>\n> Words\n",
    ],
)
def test_calls_that_begin_a_block(tmp_path: Path, text: str) -> None:
    assert call_faults(tmp_path, text) == []


@pytest.mark.parametrize(
    "call",
    [
        '{{ snippet(name="a/breaks") }}',
        '{{ snippet ("a/breaks") }}',
        '{{ snippet( "a/breaks") }}',
        '{{  snippet("a/breaks") }}',
        '{{ snippet(("a/breaks")) }}',
        '{{ snippet("a/" "breaks") }}',
        '{{ snippet("a\\x2fbreaks") }}',
        '{{ snippet(r"a/breaks") }}',
        '{{ snippet("a/breaks",) }}',
        '{{ snippet("""a/breaks""") }}',
        '{{ (snippet)("a/breaks") }}',
        "{{ learning_path () }}",
        '{{ snippet("a/breaks", how="plays") }}',
    ],
)
def test_calls_that_other_rules_would_not_see(tmp_path: Path, call: str) -> None:
    [fault] = call_faults(tmp_path, f"# A page\n\n{call}\n")
    assert (fault.line, fault.message) == (3, "a macro is called with plain texts, in their order")
    assert fault.fix.startswith("write  {{ ")
