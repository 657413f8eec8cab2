"""The command list: every command that a lesson runs, with its options and where it is proven."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from macros import course
from macros.board import Board
from macros.commands.own import own_names
from macros.commands.shell import commands
from macros.commands.table import Table
from macros.html import Html, Shape, joined
from macros.mask import Mask
from macros.reference.links import leading
from shellproof.library import Library

#: They only start another command, which counts as well; with their options that take a value.
_STARTERS = {
    "sudo": {"-u", "--user", "-g", "--group"},
    "time": set[str](),
    "env": set[str](),
    "exec": set[str](),
    "command": set[str](),
    "nohup": set[str](),
    "xargs": {"-n", "-P", "-I", "--max-args", "--max-procs"},
    "timeout": {"-k", "--kill-after", "-s", "--signal"},
}
#: Functions of the pages on batch systems, which call a program of the cluster.
_RUNNERS = {"cluster", "admin"}
#: Programs of which the table knows nothing, but whose first word is a command of its own.
_GROUPED = {
    "kubectl",
    "git",
    "pip",
    "conda",
    "podman",
    "apt-get",
    "systemctl",
    "scontrol",
    "etcdctl",
}
_GROUPED |= {"sacctmgr", "crictl", "ctr", "helm", "kind"}
_SCRIPT = re.compile(r"(?![/~])[^/]*/")
_VALUED = re.compile(r"-\w$|--(namespace|context|kubeconfig|address)$")
_FEW = 4  # pages named at once
_LINE = Shape('<li><code>{text}</code>{fails} <a href="{url}">{page}</a></li>')
_FAILS = Shape(' <span class="pc-fails">exit {status}</span>')
_ALL = Shape(
    '<details class="pc-lines pc-web" data-search-exclude><summary>{count}, as typed</summary>\n'
    "<ul>{lines}</ul></details>"
)


class Shown(NamedTuple):
    """A command on a page: what it calls, its options, the whole line, how it ended."""

    call: str
    options: tuple[str, ...]
    line: Html
    exit: int
    page: Page


def shown(navigation: Navigation, library: Library, table: Table) -> Iterator[Shown]:
    """Every command that any lesson shows, in the order of the lessons."""
    for chapter in course.chapters(navigation):
        for page in chapter.pages:
            names = course.snippets(page)
            own = own_names(library, names)
            for name in names:
                _, recording = library.proven(name)
                mask = Mask(recording)
                for step in recording.steps if recording.unproven is None else ():
                    for words in commands(step.command):
                        for call, options in called(words, table, own):
                            yield Shown(call, options, mask(step.command), step.exit, page)


def called(
    words: Sequence[str], table: Table, own: Collection[str] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a simple command calls, and with which options; what it starts, too.

    A page's own functions and aliases are no programs, and neither are scripts in its folder.
    """
    program = words[0].rpartition("/")[2]
    if program in _RUNNERS and len(words) > 1:
        yield from called(words[1:], table, own)
    elif program in own or _SCRIPT.match(words[0]):
        return
    elif program in table.programs:
        use = table.use([program, *words[1:]])
        yield use.path, tuple(option for option in use.options if table.knows(use.path, option))
    elif program in _STARTERS:
        yield program, ()
        if rest := _started(words[1:], _STARTERS[program], program):
            yield from called(rest, table, own)
    else:
        yield _named(program, words[1:]), tuple(_options(words[1:]))


def _started(words: Sequence[str], valued: set[str], program: str) -> Sequence[str]:
    """The command behind the options of the one that starts it."""
    at = 0
    while at < len(words) and (words[at].startswith("-") or "=" in words[at]):
        at += 2 if words[at] in valued else 1
    return words[at + 1 :] if program == "timeout" else words[at:]


def _named(program: str, words: Sequence[str]) -> str:
    """The program, with the word that is a command of its own where it has such."""
    if program in _GROUPED:
        for before, word in zip(["", *words], words, strict=False):
            if re.fullmatch(r"[a-z][a-z-]+", word) and not _VALUED.match(before):
                return f"{program} {word}"
    return program


def _options(words: Sequence[str]) -> Iterator[str]:
    yield from (word.partition("=")[0] for word in words if word.startswith("-") and word != "-")


def command_list(found: Sequence[Shown], here: Page, board: Board) -> str:
    """The list as Markdown, a section for each program with many commands, one for the others."""
    groups: dict[str, dict[str, list[Shown]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        groups[each.call.partition(" ")[0]][each.call].append(each)
    large = {program for program, calls in groups.items() if any(" " in call for call in calls)}
    blocks = [_summary(found)]
    for program in sorted(large, key=lambda name: (-len(groups[name]), name)):
        blocks += [f"## {program}", *_calls(groups[program], here, board)]
    others = {call: uses for name in groups.keys() - large for call, uses in groups[name].items()}
    blocks += ["## Other programs", *_calls(others, here, board)] if others else []
    return "\n\n".join(blocks)


def _summary(found: Sequence[Shown]) -> str:
    lines = {(each.line, each.page.url) for each in found}
    calls = {each.call for each in found}
    return f"{len(lines):,} lines were typed, which call {len(calls):,} different commands."


def _calls(calls: dict[str, list[Shown]], here: Page, board: Board) -> Iterator[str]:
    for call in sorted(calls):
        uses = calls[call]
        yield f"### {call} {{#cmd-{call.replace(' ', '-').replace('.', '-')}}}"
        options = sorted({option for each in uses for option in each.options}, key=_by_letter)
        if options:
            names = ", ".join(f"`{option}`" for option in options)
            yield f"With {names}.\n{{ .pc-options }}"
        pages = {each.page.file.src_uri: each.page for each in uses}
        yield f"Proven in {_links(pages, here)}.\n{{ .pc-where }}"
        yield board.put(_lines(uses, here))


def _links(pages: dict[str, Page], here: Page) -> str:
    """The first pages that prove a command; where there are many, the others stand below it."""
    links = [
        f"[{course.title(page)}]({leading(origin, here.file.src_uri)})"
        for origin, page in pages.items()
    ]
    more = len(links) - _FEW
    return ", ".join(links[:_FEW] + ([f"and on {more} more pages"] if more > 1 else links[_FEW:]))


def _by_letter(option: str) -> tuple[str, str]:
    return option.lstrip("-").lower(), option


def _lines(uses: Sequence[Shown], here: Page) -> Html:
    unique = {(each.line, each.page.url, each.exit): each for each in uses}
    lines = joined(
        (
            _LINE(
                text=each.line,
                fails=_FAILS(status=str(each.exit)) if each.exit else Html(),
                url=get_relative_url(each.page.url, here.url),
                page=course.title(each.page),
            )
            for each in unique.values()
        ),
        "\n",
    )
    count = "1 line" if len(unique) == 1 else f"{len(unique)} lines"
    return _ALL(count=count, lines=lines)
