"""Teachers see which lessons fetch packages: by what their snippets run and build."""

from __future__ import annotations

from lxml import html

from tests.macros.course import Course, Printed

NAV = "nav:\n- A: [a/{}.md]\n- Room: room.md\n"
PIP = "FROM debian\nRUN pip install --quiet numpy\n"


def test_lessons_that_fetch_are_listed_with_their_servers(course: Course) -> None:
    """One asks itself, one builds a recipe that asks; to fail, or to show a recipe, asks nobody.

    What one snippet builds, another of the page may have brought.
    """
    course.snippet("a/asks", "$ sudo apt-get -qq install jq\n", Printed())
    course.snippet("a/builds", "$ docker build .\n", Printed(), Dockerfile=PIP)
    course.snippet("a/shows", "$ cat Dockerfile\n", Printed(), Dockerfile=PIP)
    course.snippet("a/fails", "$ pip install jq\n[exit 1]\n", Printed())
    other = {"two.Dockerfile": "FROM debian\n"}
    course.snippet("a/names", "$ docker build --file two.Dockerfile .\n", Printed(), **other)
    course.snippet("a/brings", "$ ls\n", Printed(), Dockerfile=PIP)
    course.snippet("a/starts", "$ docker compose up --build --wait\n", Printed())
    shown = {"Dockerfile": PIP, "not-two.Dockerfile": PIP}
    course.snippet("a/reads", "$ cat Dockerfile\n", Printed(), **shown)
    second = {"names": "reads", "brings": "starts"}
    names = ("asks", "builds", "shows", "fails", *second)
    for name in names:
        calls = [f'{{{{ snippet("a/{each}") }}}}\n' for each in (name, second.get(name)) if each]
        course.page(f"a/{name}.md", "\n".join([f"# Page {name}\n", *calls]))
    course.page("room.md", "---\nlesson: false\n---\n# Room\n\n{{ fetched_packages() }}\n")
    config = course.folder / "mkdocs.yml"
    nav = NAV.format(".md, a/".join(names))
    config.write_text(config.read_text().replace("nav: []\n", nav))
    done = course.build()
    assert done.returncode == 0, done.stderr
    [body] = html.document_fromstring(course.built("room.html")).iter("tbody")
    cells = [["".join(map(str, cell.itertext())).strip() for cell in row] for row in body]
    assert cells == [["Page asks", "Debian"], ["Page builds", "PyPI"], ["Page brings", "PyPI"]]
    links = [link.get("href") for link in body.iter("a")]
    assert links == ["a/asks.html", "a/builds.html", "a/brings.html"]
