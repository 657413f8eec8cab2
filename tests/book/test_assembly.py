"""From pages to one document: what goes, what opens, where links lead."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from book.assembly import assemble
from book.errors import BookError
from book.page import text
from tests.book.samples import DRAWING, course, heading, terminal, unproven

TABS = (
    '<div class="tabbed-set tabbed-alternate"><input id="linux" type="radio">'
    '<input id="mac" type="radio"><div class="tabbed-labels"><label for="linux">Linux</label>'
    '<label for="mac">macOS</label></div><div class="tabbed-content">'
    '<div class="tabbed-block"><p>One</p></div><div class="tabbed-block"><p>Two</p></div>'
    "</div></div>"
)


def book(tmp_path: Path, *lessons: str, home: str = "") -> HtmlElement:
    document = assemble(course(tmp_path, *lessons, home=home)).html()
    tree: HtmlElement = html.document_fromstring(document)
    return tree


def hrefs(tree: HtmlElement) -> list[str]:
    return [link.get("href") for link in tree.find_class("inside")]


def test_ids_are_unique_and_every_link_inside_has_its_target(tmp_path: Path) -> None:
    section = heading(2, "Section", "section") + '<p><a href="#section">up</a> text</p>'
    tree = book(tmp_path, section, section + '<a href="1.html#section">there</a>')
    ids = Counter(tree.xpath("//@id"))
    assert max(ids.values()) == 1
    assert hrefs(tree) == ["#first/1:section", "#first/2:section", "#first/1:section"]
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(ids)


def test_links_that_leave_the_course_stay(tmp_path: Path) -> None:
    tree = book(tmp_path, '<a href="https://example.org/x#y">out</a>')
    assert tree.xpath("//a[@href='https://example.org/x#y']")


def test_a_file_to_fetch_is_no_link_on_paper(tmp_path: Path) -> None:
    tree = book(tmp_path, '<p>See <a href="../assets/images/mark.svg">the mark</a>.</p>')
    assert tree.xpath("//article//p/text()")[-1] == "See the mark."


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        ('<a href="2.html">x</a>', "the link 2.html leads nowhere"),
        ('<a href="../index.html#no">x</a>', "the link ../index.html#no leads to an anchor"),
        ('<a href="#no">x</a>', "the link #no leads to an anchor that does not exist"),
        ('<a href="../../etc/x">x</a>', "the link ../../etc/x leads out of the site"),
        ('<p id="top">x</p>', "the id top stands on 2 elements"),
        ('<img src="../assets/images/mark.svg" alt=" ">', "has no alternative text"),
        ('<img src="../assets/images/mark.svg">', "has no alternative text"),
        ('<img src="no.png" alt="A picture">', "there is no picture no.png"),
        ("<svg viewBox='0 0 1 1'></svg>", "a drawing has no title"),
        ('<details class="pc-proof"><summary>soon</summary></details>', "names no day: 'soon'"),
    ],
)
def test_what_no_book_can_have_is_named_with_its_page(
    tmp_path: Path, article: str, reason: str
) -> None:
    with pytest.raises(BookError) as error:
        book(tmp_path, article)
    assert "first/1.html" in str(error.value)
    assert reason in str(error.value)


def test_a_link_to_what_is_left_out_leads_to_its_page(tmp_path: Path) -> None:
    path = heading(2, "The path", "path") + '<ol class="pc-path"><li>One</li></ol>'
    tree = book(tmp_path, '<a href="../index.html#path">x</a>', home=path)
    assert hrefs(tree) == ["#index"]
    assert "The path" not in tree.text_content()


def test_tabs_stand_under_their_names(tmp_path: Path) -> None:
    tree = book(tmp_path, TABS + '<a href="#mac">mac</a>')
    tabs = [tab.text_content() for tab in tree.find_class("tab")]
    assert tabs == ["LinuxOne", "macOSTwo"]
    assert tree.get_element_by_id("first/1:mac").text_content() == "macOSTwo"
    assert not tree.xpath("//input | //label")


def test_answers_are_open_and_buttons_are_gone(tmp_path: Path) -> None:
    answer = '<details class="question"><summary>Answer</summary><p>b.</p></details>'
    tree = book(tmp_path, answer + terminal("docker ps", "none") + "<script>x</script>")
    assert not tree.xpath("//details | //summary | //button | //script | //a[@class='headerlink']")
    box = next(iter(tree.find_class("question")))
    assert [p.text for p in box.iter("p")] == ["Answer", "b."]


def test_what_is_for_the_browser_only_is_left_out(tmp_path: Path) -> None:
    words = '<span class="pc-web">or point</span><span hidden>for the search</span>'
    tree = book(tmp_path, f"<p>Read {words} on.</p>")
    assert "Read  on." in tree.text_content()


def test_a_term_of_the_glossary_is_plain_text(tmp_path: Path) -> None:
    tree = book(tmp_path, '<p>A <a class="pc-term" href="nowhere.html#x" title="y">shard</a>.</p>')
    [text] = (p for p in tree.iter("p") if "shard" in p.text_content())
    assert (text.text_content(), list(text)) == ("A shard.", [])


def test_headings_of_lessons_stand_below_their_chapter(tmp_path: Path) -> None:
    tree = book(tmp_path, heading(2, "Section", "section") + "<p>Text</p>")
    found = [(h.tag, h.text_content()) for h in tree.find(".//main").iter("h1", "h2", "h3")]
    assert found == [("h1", "Home"), ("h1", "first"), ("h2", "Lesson 1"), ("h3", "Section")]


@pytest.mark.parametrize(("corner", "named"), [("", ["one", "two"]), ("Word", [])])
def test_an_empty_corner_says_that_the_first_column_names_its_rows(
    tmp_path: Path, corner: str, named: list[str]
) -> None:
    head = f"<thead><tr><td>{corner}</td><th>Meaning</th></tr></thead>"
    rows = "<tr><td>one</td><td>1</td></tr><tr><td>two</td><td>2</td></tr>"
    tree = book(tmp_path, f"<table>{head}<tbody>{rows}</tbody></table>")
    assert [cell.text for cell in tree.xpath("//th[@scope='row']")] == named


def test_code_has_no_span_for_its_colours(tmp_path: Path) -> None:
    code = '<div class="highlight"><pre><span class="k">FROM</span> <span>x</span>\n</pre></div>'
    tree = book(tmp_path, code)
    block = tree.xpath("//div[@class='highlight']/pre")[0]
    assert len(block) == 0
    assert block.text == "FROM x\n"


def test_an_option_is_plain_text(tmp_path: Path) -> None:
    code = '<code>run <span class="pc-option">--rm</span> it</code>'
    [told] = book(tmp_path, f"<p>{code}</p>").xpath("//code[contains(., '--rm')]")
    assert (told.text, list(told)) == ("run --rm it", [])


def test_a_drawing_is_part_of_the_book(tmp_path: Path) -> None:
    site = tmp_path / "site"
    pages = course(site, '<img src="../d.svg" alt="What it shows"><img src="../d.svg" alt="Again">')
    (site / "d.svg").write_text(DRAWING)
    document = assemble(pages).html()
    assert "<title>What it shows</title>" in document
    assert "Old" not in document
    assert 'id="first/1.html-1-tip"' in document
    assert "url(#first/1.html-2-tip)" in document
    assert "system-ui" not in document
    assert "font-family: Plex Mono" in document


def test_a_bar_of_a_measurement_has_the_book_s_green(tmp_path: Path) -> None:
    tree = book(tmp_path, '<svg class="pc-bar"><title>Half</title><rect/></svg>')
    assert tree.xpath("//svg[@class='pc-bar']/@fill") == ["#0a6349"]


def test_the_colophon_tells_what_the_pages_were_proven_on(tmp_path: Path) -> None:
    tree = book(tmp_path, terminal("a", "1", "2 May 2026"), terminal("b", "2"))
    told = next(iter(tree.find_class("colophon"))).text_content()
    assert "3 terminals with 3 commands were recorded on 2 May 2026 to 20 November 2026" in told
    assert "Docker Engine 28.5.2" in told
    assert "sha256:ab12" in told
    assert "Edition of 20 November 2026, " in tree.text_content()


def test_the_colophon_says_a_thing_once(tmp_path: Path) -> None:
    engine = "Docker Engine 28.5.2</dd>"
    two = terminal("a", "1").replace(engine, f"Docker Engine 26.1.5, {engine}")
    again = terminal("b", "2").replace("sha256:ab12", "sha256:cd34")
    told = next(iter(book(tmp_path, two, again).find_class("colophon"))).text_content()
    assert told.count("Docker Engine 28.5.2") == told.count("Docker Engine 26.1.5") == 1
    assert "packagessha256:ab12sha256:cd34" in told


@pytest.mark.parametrize(
    ("box", "width"),
    [
        ("0 0 400 600", "width: 53.3%"),
        ("0,0,400,600", "width: 53.3%"),
        ("0 0 600 400", None),
        ("none", None),
    ],
)
def test_a_tall_drawing_is_narrow(tmp_path: Path, box: str, width: str | None) -> None:
    sources = course(tmp_path, '<img alt="A tower" src="../d.svg">')
    (tmp_path / "d.svg").write_text(DRAWING.replace("0 0 9 9", box))
    tree = html.document_fromstring(assemble(sources).html())
    assert [drawing.get("style") for drawing in tree.iter("svg") if "A tower" in text(drawing)] == [
        width
    ]


def test_the_colophon_has_the_versions_that_terminals_asked_for(tmp_path: Path) -> None:
    nodes = terminal("kubectl get nodes", "NAME VERSION\ncontrol v1.34.10\nnode1 v1.34.10")
    tree = book(tmp_path, nodes + terminal("docker compose version --short", "2.40.3-3"))
    told = next(iter(tree.find_class("colophon")))
    facts = dict(
        zip(*([e.text_content() for e in told.iter(t)] for t in ("dt", "dd")), strict=True)
    )
    assert (facts["Kubernetes"], facts["Compose"]) == ("1.34.10", "2.40.3")


def test_other_words_are_another_edition(tmp_path: Path) -> None:
    words = ("<p>One.</p>", "<p>Two.</p>", "<p>One.</p>")
    one, two, again = (
        assemble(course(tmp_path / str(number), text)).edition for number, text in enumerate(words)
    )
    assert one == again != two


def test_what_leads_in_to_a_terminal_stays_with_it(tmp_path: Path) -> None:
    long = terminal("ls", "line\n" * 40)
    tree = book(tmp_path, f"<p>These are many.</p>{long}<p>These are few.</p>{terminal('ls', 'a')}")
    assert [p.text for p in tree.find_class("lead-in")] == ["These are many.", "These are few."]
    assert len([figure for figure in tree.iter("figure") if "whole" in figure.get("class")]) == 2


def test_what_could_not_be_run_is_counted_apart(tmp_path: Path) -> None:
    tree = book(tmp_path, terminal("a", "1") + unproven("nvidia-smi", "needs gpu"))
    told = next(iter(tree.find_class("colophon"))).text_content()
    assert "2 terminals with 2 commands were recorded" in told
    assert "1 more could not be run, and say why." in told
    assert "Not proven yet: needs gpu" in tree.find(".//main").text_content()


def test_of_a_proof_the_line_is_left(tmp_path: Path) -> None:
    tree = book(tmp_path, terminal("a", "1"))
    proof = tree.find(".//main").find_class("pc-proof")[0].text_content()
    assert proof.startswith("Proven on Docker Engine 28.5.2")
    assert "sha256" not in proof
