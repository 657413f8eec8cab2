"""The simple commands in what a person typed into a shell: pipelines and lists taken apart.

It reads what lessons show and is no shell: loops and conditions are looked into, not understood.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from functools import cache

_HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1([^\n]*)\n.*?^\s*\2$", re.DOTALL | re.MULTILINE)
_ARITHMETIC = re.compile(r"\$\(\([^()]*\)\)")
_INSIDE = re.compile(r"[$<>]\(([^()]+)\)")  # innermost first
_QUOTED = re.compile(r"\\[;&|()<>]|(['\"])[;&|()<>]+\1")  # an operator that is none
_OPERATORS = ";&|()\n"
_WORDS = {"then", "else", "do", "if", "elif", "while", "until", "!", "{", "}", "done", "fi", "esac"}
_NO_COMMAND = {"for", "case", "function", "in"}
_ASSIGNED = re.compile(r"[A-Za-z_]\w*=")


@cache
def commands(text: str) -> list[list[str]]:
    """The words of each simple command, redirections and assignments left out."""
    return list(_commands(text))


def _commands(text: str) -> Iterator[list[str]]:
    joined = _HEREDOC.sub(r"\3", text.replace("\\\n", " "))
    flat = _ARITHMETIC.sub("$", _QUOTED.sub("_", joined))
    inside: list[str] = []
    while found := _INSIDE.search(flat):
        inside.insert(0, found[1])
        flat = f"{flat[: found.start()]}${flat[found.end() :]}"
    yield from _listed(flat)
    for each in inside:
        yield from _listed(each)


def _listed(text: str) -> Iterator[list[str]]:
    """The commands of a list or pipeline in which no other one is written."""
    words: list[str] = []
    for word in [*_tokens(text), ";"]:
        if word and set(word) <= set(_OPERATORS):
            yield from _simple(words)
            words = []
        else:
            words.append(word)


def _tokens(text: str) -> list[str]:
    """Words without their quotes, and operators. What cannot be read is split at blanks."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=f"{_OPERATORS}<>")
    lexer.whitespace, lexer.commenters, lexer.whitespace_split = " \t\r", "", True
    try:
        return list(lexer)
    except ValueError:  # a quotation mark without its partner
        return text.split()


def _simple(words: Sequence[str]) -> Iterator[list[str]]:
    kept = list(_without_redirections(words))
    while kept and (kept[0] in _WORDS or _ASSIGNED.match(kept[0])):
        kept.pop(0)
    if kept and kept[0] not in _NO_COMMAND and re.match(r"[\w./~]", kept[0]):
        yield kept


def _without_redirections(words: Sequence[str]) -> Iterator[str]:
    skip = False
    for word, following in zip(words, [*words[1:], ""], strict=False):
        redirects = set(word) <= set("<>&") and word != ""
        number = word.isdigit() and following[:1] in {"<", ">"} and following != ""
        if not skip and not redirects and not number:
            yield word
        skip = redirects
