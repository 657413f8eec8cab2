"""The lines that begin with `#@`: what happens between and inside commands.

#@ wait: http://localhost:8080 within 30s     a server answers
#@ wait: port 8080 within 30s                 something listens
#@ wait: $ test -e done within 30s            a read-only command succeeds
#@ wait: $ test -e done within 30s  # until it is done    what readers see of it, in words
#@ [worker] wait: port 22 within 30s          the same on another host
#@ lose worker                                a host is killed, as by pulling its plug
#@ cut off worker                             its network cable is pulled
#@ bring back worker                          it is switched on, or plugged in, again
#@ bring back one, two                        several hosts at the same time
#@ terminal                                   the next command gets a terminal
#@ type: echo hi after "$ "                   text and Enter, once "$ " is on the screen
#@ press: Ctrl-P Ctrl-Q after "$ "            keys without Enter
#@ press: Enter                               keys at once, without waiting for anything

What is awaited should be new on the screen: a program may draw its prompt twice.
"""

from __future__ import annotations

import re

from shellproof.frontmatter import seconds
from shellproof.transcript import Act, Key, Wait

# Compiled when first used: few transcripts have a directive.
_WAIT = r"#@ (?:\[([\w.-]+)\] )?wait: (.+?) within (\S+?)(?:\s+# until (\S.*?))?\s*"
_ACT = r"#@ (lose|cut off|bring back) ([\w.-]+(?:, *[\w.-]+)*)\s*"
_KEY = r'#@ (type|press): (.*?)(?: after "(.+)")?\s*'
_CONDITION = r"https?://\S+|port \d{1,5}|\$ .+"
_NAMED = {"Enter": b"\r", "Tab": b"\t", "Escape": b"\x1b", "Space": b" "}

FORMS = "one of:  " + "  ·  ".join(
    f"#@ {form}"
    for form in (
        "wait: http://localhost:8080 within 30s",
        "wait: port 8080 within 30s",
        "wait: $ command within 30s",
        "wait: $ command within 30s  # until both are ready",
        "lose HOST",
        "cut off HOST",
        "bring back HOST",
        "bring back HOST, HOST",
        "terminal",
        'type: TEXT after "SHOWN"',
        'press: Ctrl-P Ctrl-Q after "SHOWN"',
    )
)


class DirectiveError(ValueError):
    """A directive that cannot be read; its text says why."""


def item(line: str, number: int) -> Wait | Act:
    """Read a wait or an act. Raises DirectiveError."""
    if found := re.fullmatch(_WAIT, line):
        if not re.fullmatch(_CONDITION, found[2]):
            raise DirectiveError(f"cannot wait for {found[2]!r}")
        _address(found[2])
        try:
            return Wait(number, found[1] or "", found[2], seconds(found[3]), found[4] or "")
        except ValueError as error:
            raise DirectiveError(str(error)) from None
    if found := re.fullmatch(_ACT, line):
        return Act(number, tuple(re.split(", *", found[2])), found[1])
    raise DirectiveError(f"no directive that is known: {line.strip()!r}")


def _address(condition: str) -> None:
    """Refuse a port or an address that cannot be."""
    from urllib.parse import urlsplit

    kind, _, number = condition.partition(" ")
    try:
        if kind == "port" and not 0 < int(number) < 65536:
            raise ValueError("Port out of range 1-65535")
        url = urlsplit(condition if condition.startswith("http") else "http://localhost")
        if not re.fullmatch(r"[\w.:-]+", url.hostname or "") or url.port == 0:
            raise ValueError("no host, or no port")
    except ValueError as error:
        raise DirectiveError(f"cannot wait for {condition!r}: {error}") from None


def is_key(line: str) -> bool:
    """Whether the line types into a terminal."""
    return re.match(r"#@ (?:type|press):", line) is not None


def key(line: str, number: int) -> Key:
    """Read a `type` or a `press`. Raises DirectiveError."""
    found = re.fullmatch(_KEY, line)
    verb, text, after = found.groups(default="") if found else ("type", "", "")
    if not text or (verb == "type" and not after) or " after " in text:
        raise DirectiveError(f"what is typed, and after what? {line.strip()!r}")
    if verb == "type":
        return Key(number, text, text.encode() + b"\r", after)
    return Key(number, text, b"".join(map(_pressed, text.split())), after)


def _pressed(name: str) -> bytes:
    if found := re.fullmatch(r"Ctrl-([A-Z])", name):
        return bytes([ord(found[1]) - ord("A") + 1])
    if name not in _NAMED:
        raise DirectiveError(f"no key {name!r}: Ctrl-A to Ctrl-Z, {', '.join(_NAMED)}")
    return _NAMED[name]
