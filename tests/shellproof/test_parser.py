"""What a transcript says, read line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from shellproof.frontmatter import read
from shellproof.parser import load
from shellproof.transcript import Act, Step, Wait
from tests.shellproof.reading import HERE, items, step

HOSTS = "---\ntitle: A title\nhosts: [manager, worker-1]\n---\n"


@pytest.mark.parametrize(
    ("body", "command", "expected", "status"),
    [
        ("$ true\n", "true", (), 0),
        ("$ true", "true", (), 0),
        ("$ a\nb\n\nc\n\n\n", "a", ("b", "", "c"), 0),
        ("$ a\n  b  \n", "a", ("  b",), 0),
        ("$ a\nb\n[exit 3]\n", "a", ("b",), 3),
        ("$ a\n[exit 255]  \n\n", "a", (), 255),
        ("$ a \\\n>   b\n>\n> c\nd\n", "a \\\n  b\n\nc", ("d",), 0),
        ("$ a\nb\n> c\n", "a", ("b", "> c"), 0),
        ("$ a\n\\> c\n\\$ d\n", "a", ("\\> c", "\\$ d"), 0),
        ("$ a\n...\n", "a", ("...",), 0),
        ("$ a\n---\n", "a", ("---",), 0),
        ("$ a\n$HOME and $5 and #@\n", "a", ("$HOME and $5 and #@",), 0),
    ],
)
def test_a_command_and_its_output(
    body: str, command: str, expected: tuple[str, ...], status: int
) -> None:
    found = step(body)
    assert (found.command, found.expected, found.exit) == (command, expected, status)


def test_every_item_knows_its_lines() -> None:
    found = items("\n$ a\nout\n\n#@ wait: port 80 within 2s\n$ b \\\n> c\n\nout\n[exit 1]\n\n")
    assert [(item.line, item.end) for item in found] == [(5, 6), (8, 8), (9, 13)]
    assert [item.shown for item in found if isinstance(item, Step)] == [6, 11]


def test_each_host_has_its_prompt() -> None:
    body = "[manager] $ a\n[worker-1] $ b\n#@ [worker-1] wait: port 1 within 1s\n#@ lose worker-1\n"
    *steps, act = items(body, HOSTS)
    assert [each.host for each in steps if not isinstance(each, Act)] == [
        *("manager", "worker-1", "worker-1")
    ]
    assert isinstance(act, Act)
    assert act.hosts == ("worker-1",)


@pytest.mark.parametrize(
    ("line", "wait"),
    [
        ("#@ wait: port 80 within 2s", Wait(5, "", "port 80", 2.0)),
        ("#@ wait: http://web:80/a?b=c within 1m", Wait(5, "", "http://web:80/a?b=c", 60.0)),
        ("#@ wait: $ test -e within within 500ms", Wait(5, "", "$ test -e within", 0.5)),
        ("#@ wait: $ a # b within 2s  # until it is so", Wait(5, "", "$ a # b", 2.0, "it is so")),
    ],
)
def test_waits(line: str, wait: Wait) -> None:
    assert items(f"$ a\n{line}\n")[1] == wait


def test_the_words_of_a_wait_decide_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "one" / "session.console"
    path.parent.mkdir(parents=True)
    found = []
    for words in ("", "  # until it is there"):
        path.write_text(f"---\ntitle: T\n---\n#@ wait: $ test -e x within 2s{words}\n$ a\n")
        found.append(load(path).fingerprint())
    assert found[0] == found[1]


@pytest.mark.parametrize("verb", ["lose", "cut off", "bring back"])
def test_acts(verb: str) -> None:
    assert items(f"[manager] $ a\n#@ {verb} manager\n", HOSTS)[1] == Act(6, ("manager",), verb)
    both = items(f"[manager] $ a\n#@ {verb} manager, worker-1\n", HOSTS)[1]
    assert both == Act(6, ("manager", "worker-1"), verb)


def test_keys_belong_to_the_command_above_them() -> None:
    found = step(
        '#@ terminal\n$ a\n#@ type: exit 3 after "$ "\n#@ press: Ctrl-P Tab after "x"\nout\n'
    )
    assert found.terminal
    assert [(key.sent, key.after) for key in found.keys] == [(b"exit 3\r", "$ "), (b"\x10\t", "x")]
    assert found.expected == ("out",)


@pytest.mark.parametrize(
    ("lines", "needs", "hosts", "timeout"),
    [
        (["title: T"], (), (), 30.0),
        (["title: T", "needs: [docker]    # probed", "# a note", ""], ("docker",), (), 30.0),
        (["title: 'T'", "hosts: [a, b-2]", "timeout: 1.5m"], (), ("a", "b-2"), 90.0),
    ],
)
def test_front_matter(
    lines: list[str], needs: tuple[str, ...], hosts: tuple[str, ...], timeout: float
) -> None:
    head = read(HERE, ["---", *lines, "---", "$ a"])
    assert (head.title, head.needs, head.hosts, head.timeout) == ("T", needs, hosts, timeout)
    assert head.end == len(lines) + 2
