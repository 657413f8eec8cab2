"""Faults of pages and of what they name, as `python -m shellproof check` tells them."""

from __future__ import annotations

import pytest

from tests.shellproof.world import World

FENCE = "```{language}\n{body}\n```\n"


@pytest.fixture
def good(world: World) -> World:
    """A project without a fault."""
    world.snippet("chapter/one", "$ true\n")
    world.recorded("chapter/one")
    world.page("index.md", "chapter/one")
    return world


def test_nothing_is_said_of_a_good_project(good: World) -> None:
    done = good.check()
    assert (done.status, done.text) == (0, "")


def test_the_status_of_the_process(good: World) -> None:
    assert good.check_for_real().status == 0
    good.page("other.md", "chapter/ones")
    done = good.check_for_real()
    assert (done.status, done.text) == (1, good.check().text)


def test_an_unknown_name_is_told_with_those_near_it(good: World) -> None:
    good.page("other.md", "chapter/ones")
    done = good.check()
    assert done.status == 1
    assert done.faults() == ["docs/other.md:3: there is no snippet 'chapter/ones'"]
    assert "did you mean chapter/one?" in done.text


def test_a_snippet_on_no_page(good: World) -> None:
    good.snippet("chapter/two", "$ true\n")
    done = good.check()
    assert done.status == 1
    assert done.faults() == ["snippets/chapter/two/session.console:1: no page shows this snippet"]
    assert '{{ snippet("chapter/two") }}' in done.text


def test_a_snippet_that_runs_twice(good: World) -> None:
    good.page("index.md", "chapter/one", "chapter/one")
    done = good.check()
    assert done.status == 1
    assert "docs/index.md:5: snippet 'chapter/one' already ran in line 3" in done.text


def test_two_snippets_of_one_name(good: World) -> None:
    good.snippet("chapter/One", "$ true\n")
    good.recorded("chapter/One")
    good.page("other.md", "chapter/One")
    done = good.check()
    assert done.status == 1
    assert len(done.faults()) == 1
    assert "two snippets of one name: chapter/one and chapter/One" in done.text


def test_a_missing_transcript(good: World) -> None:
    good.load("chapter/one").path.unlink()
    done = good.check()
    assert done.status == 1
    assert done.faults()[0] == "docs/index.md:3: there is no snippet 'chapter/one'"


@pytest.mark.parametrize("language", ["console", "bash", "sh", "{.bash}", "shell", ""])
def test_commands_that_no_snippet_backs(good: World, language: str) -> None:
    block = FENCE.format(language=language, body="$ docker ps")
    _append(good, block)
    done = good.check()
    assert done.status == 1
    assert done.faults() == ["docs/index.md:5: these commands are on no snippet"]
    assert "<!-- unproven: the reason -->" in done.text


@pytest.mark.parametrize(
    "block",
    [
        "<!-- unproven: it needs a laptop -->\n\n" + FENCE.format(language="bash", body="ls"),
        FENCE.format(language="yaml", body="services: {}"),
        FENCE.format(language="", body="no prompt in it"),
    ],
)
def test_blocks_that_may_stand_alone(good: World, block: str) -> None:
    _append(good, block)
    assert good.check().status == 0


@pytest.mark.parametrize(
    "block",
    [
        "<!-- unproven: -->\n" + FENCE.format(language="bash", body="ls"),
        "    " + FENCE.format(language="bash", body="ls").replace("\n", "\n    "),
        "````text\nclosed by more\n`````\n\n" + FENCE.format(language="bash", body="ls"),
        "> ```bash\n> ls\n> ```\n",
        "~~~ bash\nls\n~~~\n",
    ],
    ids=["no-reason", "indented", "after-a-longer-fence", "quoted", "tildes"],
)
def test_no_way_around_a_proof(good: World, block: str) -> None:
    _append(good, block)
    done = good.check()
    assert done.status == 1
    assert "these commands are on no snippet" in done.text


@pytest.mark.parametrize("fence", ["```bash", "> ````text"])
def test_a_fence_that_is_never_closed_hides_nothing(good: World, fence: str) -> None:
    _append(good, f"{fence}\n\n~~~bash\nls\n~~~\n")
    done = good.check()
    assert done.status == 1
    assert done.faults() == [
        "docs/index.md:5: this fence is never closed",
        "docs/index.md:7: these commands are on no snippet",
    ]


def test_marks_inside_of_a_line_open_no_fence(good: World) -> None:
    _append(good, "```ls``` lists.\n\n" + FENCE.format(language="bash", body="ls"))
    assert good.check().faults() == ["docs/index.md:7: these commands are on no snippet"]


@pytest.mark.parametrize(
    ("leaves", "told"),
    [("leaves: all", "is no list"), ('leaves: ["image"]', "what does it leave?")],
)
def test_a_page_says_clearly_what_it_leaves(good: World, leaves: str, told: str) -> None:
    good.page("index.md", "chapter/one", head=f"---\n{leaves}\n---\n")
    done = good.check()
    assert done.status == 1
    assert told in done.text
    assert "docs/index.md:2: " in done.text


def _append(world: World, block: str) -> None:
    path = world.folder / "docs" / "index.md"
    path.write_text(f"{path.read_text()}\n{block}".replace("}}\n\n\n", "}}\n\n"))
