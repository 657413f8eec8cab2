"""The learning path lists what the navigation holds."""

from __future__ import annotations

from lxml import html

from tests.macros.course import Course

FRONT = "---\ndescription: About {name}.\nminutes: {{reading: 10, exercise: 5}}\n---\n"
PAGE = FRONT + "\n# {name} & more\n"


def test_every_page_stands_in_the_path(course: Course) -> None:
    for name in ("one", "two"):
        course.page(f"chapter/{name}.md", PAGE.format(name=name))
    course.page("start/index.md", "# Start\n\n## The path\n\n{{ learning_path() }}\n")
    nav = "nav:\n- Start: start/index.md\n- A chapter: [chapter/two.md, chapter/one.md]\n"
    config = course.folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("nav: []\n", nav))
    assert course.build().returncode == 0
    page = html.document_fromstring(course.built("start/index.html"))
    [listed] = (ol for ol in page.iter("ol") if ol.get("class") == "pc-path")
    links = [(a.get("href"), a.text) for a in listed.iter("a")]
    assert links == [("../chapter/two.html", "two & more"), ("../chapter/one.html", "one & more")]
    text = "".join(map(str, listed.itertext()))
    assert "15 minutes" in text
    assert "About two." in text
