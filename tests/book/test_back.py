"""What stands at the end: solutions, answers, registers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from book import register
from book.assembly import assemble
from tests.book.samples import course, heading, terminal


def book(tmp_path: Path, *lessons: str, reference: Mapping[str, str] | None = None) -> HtmlElement:
    document = assemble(course(tmp_path, *lessons, reference=reference)).html()
    tree: HtmlElement = html.document_fromstring(document)
    return tree


def box(sort: str, name: str, inside: str) -> str:
    return f'<details class="{sort}"><summary>{name}</summary>{inside}</details>'


def words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def entries(tree: HtmlElement, register: str) -> list[str]:
    return [words(entry) for entry in tree.get_element_by_id(register).getparent().iter("li")]


def test_solutions_stand_at_the_end_of_their_chapter(tmp_path: Path) -> None:
    exercise = heading(2, "Exercise", "exercise") + box("tip", "Hint", "<p>Think.</p>")
    lesson = exercise + box("success", "Solution", '<p id="how">Like this.</p>') + "<p>On.</p>"
    tree = book(tmp_path, lesson + '<a href="#how">how</a>', "<p>Last lesson.</p>")
    chapter = words(tree.find_class("chapter")[0])
    assert chapter.index("Think.") < chapter.index("Last lesson.") < chapter.index("Like this.")
    assert chapter.endswith("SolutionsLesson 1SolutionLike this.")
    pointer = tree.find_class("elsewhere")[0]
    assert words(pointer) == "Solution"
    target = pointer.find("a").get("href")[1:]
    assert words(tree.get_element_by_id(target)) == "SolutionLike this."


def test_answers_stand_at_the_end_of_the_book(tmp_path: Path) -> None:
    tree = book(tmp_path, box("question", "Answer to question 1", "<p>b.</p>"), "<p>Last.</p>")
    answers = tree.get_element_by_id("answers").getparent()
    assert words(answers) == "AnswersLesson 1Answer to question 1b."
    assert "b." not in words(tree.find(".//main"))
    contents = [words(line) for line in tree.find_class("contents")[0].iter("a")]
    assert contents == ["Home", "first", "Lesson 1", "Lesson 2", "Answers"]


def test_without_exercises_there_are_no_empty_parts(tmp_path: Path) -> None:
    text = words(book(tmp_path, '<p class="admonition success">Fine.</p>'))
    assert "Solutions" not in text
    assert "Answers" not in text


def test_the_index_of_commands_is_that_of_the_site(tmp_path: Path) -> None:
    first = terminal("kubectl get pods", "") + terminal("kubectl get \n  nodes", "")
    second = terminal("sudo podman ps", "") + terminal("kubectl get nodes", "")
    listed = called("podman ps", "sudo podman ps", "../first/2.html") + called(
        "kubectl get", "kubectl get nodes", "../first/1.html", "../first/2.html"
    )
    tree = book(tmp_path, first, second, reference={register.COMMANDS: listed})
    assert entries(tree, "reference/commands") == [
        "kubectl get Lesson 1, Lesson 2",
        "podman ps Lesson 2",
    ]
    ids = [link.get("href")[1:] for link in tree.find_class("page")]
    assert [words(tree.get_element_by_id(id_).find_class("pc-typed")[0]) for id_ in ids] == [
        "kubectl get nodes",
        "kubectl get nodes",
        "sudo podman ps",
    ]


def called(command: str, line: str, *pages: str) -> str:
    """A command as the site's list of them has it."""
    lines = "".join(f'<li><code>{line}</code> <a href="{page}">x</a></li>' for page in pages)
    return (
        heading(3, command, command)
        + f'<details class="pc-lines pc-web"><ul>{lines}</ul></details>'
    )


def test_the_index_of_errors_is_that_of_the_site(tmp_path: Path) -> None:
    chain = "failed to create: " * 9 + "executable file not found"
    listed = explained(3, "No program", chain, "1") + explained(4, "A typo", "other", "2")
    listed += explained(3, "Gone", "docker: Error response from daemon: No such container", "1")
    listed += explained(3, "It hangs", "", "2") + explained(3, "A word", '"hosts" is unknown', "1")
    lesson = heading(2, "Why", "why")
    tree = book(tmp_path, lesson, lesson, reference={register.ERRORS: listed})
    assert entries(tree, "reference/errors") == [
        "failed to create: failed to create: failed to create: failed to create: "
        "executable file not found No program, A typo",
        '"hosts" is unknown A word',
        "It hangs Lesson 2",
        "No such container Gone",
    ]
    targets = [link.get("href") for link in tree.find_class("page")]
    assert [target[7] for target in targets] == ["1", "2", "1", "2", "1"]
    assert all(target.endswith(":why") for target in targets)


def test_errors_that_share_a_title_are_all_listed(tmp_path: Path) -> None:
    """A cause stands inside of the details of its error, as the site has it."""
    cause = explained(4, "Taken", "it is taken", "2") + explained(4, "In use", "in use", "2")
    first = explained(3, "Taken", "port is taken", "1").replace("</details>", f"{cause}</details>")
    lesson = heading(2, "Why", "why")
    tree = book(tmp_path, lesson, lesson, reference={register.ERRORS: first})
    assert entries(tree, "reference/errors") == [
        "port is taken Taken, Taken, Lesson 2, In use",
    ]
    places = [link.get("href")[7:] for link in tree.find_class("page")]
    assert places == ["1:why", "2:why", "2:why"]


def explained(level: int, title: str, message: str, page: str) -> str:
    """An error as the site's index has it."""
    said = f"{title} <span hidden>{message}</span>" if message else title
    link = f'<p class="pc-where">Explained in <a href="../first/{page}.html#why">x</a>.</p>'
    return heading(level, said, f"{title}-{page}") + f"<details>{link}</details>"


def test_an_index_takes_the_place_of_its_page(tmp_path: Path) -> None:
    link = '<a href="../reference/errors.html#top">errors</a>'
    tree = book(tmp_path, link, reference={register.ERRORS: "<p>Unfold the lines.</p>"})
    assert [a.get("href") for a in tree.find_class("inside")] == ["#reference/errors"]
    assert "Unfold" not in words(tree)
    contents = [words(line) for line in tree.find_class("contents")[0].iter("a")]
    assert contents == ["Home", "first", "Lesson 1", "Index of errors"]


def test_a_chapter_is_a_book_of_its_own(tmp_path: Path) -> None:
    question = box("question", "Answer to question 1", "<p>b.</p>")
    made = assemble(
        course(tmp_path, question + '<a href="../index.html">home</a> <a href="2.html">on</a>', "")
    )
    lesson = made.chapters[1]
    text = made.excerpt(lesson)
    tree: HtmlElement = html.document_fromstring(text)
    assert words(tree.find(".//title")) == "Home: first"
    assert words(tree.find_class("part")[0]) == "first"
    assert words(tree.get_element_by_id("answers").getparent()).endswith("b.")
    ids = set(tree.xpath("//@id"))
    assert [link for link in tree.xpath("//a/@href") if link[1:] not in ids] == []
    assert "home <a" in text
