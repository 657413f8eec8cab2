"""Teachers see which lessons fetch packages: by what their snippets run and build."""

from __future__ import annotations

from lxml import html

from tests.macros.course import Course, Printed

NAV = "nav:\n- A: [a/{}.md]\n- Room: room.md\n"
PIP = "FROM debian\nRUN pip install --quiet numpy\n"


def test_lessons_that_fetch_are_listed_with_their_servers(course: Course) -> None:
    """One asks itself, one builds a recipe that asks; to fail, or to show a recipe, asks nobody."""
    course.snippet("a/asks", "$ sudo apt-get -qq install jq\n", Printed())
    course.snippet("a/builds", "$ docker build .\n", Printed(), Dockerfile=PIP)
    course.snippet("a/shows", "$ cat Dockerfile\n", Printed(), Dockerfile=PIP)
    course.snippet("a/fails", "$ pip install jq\n[exit 1]\n", Printed())
    names = ("asks", "builds", "shows", "fails")
    for name in names:
        course.page(f"a/{name}.md", f'# Page {name}\n\n{{{{ snippet("a/{name}") }}}}\n')
    course.page("room.md", "---\nlesson: false\n---\n# Room\n\n{{ fetched_packages() }}\n")
    config = course.folder / "mkdocs.yml"
    nav = NAV.format(".md, a/".join(names))
    config.write_text(config.read_text().replace("nav: []\n", nav))
    done = course.build()
    assert done.returncode == 0, done.stderr
    [body] = html.document_fromstring(course.built("room.html")).iter("tbody")
    cells = [["".join(map(str, cell.itertext())).strip() for cell in row] for row in body]
    assert cells == [["Page asks", "Debian"], ["Page builds", "PyPI"]]
    assert [link.get("href") for link in body.iter("a")] == ["a/asks.html", "a/builds.html"]
