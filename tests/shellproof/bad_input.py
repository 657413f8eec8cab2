"""Transcripts that are wrong, each in one way, with the line and the words that tell it."""

from __future__ import annotations

from typing import NamedTuple

from tests.shellproof.world import HEAD


class Bad(NamedTuple):
    """A transcript, the line of its fault, what is said of it, and how to mend it."""

    content: str | bytes
    line: int
    told: str
    fix: str


def _head(line: str) -> str:
    return f"---\ntitle: A title\n{line}\n---\n$ true\n"


BAD = {
    "unknown-key": Bad(_head("titel: Twice"), 3, "unknown front-matter key 'titel'", "title"),
    "no-front-matter": Bad(b"$ true\n", 1, "no front matter", "---"),
    "front-matter-open": Bad("---\ntitle: A title\n$ true\n", 1, "not closed", "---"),
    "no-title": Bad("---\ntimeout: 1s\n---\n$ true\n", 1, "no title", "title: "),
    "key-twice": Bad(_head("title: Another"), 3, "'title' stands here twice", "keep one"),
    "no-key": Bad(_head("words"), 3, "not `key: value`: 'words'", "key: value"),
    "needs-no-list": Bad(_head("needs: docker"), 3, "needs is no list", "[one, two]"),
    "host-twice": Bad(_head("hosts: [one, one]"), 3, "hosts is no list of different", "[one, two]"),
    "timeout-word": Bad(_head("timeout: soon"), 3, "'soon' is no length of time", "60s"),
    "timeout-bare": Bad(_head("timeout: 60"), 3, "'60' is no length of time", "60s"),
    "timeout-zero": Bad(_head("timeout: 0s"), 3, "'0s' is no length of time", "60s"),
    "empty": Bad(b"", 1, "is empty", "make new"),
    "only-blanks": Bad(b" \n\n", 1, "is empty", "make new"),
    "no-command": Bad(HEAD, 3, "has no command", "$ command"),
    "no-prompt": Bad("echo hi\n", 4, "no command before 'echo hi'", "begin it with  $ "),
    "bare-prompt": Bad("$ \n", 4, "a prompt without a command", "after the $"),
    "unclosed-output": Bad("$ true\n<web:id\n", 5, "<web:id is not closed", "write <web:id>"),
    "unclosed-command": Bad("$ echo <web:id\n", 4, "<web:id is not closed", "write <web:id>"),
    "unknown-kind": Bad("$ true\n<web:thing>\n", 5, "no kind called 'thing'", "\\<web:thing>"),
    "kind-as-name": Bad("$ true\n<id:port>\n", 5, "'id' is a kind", "cannot be a name"),
    "early-name": Bad("$ echo <web>\n", 4, "<web> is used before any output", "<web:id>"),
    "early-in-order": Bad(
        "$ echo <web>\n<web>\n$ echo 80\n<web:port>\n", 4, "<web> is used before", "<web:id>"
    ),
    "no-such-host": Bad("[db] $ true\n", 4, "host 'db' is not declared", "hosts: [db]"),
    "which-host": Bad(_head("hosts: [one, two]"), 5, "which host?", "[one]"),
    "wait-on-no-host": Bad(
        "$ true\n#@ [db] wait: port 80 within 1s\n", 5, "host 'db' is not declared", "hosts: [db]"
    ),
    "windows": Bad(f"{HEAD}$ true\r\n", 4, "Windows line ends", "make fix"),
    "byte-order-mark": Bad(b"\xef\xbb\xbf" + HEAD.encode(), 1, "byte-order mark", "make fix"),
    "not-utf-8": Bad(HEAD.encode() + b"$ true\n\xff\n", 5, "is not UTF-8", "save the file"),
    "utf-16": Bad(f"{HEAD}$ true\n".encode("utf-16-le"), 1, "", ""),
    "nul-in-command": Bad("$ echo a\0b\n", 4, "", ""),
    "exit-nothing": Bad("$ true\n[exit 0]\n", 5, "no exit status of a failure: 0", "1 to 255"),
    "exit-too-high": Bad("$ true\n[exit 256]\n", 5, "no exit status of a failure: 256", "255"),
    "after-exit": Bad("$ false\n[exit 1]\nlate\n", 6, "output after [exit N]", "move it above"),
    "unknown-directive": Bad("$ true\n#@ sleep 5\n", 5, "#@ sleep 5", "#@ wait: port"),
    "wait-for-ever": Bad("$ true\n#@ wait: port 80\n", 5, "#@ wait: port 80", "within"),
    "wait-no-time": Bad("$ true\n#@ wait: port 80 within x\n", 5, "'x' is no length", "within"),
    "wait-other-words": Bad("$ true\n#@ wait: port 80 within 1s # ok\n", 5, "# ok", "# until"),
    "wait-for-what": Bad("$ true\n#@ wait: luck within 1s\n", 5, "'luck'", "#@ wait: port"),
    "wait-bad-port": Bad("$ true\n#@ wait: http://localhost:99999/ within 1s\n", 5, "", ""),
    "wait-bad-url": Bad("$ true\n#@ wait: http://[::1 within 1s\n", 5, "", ""),
    "no-such-key": Bad(
        '#@ terminal\n$ cat\n#@ press: Ctrl-9 after "x"\n', 6, "'Ctrl-9'", "Ctrl-A to Ctrl-Z"
    ),
    "no-cue": Bad("#@ terminal\n$ cat\n#@ type: hi\n", 6, "after what?", '#@ type: TEXT after "'),
    "no-terminal": Bad(
        '$ cat\n#@ type: hi after "x"\n', 5, "keys without a terminal", "#@ terminal"
    ),
}
