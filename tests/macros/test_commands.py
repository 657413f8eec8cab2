"""What a line of a shell calls, and whether what it calls exists."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.commands.own import own_names
from macros.commands.prose import faults
from macros.commands.shell import commands
from macros.commands.table import FILE, Table, load
from macros.reference.commands import called
from shellproof.errors import SourceError
from shellproof.library import Library
from tests.macros.course import Course, Printed

TABLE = Table(
    [
        "docker | COMMAND | -H= --host= -v --version",
        "docker compose | COMMAND | -f= --file=",
        "docker compose up | [SERVICE...] | -d --detach",
        "docker ps | | -a --all -q --quiet",
        "docker run | IMAGE [COMMAND] [ARG...] | -d --detach -i -t --rm -p= --publish= --name=",
    ]
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a -x 'b c'", [["a", "-x", "b c"]]),
        ("a | b && c; d &", [["a"], ["b"], ["c"], ["d"]]),
        ("a \\\n  b", [["a", "b"]]),
        ("X=1 Y=2 a", [["a"]]),
        ("a > out 2> err < in", [["a"]]),
        ("a 2>&1 | b", [["a"], ["b"]]),
        ('a "$(b c)"', [["a", "$"], ["b", "c"]]),
        ("a $(b $(c d) e) f", [["a", "$", "f"], ["b", "$", "e"], ["c", "d"]]),
        ("a $(b) -- c", [["a", "$", "--", "c"], ["b"]]),
        ("a <(b c) d.yaml", [["a", "$", "d.yaml"], ["b", "c"]]),
        ("a >f-$((x + 1))-of-4; b", [["a"], ["b"]]),
        (
            r"a '(' -x ')' -e b {} \; -name c",
            [["a", "_", "-x", "_", "-e", "b", "{}", "_", "-name", "c"]],
        ),
        ("a -d '(' --fields 1 | b", [["a", "-d", "_", "--fields", "1"], ["b"]]),
        ("a $(b c)", [["a", "$"], ["b", "c"]]),
        ("for x in 1 2; do a $x; done", [["a", "$x"]]),
        ("cat > f <<'END'\nrm -rf /\nEND\nb", [["cat"], ["b"]]),
        ("a 'it", [["a", "'it"]]),
        ("echo 5 6", [["echo", "5", "6"]]),
        ("# docker run", []),
    ],
)
def test_a_line_is_taken_apart(typed: str, read: list[list[str]]) -> None:
    assert commands(typed) == read


@pytest.mark.parametrize(
    ("typed", "path", "options"),
    [
        ("docker run -it --rm debian ls --all", "docker run", ("-i", "-t", "--rm")),
        ("docker run -p 80:80 --name=web nginx", "docker run", ("-p", "--name")),
        ("docker run -p80:80 nginx", "docker run", ("-p",)),
        ("docker --host x ps -aq", "docker ps", ("--host", "-a", "-q")),
        ("docker compose --file x up web -d", "docker compose up", ("--file", "-d")),
    ],
)
def test_a_command_is_found(typed: str, path: str, options: tuple[str, ...]) -> None:
    use = TABLE.use(typed.split())
    assert (use.path, use.options, use.unknown) == (path, options, "")


@pytest.mark.parametrize(
    "span",
    [
        "docker",
        "docker run",
        "docker run CONTAINER --network NETWORK",
        "docker run -it … sh",
        "docker compose COMMAND",
        "docker ps --help",
        "docker-init",
        "other --thing",
    ],
)
def test_what_may_stand_in_prose(span: str) -> None:
    assert list(faults(TABLE, Path("p.md"), f"Say `{span}` there.")) == []


@pytest.mark.parametrize(
    ("span", "told", "fix"),
    [
        ("docker rum", "there is no command `docker rum`", "did you mean docker run"),
        ("docker compose upp", "no command `docker compose upp`", "docker compose up?"),
        ("docker run --detatch x", "`docker run` has no option --detatch", "--detach?"),
        ("docker run -itz x", "`docker run` has no option -z", "--help"),
        ("docker ps -a | docker run --no x", "`docker run` has no option --no", ""),
    ],
)
def test_what_does_not_exist(span: str, told: str, fix: str) -> None:
    text = f"# P\n\n```text\n`docker nope`\n```\n\nSay `{span}` there.\n"
    [fault] = faults(TABLE, Path("p.md"), text)
    assert fault.line == 7
    assert told in fault.message
    assert fix in fault.fix


@pytest.mark.parametrize(
    ("typed", "calls"),
    [
        ("sudo -u nobody docker ps -a", [("sudo", ()), ("docker ps", ("-a",))]),
        ("timeout -s KILL 5 sleep 9", [("timeout", ()), ("sleep", ())]),
        ("kubectl -n x get pods", [("kubectl get", ("-n",))]),
        ("usermod --append --groups docker ada", [("usermod", ("--append", "--groups"))]),
        ("cluster srun --nodes 2 hostname", [("srun", ("--nodes",))]),
        ("mine docker ps", []),
        ("./mine stop", []),
        ("bin/mine stop", []),
        ("/usr/bin/ls -l", [("ls", ("-l",))]),
        ("sudo", [("sudo", ())]),
    ],
)
def test_what_starts_another_command_counts_with_it(
    typed: str, calls: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert list(called(typed.split(), TABLE, {"mine"})) == calls


def test_functions_and_aliases_are_found_where_a_page_defines_them(course: Course) -> None:
    script = "one() {\n  alias two='x'\n}\nfunction three() { x; }\necho four() is none\n"
    course.snippet(
        "a/one", "$ five() { x; }\n$ alias six=x\n", Printed(), Printed(), **{"a.sh": script}
    )
    library = Library(course.folder / "snippets")
    assert own_names(library, ["a/one"]) == {"one", "two", "three", "five", "six"}


def test_the_list_names_each_command_with_its_pages(course: Course) -> None:
    course.snippet("a/one", "$ docker ps -a | wc -l\n$ false\n[exit 1]\n", Printed(), Printed())
    course.snippet("a/two", "$ docker run -it x\n", Printed(), unproven="needs gpu")
    lesson = "---\nminutes: {reading: 1, exercise: 1}\n---\n# A <lesson>\n\n"
    calls = '{{ snippet("a/one") }}\n\n{{ snippet("a/two") }}\n'
    course.page("a/page.md", lesson + calls)
    course.page("list.md", "---\nlesson: false\n---\n# List\n\n{{ command_list() }}\n")
    config = course.folder / "mkdocs.yml"
    nav = "nav:\n- A: [a/page.md]\n- List: list.md\n"
    config.write_text(config.read_text().replace("nav: []\n", nav))
    done = course.build()
    assert done.returncode == 0, done.stderr
    page = html.document_fromstring(course.built("list.html"))
    assert [head.get("id") for head in page.iter("h3")] == ["cmd-docker-ps", "cmd-false", "cmd-wc"]
    text = "".join(map(str, page.itertext()))
    assert "docker ps -a | wc -l" in text
    assert "exit 1" in text
    assert "With -a" in text


def test_a_list_of_commands_that_somebody_wrote_in_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "recorded.txt"
    path.write_text(FILE.read_text().replace("docker attach", "docker atach", 1))
    with pytest.raises(SourceError, match=r"txt:1: the list of commands was edited") as caught:
        load(path)
    assert caught.value.fix == "make commands"
