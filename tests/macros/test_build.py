"""Whole builds: what pages may hold, and how a mistake on a page is told."""

from __future__ import annotations

import json
import zipfile

import pytest

from tests.macros.course import Course, Printed

FRONT = "---\nminutes: 5\nleaves: [image debian:trixie-slim]\n---\n\n# A page\n\n"
HARMLESS = """\
`docker ps --format '{{.Names}}'` and {{.Names}} and {#not-an-id} and ${#array} and {% raw %}.

## A heading {#an-id}

```
{{.Image}} {%- if -%} {# no comment #}
```
"""


@pytest.fixture
def hello(course: Course) -> Course:
    course.snippet("first/hello", "$ echo hi\nhi\n", Printed(["hi"]), Dockerfile="FROM scratch\n")
    return course


def failure(course: Course, call: str) -> str:
    """What an author sees of a page whose ninth line is wrong; checks that it is short."""
    course.page("index.md", f"{FRONT}\n{call}\n")
    done = course.build()
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert 'File "' not in told
    return told


def test_go_templates_and_braces_are_plain_text(hello: Course) -> None:
    hello.page("index.md", FRONT + HARMLESS + '\n{{ snippet("first/hello") }}\n')
    done = hello.build()
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    page = hello.built("index.html")
    for text in ("{{.Names}} and {#not-an-id} and ${#array} and {% raw %}", 'id="an-id"'):
        assert text in page
    assert "{{.Image}} {%- if -%} {# no comment #}" in page


def test_what_is_typed_by_hand_says_that_it_is_not_proven(hello: Course) -> None:
    typed = "<!-- unproven: needs a board -->\n```console\n$ vcgencmd measure_temp\n```\n"
    hello.page("index.md", f'{FRONT}{typed}\n{{{{ snippet("first/hello") }}}}\n')
    assert hello.build().returncode == 0
    page = hello.built("index.html")
    assert "<b>Not proven yet:</b> needs a board</p>" in page


def test_a_shared_folder_can_be_downloaded(hello: Course) -> None:
    folder = hello.folder / "snippets" / "shared" / "data"
    folder.mkdir(parents=True)
    (folder / "table").write_text("1\n")
    hello.page("index.md", FRONT + "[All files](downloads/shared.zip)\n")
    done = hello.build()
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    with zipfile.ZipFile(hello.folder / "site" / "downloads" / "shared.zip") as archive:
        assert archive.namelist() == ["shared/data/table"]
        assert archive.read("shared/data/table") == b"1\n"


def test_the_macros_show_snippets_files_and_what_stays(hello: Course) -> None:
    calls = ('snippet("first/hello")', 'snippet_file("first/hello", "Dockerfile")', "what_stays()")
    hello.page("index.md", FRONT + "".join(f"{{{{ {call} }}}}\n\n" for call in calls))
    done = hello.build()
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    page = hello.built("index.html")
    for text in ('data-copy="echo hi"', 'data-copy="FROM scratch', "<li>image <code>debian:"):
        assert text in page


def test_the_search_finds_what_a_command_printed(hello: Course) -> None:
    hello.snippet("first/nope", "$ nope\n[exit 1]\n", Printed(["no such container: nope"]))
    hello.page("index.md", FRONT + '{{ snippet("first/nope") }}\n')
    assert hello.build().returncode == 0
    index = json.loads(hello.built("search/search_index.json"))
    found = [doc["text"] for doc in index["docs"] if "no such container: nope" in doc["text"]]
    assert found
    assert all("$ " not in text for text in found)


def test_an_undefined_macro(hello: Course) -> None:
    told = failure(hello, '{{ snipet("first/hello") }}')
    assert "docs/index.md:9: there is no macro called 'snipet'" in told
    assert "did you mean snippet?" in told


def test_a_wrong_snippet_name(hello: Course) -> None:
    told = failure(hello, '{{ snippet("first/helo") }}')
    assert "docs/index.md:9: there is no snippet 'first/helo'" in told
    assert "did you mean first/hello?" in told


def test_a_wrong_file_name(hello: Course) -> None:
    told = failure(hello, '{{ snippet_file("first/hello", "Dockrfile") }}')
    assert "docs/index.md:9: " in told
    assert "no file 'Dockrfile'" in told
    assert "it has: Dockerfile" in told


def test_a_missing_recording(hello: Course) -> None:
    hello.transcript("first/new", "$ echo new\n")
    told = failure(hello, '{{ snippet("first/new") }}')
    assert "docs/index.md:9: " in told
    assert "there is no recording yet" in told
    assert "make record K=first/new" in told


def test_a_stale_recording(hello: Course) -> None:
    hello.transcript("first/hello", "$ echo changed\nchanged\n", Dockerfile="FROM scratch\n")
    told = failure(hello, '{{ snippet("first/hello") }}')
    assert "docs/index.md:9: " in told
    assert "stale" in told
    assert "make record K=first/hello" in told


def test_a_stale_file(hello: Course) -> None:
    (hello.folder / "snippets/first/hello/Dockerfile").write_text("FROM other\n")
    assert "stale" in failure(hello, '{{ snippet("first/hello") }}')


def test_a_recording_edited_by_hand(hello: Course) -> None:
    path = hello.folder / "snippets/first/hello/recording.json"
    path.write_text(path.read_text().replace('"hi"', '"ha"'))
    told = failure(hello, '{{ snippet("first/hello") }}')
    assert "docs/index.md:9: " in told
    assert "edited by hand" in told


def test_a_call_inside_a_sentence(hello: Course) -> None:
    told = failure(hello, 'See {{ snippet("first/hello") }} there.')
    assert "docs/index.md:9: a macro's call must be a paragraph of its own" in told
    assert "with a blank line before and after it" in told


def test_a_template_with_blanks(hello: Course) -> None:
    told = failure(hello, "`{{ .Names }}`")
    assert "docs/index.md:9: " in told
    assert "leave the blanks out: {{.Names}}" in told


@pytest.mark.parametrize("call", ["{{ snippet() }}", "{{ snippet(1) }}", "{{ snippet_file('x') }}"])
def test_a_call_that_makes_no_sense(hello: Course, call: str) -> None:
    assert "docs/index.md:9: " in failure(hello, call)


def test_each_page_leads_to_its_own_source(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    course.page("index.md", "# Home\n")
    course.page("deep/lesson.md", "# Lesson\n")
    assert course.build().returncode == 0
    assert 'rel="edit"' not in course.built("deep/lesson.html")
    monkeypatch.setenv("EDIT_URL", "https://example.org/edit/main/docs/{path}")
    assert course.build().returncode == 0
    address = "https://example.org/edit/main/docs/deep/lesson.md"
    assert f'<a href="{address}" rel="edit">' in course.built("deep/lesson.html")


def test_the_books_are_offered_where_they_are_published(course: Course) -> None:
    course.page("index.md", "# Home\n\nWords.\n")
    for book, offered in (("", 0), ("book/course", 2)):
        assert course.build(BOOK=book).returncode == 0
        assert course.built("index.html").count('href="book/course.') == offered


def test_without_the_plugin_a_call_stands_as_it_was_typed(hello: Course) -> None:
    settings = hello.folder / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}plugins: [search]\n")
    hello.page("index.md", f'{FRONT}{{{{ snippet("first/hello") }}}}\n')
    done = hello.build()
    assert done.returncode == 0, done.stderr
    assert "{{ snippet(" in hello.built("index.html")
