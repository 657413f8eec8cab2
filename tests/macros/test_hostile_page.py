"""A page is words and calls of macros: whatever else would act is refused, and runs nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateError

from macros.wall import Walled, walled
from shellproof import project
from shellproof.check import check
from tests.macros.course import Course

RUN = 'lipsum.__globals__["os"].popen("touch MARKER").read()'
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nhide: [*b, *b]"
#: The text of a page, the line that is to be named, and what is to be said of it.
HOSTILE = {
    "statement": (f"# A\n\n[[[% if {RUN} %]]]x[[[% endif %]]]\n", 3, "[[[% begins a statement"),
    "fenced": (f"# A\n\n```text\n[[[% if {RUN} %]]]\n```\n", 4, "[[[% begins a statement"),
    "comment": (f"# A\n\n[[[# #]]]{{{{ {RUN} }}}}\n", 3, "[[[# begins a statement"),
    "shown": (f"# A\n\n```text\n{{{{ {RUN} }}}}\n```\n", 4, "this is no call of a macro"),
    "hidden": (f"# A\n\n<!-- {{{{ {RUN} }}}} -->\n", 3, "this is no call of a macro"),
    "second": (f"# A\n\n{{{{ what_stays() }}}}{{{{ {RUN} }}}}\n", 3, "a paragraph of its own"),
    "inside": (f"# A\n\n{{{{ snippet({RUN}) }}}}\n", 3, "something that is no text"),
    "title": ('---\ntitle: "\\x7b\\x7b config }}"\n---\n# A\n', 2, "holds '{{'"),
    "head": ('---\ndescription: "\\">\\x3cscript>"\n---\n# A\n', 2, """holds '"'"""),
    "unrendered": ("---\nrender_macros: false\n---\n# A\n", 2, "unknown front-matter key 'render"),
    "ignored": ("---\nignore_macros: true\n---\n# A\n", 2, "unknown front-matter key 'ignore"),
    "bare": ("template: 404.html\n\n# A\n", 1, "what the site takes for front matter"),
    "template": ("---\ntemplate: 404.html\n---\n# A\n", 2, "unknown front-matter key 'template'"),
    "macro": ("---\nsnippet: x\n---\n# A\n", 2, "unknown front-matter key 'snippet'"),
    "near": ("---\nlesson: false\ndescripton: x\n---\n# A\n", 3, "did you mean description?"),
    "kind": ("---\nhide: 5\n---\n# A\n", 2, "the front matter's hide is int"),
    "tag": ("---\nhide:\n  - !!python/name:os.system x\n---\n# A\n", 3, "a tag, an anchor"),
    "bomb": (f"---\n{BOMB}\n---\n# A\n", 2, "a tag, an anchor"),
    "deep": (f"---\ntitle: {'[' * 5000}\n---\n# A\n", 2, "nested too deeply"),
    "date": ("---\ntitle: 2026-99-99\n---\n# A\n", 1, "the front matter: cannot be read"),
    "broken": ("---\ntitle: [\n---\n# A\n", 2, "the front matter: "),
    "open": ("---\ntitle: x\n# A\n", 1, "the front matter is not closed"),
    "dots": ("---\ntitle: x\n...\n\n---\n# A\n", 3, "the front matter is not closed"),
}


def told(faults: list[str], name: str) -> str:
    """All that is said of one page, at its line."""
    _, line, _ = HOSTILE[name]
    return "\n".join(each for each in faults if f"docs/{name}.md:{line}: " in each)


def test_each_hostile_page_is_refused_by_the_check_and_by_the_build(course: Course) -> None:
    course.page("index.md", "# Home\n")
    marker = course.folder / "marker"
    for name, (text, *_) in HOSTILE.items():
        course.page(f"{name}.md", text.replace("MARKER", str(marker)))
    rules = '[tool.shellproof]\nrules = ["macros.rules:calls"]\n'
    (course.folder / "pyproject.toml").write_text(rules)
    done = course.build()
    built = (done.stdout + done.stderr).replace("\n  fix", "  fix").splitlines()
    checked = [str(each).replace("\n", "") for each in check(project.load(course.folder))]
    for name, (_, _, wanted) in HOSTILE.items():
        assert wanted in told(checked, name), checked
        assert wanted in told(built, name), built
    assert done.returncode == 1
    assert not any("Traceback" in line for line in built)
    assert not marker.exists()
    assert not (course.folder / "site" / "statement.html").exists()


@pytest.mark.slow  # each builds a site
@pytest.mark.parametrize(
    "line",
    [
        "`<script>alert(1)</script>`",
        "<!--> <script>alert(1)</script> -->",
        '`<META http-equiv="refresh" content="0; url=https://a.invalid">`',
    ],
)
def test_what_prose_may_show_acts_in_no_block_of_html(course: Course, line: str) -> None:
    """There Markdown leaves alone what would else be code or a comment."""
    shown = "# Home\n\n`<script>` and `<form>`.\n\n```html\n<meta charset=x>\n```\n"
    course.page("index.md", shown)
    assert course.build().returncode == 0
    course.page("acts.md", f"---\nlesson: false\n---\n{shown}\n<div>\n{line}\n</div>\n")
    done = course.build()
    assert done.returncode == 1
    assert "docs/acts.md:13: a page loads nothing" in done.stderr.replace("\n", "")


@pytest.fixture
def wall() -> Walled:
    """As the site has it, around one macro."""
    marks = Environment(undefined=StrictUndefined)
    macros: dict[str, Callable[..., str]] = {"snippet": lambda name: f"<{name}>"}
    return walled(marks, macros)


def test_a_macro_can_be_called(wall: Walled) -> None:
    assert wall.from_string('{{ snippet("a/b") }}').render(config="x") == "<a/b>"


@pytest.mark.parametrize(
    "inside",
    [
        *(RUN, "lipsum", "config", "namespace", "range(9)", "snippet.__globals__"),
        *("''.__class__", "''.upper()", "'x'|upper", "snippet('x').upper()", "{}.items()"),
    ],
)
def test_behind_the_first_wall_is_a_second(wall: Walled, tmp_path: Path, inside: str) -> None:
    marker = tmp_path / "marker"
    text = f"{{{{ {inside.replace('MARKER', str(marker))} }}}}"
    with pytest.raises(TemplateError):
        wall.from_string(text).render(config="the site's")
    assert not marker.exists()


def test_no_file_is_included(wall: Walled) -> None:
    with pytest.raises(TypeError, match="no loader"):
        wall.from_string('{% include "index.md" %}').render()
