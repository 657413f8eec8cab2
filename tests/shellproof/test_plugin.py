"""pytest is the runner: one item a snippet, and what pytest offers works with it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest

import shellproof.pages
from shellproof import screen
from shellproof.pages import Page
from tests.shellproof.world import World

pytestmark = pytest.mark.slow


@pytest.fixture
def pages(world: World) -> World:
    """Two pages, of which the second fails in its middle."""
    world.snippet("a/one", "$ x=1; echo hello\nhello\n")
    world.snippet("a/two", "$ echo $x\n1\n")
    world.snippet("b/one", "$ y=1\n")
    world.snippet("b/two", "$ echo $y\n2\n")
    world.snippet("b/three", "$ true\n")
    world.page("z-first.md", "a/one", "a/two")
    world.page("second/page.md", "b/one", "b/two", "b/three")
    return world


def test_one_item_a_snippet_in_the_order_of_the_page(pages: World) -> None:
    done = pages.prove("-v", "-p", "no:cacheprovider", "--tb=short")
    assert done.status == 1
    assert "3 passed" in done.text
    assert "2 failed" in done.text
    order = [
        done.text.index(f"::{name} ") for name in ("b/one", "b/two", "b/three", "a/one", "a/two")
    ]
    assert order == sorted(order)
    assert "snippets/b/two/session.console:5: the output is not what was expected" in done.text
    assert "not reached: b/two, before it on the page, failed" in done.text
    assert "Traceback" not in done.text


def test_k_and_lf(pages: World) -> None:
    assert "1 passed" in pages.prove("-k", "a/two").text
    pages.prove()
    pages.snippet("b/two", "$ echo $y\n1\n")
    done = pages.prove("--lf", "-v")
    assert done.status == 0
    assert "2 passed" in done.text
    assert "a/one" not in done.text


def test_junit(pages: World) -> None:
    pages.snippet("b/two", "$ printf '\\033[31m\\000<b>&\\377'\n")
    pages.prove("--junit-xml=out.xml", "-p", "no:cacheprovider")
    (suite,) = ET.parse(pages.folder / "out.xml").getroot()
    assert {case.get("name") for case in suite} == {"a/one", "a/two", "b/one", "b/two", "b/three"}
    assert (suite.get("tests"), suite.get("failures")) == ("5", "2")


def test_a_fault_of_ours_shows_no_arguments(pages: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(output: bytes, **_: bool) -> list[str]:
        raise RuntimeError(len(output))

    monkeypatch.setattr(screen, "lines", fail)
    pages.snippet("a/one", "$ echo hunter2-''and-more\n")
    done = pages.prove("-k", "a/one", "-p", "no:cacheprovider", "--showlocals")
    assert "RuntimeError: 17" in done.text
    assert "hunter2-and-more" not in done.text


def test_a_page_stays_in_one_process(pages: World) -> None:
    done = pages.prove("-v", "-n", "2", "-p", "no:cacheprovider")
    assert "3 passed" in done.text
    assert "2 failed" in done.text
    rows = [line for line in done.text.splitlines() if line.startswith("[gw") and "::" in line]
    assert len(rows) == 5
    for page in ("a/", "b/"):
        workers = {row.split("]")[0] for row in rows if f"::{page}" in row}
        assert len(workers) == 1, done.text


def test_heavy_pages_take_turns(world: World) -> None:
    (world.folder / "pyproject.toml").write_text('[tool.shellproof]\nheavy = ["much"]\n')
    log = world.folder / "log"
    for name in ("a", "b", "c", "light-d", "light-e", "light-f"):
        head = "---\ntitle: x\nneeds: [much]\n---\n" if len(name) == 1 else ""
        said = f"$ echo begins >>{log}\n$ sleep 0.4\n$ echo ends >>{log}\n"
        world.snippet(f"{name}/one", head + (said if head else "$ sleep 0.4\n"))
        world.page(f"{name}.md", f"{name}/one")
    provider = """
class Known(LocalProvider):
    def missing(self, need):
        return ""
"""
    done = world.prove("-n", "2", "-p", "no:cacheprovider", provider=provider)
    assert "6 passed" in done.text
    assert log.read_text().split() == ["begins", "ends"] * 3


def test_what_is_unchanged_is_not_shared_out(world: World) -> None:
    provider = """
class Known(LocalProvider):
    def fingerprint(self):
        return "an engine"
"""
    for name, head in (("a/one", ""), ("b/one", ""), ("c/one", "needs: [gpu]\n")):
        world.snippet(name, f"---\ntitle: x\n{head}---\n$ true\n")
        world.page(f"{name[0]}.md", name)

    def shared() -> bool:
        done = world.prove("-v", "-n", "2", "-p", "no:cacheprovider", provider=provider)
        assert "2 passed, 1 skipped" in done.text
        return "[gw" in done.text

    assert shared()
    assert not shared()
    world.snippet("b/one", "$ true again\n")
    assert shared()
    assert not shared()


def test_record(pages: World) -> None:
    done = pages.prove("--record", "--shellproof-only", "b", "-p", "no:cacheprovider")
    assert done.status == 0, done.text
    assert pages.load("b/two").steps[0].expected == ("1",)
    assert pages.load("b/two").recording.exists()
    assert not pages.load("a/one").recording.exists()
    assert pages.prove("-p", "no:cacheprovider").status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--shellproof-only", "a/tow"), "there is no snippet 'a/tow'; near: a/two"),
        (("--shellproof-page", "z-frist.md"), "'z-frist.md'; near: z-first.md"),
        (("--shellproof-page", "docs/none.md"), "there is no page with a snippet 'docs/none.md'"),
        (("--record", "-k", "nothing"), "no transcript was collected"),
    ],
)
def test_an_unknown_name(pages: World, arguments: tuple[str, ...], told: str) -> None:
    done = pages.prove(*arguments, "-p", "no:cacheprovider")
    assert done.status != 0
    assert told in done.text
    assert "Traceback" not in done.text


@pytest.mark.parametrize("wrong", ["only=a/tow", "page=none.md", "shard=5/4", "changed=none"])
def test_an_unknown_name_for_several_processes(pages: World, wrong: str) -> None:
    done = pages.prove("-n", "2", f"--shellproof-{wrong}", "-p", "no:cacheprovider")
    assert done.status == pytest.ExitCode.USAGE_ERROR, done.text
    assert wrong.partition("=")[2] in done.text
    assert "Traceback" not in done.text
    assert "INTERNALERROR" not in done.text


def test_settings_that_do_not_exist(pages: World) -> None:
    (pages.folder / "pyproject.toml").write_text('[tool.shellproof]\nsnipets = "here"\n')
    done = pages.prove("-p", "no:cacheprovider")
    assert done.status == pytest.ExitCode.USAGE_ERROR, done.text
    assert "pyproject.toml:1: unknown key tool.shellproof.snipets" in done.text
    assert "Traceback" not in done.text


@pytest.mark.parametrize("page", ["z-first.md", "z-first", "docs/z-first.md"])
def test_one_page(pages: World, page: str) -> None:
    done = pages.prove("--shellproof-page", page, "-p", "no:cacheprovider")
    assert (done.status, "2 passed" in done.text) == (0, True)


def test_pages_that_cannot_be_read_are_read_once(
    pages: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, load = [], shellproof.pages.load

    def counted(path: Path, calls: Sequence[str]) -> Page:
        read.append(path.name)
        return load(path, calls)

    monkeypatch.setattr(shellproof.pages, "load", counted)
    pages.page("z-first.md", "a/one", "a/one")
    done = pages.prove("-p", "no:cacheprovider")
    assert read == ["page.md", "z-first.md"]
    assert "5 failed" in done.text
    assert "docs/z-first.md:5: snippet 'a/one' already ran in line 3" in done.text


def test_a_snippet_on_no_page_fails(pages: World) -> None:
    pages.snippet("c/one", "$ true\n")
    done = pages.prove("-k", "c/one", "-p", "no:cacheprovider")
    assert done.status == 1
    assert "snippets/c/one/session.console:1: no page shows this snippet" in done.text


def test_a_name_that_is_not_there_fails_its_page(pages: World) -> None:
    pages.page("z-first.md", "a/one", "a/tow")
    done = pages.prove("-k", "a/one", "-p", "no:cacheprovider")
    assert done.status == 1
    assert "docs/z-first.md:5: there is no snippet 'a/tow'" in done.text


def test_a_page_that_cannot_be_read(pages: World) -> None:
    (pages.folder / "docs/bad.md").write_bytes(b'{{ snippet("a/one") }}\n\xff\n')
    done = pages.prove("-p", "no:cacheprovider")
    assert done.status == 1
    assert "docs/bad.md:2: is not UTF-8" in done.text
    assert "Traceback" not in done.text
    assert "INTERNALERROR" not in done.text


def test_a_pass_is_taken_from_the_cache(world: World) -> None:
    count = world.folder / "count"
    world.snippet("a/one", f"$ echo ran >>{count}\n")
    world.page("index.md", "a/one")
    known = "class Known(LocalProvider):\n    def fingerprint(self):\n        return 'engine 1'\n"
    for arguments, runs in (((), 1), ((), 1), (("--no-cache",), 2)):
        done = world.prove("-p", "no:cacheprovider", *arguments, provider=known)
        assert "1 passed" in done.text
        assert count.read_text() == "ran\n" * runs
    hosts = world.folder / "hosts" / "made.py"
    hosts.parent.mkdir()
    (world.folder / "pyproject.toml").write_text('[tool.shellproof]\nengine = ["hosts/*"]\n')
    for runs, content in ((3, "1\n"), (3, "1\n"), (4, "2\n")):
        hosts.write_text(content)
        world.prove("-p", "no:cacheprovider", provider=known)
        assert count.read_text() == "ran\n" * runs
