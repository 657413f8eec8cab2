"""What stands at the end: solutions, answers, registers."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from book.assembly import assemble
from tests.book.samples import course, heading, terminal

FAILING = terminal("docker run -d nginx", "docker: Error response from daemon: {}").replace(
    "pc-step", "pc-step pc-step--fails"
)


def book(tmp_path: Path, *lessons: str) -> HtmlElement:
    document = assemble(course(tmp_path, *lessons)).html()
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


def test_the_register_of_commands_names_each_lesson_once(tmp_path: Path) -> None:
    first = terminal("docker run --rm debian true", "") + terminal("docker run nginx", "")
    second = terminal("docker image ls; docker run x", "") + terminal("ls | docker --help", "")
    tree = book(tmp_path, first, second)
    assert entries(tree, "register-of-commands") == [
        "docker image ls Lesson 2",
        "docker run Lesson 1Lesson 2",
    ]
    place = tree.find_class("page")[0].get("href")[1:]
    assert "docker image ls" in words(tree.get_element_by_id(place))


def test_the_register_of_errors_has_what_failing_steps_say(tmp_path: Path) -> None:
    chain = "failed to create: " * 9 + "executable file not found"
    lesson = "".join(FAILING.format(said) for said in (chain, "No such container: x", "pulling"))
    tree = book(tmp_path, lesson + terminal("docker ps", "Error: not a failure"))
    assert entries(tree, "register-of-errors") == [
        "failed to create: failed to create: failed to create: failed to create: "
        "executable file not found Lesson 1",
        "No such container: x Lesson 1",
        "pulling Lesson 1",
    ]


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
