"""What the site build calls besides the macros; MkDocs loads this file by its path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros import callcheck
from macros.athome import FOLDER, scripts
from macros.board import BOARD, first_token
from macros.bundle import bundles
from macros.drawings import framed
from macros.excuse import with_reasons
from macros.failure import KNOWN
from macros.glossary.marking import Marker, with_anchors
from macros.glossary.terms import PAGE as GLOSSARY
from macros.glossary.terms import Term, read
from macros.inert import inert
from macros.inputs import Inputs
from macros.joined import SCRIPT, STYLE, joined
from macros.kept import Kept, install
from macros.policy import with_policy
from macros.reachable import reachable
from macros.source import fault
from macros.thin import given, sheets, shown, thin
from macros.unbroken import unbroken
from macros.wall import walled
from shellproof.errors import SourceError
from shellproof.library import Library
from shellproof.parser import text_of

_ALONE = "a macro's call must be a paragraph of its own"
_FIX = "put the call on a line of its own, with a blank line before and after it"
_commands: list[str] = []
_terms: list[Term] = []
_marker = [Marker([])]
_kept: list[Kept] = []
_inputs: list[Inputs] = []
_classes: set[str] = set()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are served live: live reload adds a script that no policy knows."""
    del dirty
    _commands[:] = [command]


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Put the wall around what pages call, once the plugin that calls it has made its own."""
    plugin: Any = config.plugins.get("macros")
    if plugin is None:  # then nothing is called, and a call stands on the page as it was typed
        return
    ours = {name: macro for name, macro in plugin.macros.items() if name in KNOWN}
    plugin._env = walled(plugin.env, ours)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the glossary, where there is one; take what is kept of the last build."""
    _classes.clear()
    _kept[:] = [Kept(Path(config.config_file_path).parent / ".cache" / "pages")]
    _inputs[:] = [Inputs(config, GLOSSARY)]
    install(_kept[0], _inputs[0])
    path = Path(config.docs_dir) / GLOSSARY
    _terms[:] = read(path.read_text(encoding="utf-8")) if path.exists() else []
    _marker[:] = [Marker(_terms)]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Offer what readers take home: checks, and the folders that snippets share as archives."""
    snippets = Path(config.config_file_path).parent / "snippets"
    _refuse(files, Library(snippets))
    try:
        for path in scripts(snippets):
            files.append(File.generated(config, f"{FOLDER}/{path.name}", abs_src_path=str(path)))
    except SourceError as error:
        raise PluginError(str(error)) from None
    for name, content in bundles(snippets).items():
        files.append(File.generated(config, name, content=content))
    _join(files, config)
    return files


def _refuse(files: Files, library: Library) -> None:
    """Stop before any page is read, where one of them would do more than call a macro."""
    found: list[SourceError] = []
    for file in files.documentation_pages():
        found += _faults(library, Path(file.abs_src_path or file.src_path))
    if found:
        raise PluginError("\n".join(map(str, found)))


def _faults(library: Library, path: Path) -> list[SourceError]:
    """What is wrong with a page's calls; of one that was sound as it is now, nothing is read."""
    found: list[SourceError] = []

    def sound() -> bool | None:
        found.extend(callcheck.faults(library, path, text))
        return None if found else True

    try:
        text = text_of(path)
        _kept[0].piece(("calls", _inputs[0].of_calls(path, text)), sound)
    except SourceError as error:
        found.append(error)
    return found


def _join(files: Files, config: MkDocsConfig) -> None:
    """Put one style sheet and one script in the place of those that are listed."""
    docs = Path(config.docs_dir)
    listed = [script for script in config.extra_javascript if not isinstance(script, str)]
    files.append(File.generated(config, STYLE, content=joined(docs, config.extra_css)))
    files.append(File.generated(config, SCRIPT, content=joined(docs, [s.path for s in listed])))
    config.extra_css = [STYLE]
    listed[0].path = SCRIPT
    config.extra_javascript = [*listed[:1]]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Explain the terms, and put in what the macros rendered.

    Stops where a call stands inside a sentence, and where the page would act.
    """
    shown = BOARD.swap(_explained(inert(html, page), page, files))
    BOARD.clear()
    token, text = first_token(shown), page.markdown or ""
    if token:
        line = text[: text.find(token)].count("\n") + 1
        raise PluginError(str(fault(page, text, line, _ALONE, _FIX)))
    with_frames = framed(with_reasons(shown), Path(config.docs_dir), page.file.src_uri)
    return unbroken(reachable(with_frames))


def _explained(html: str, page: Page, files: Files) -> str:
    """The page with its terms marked; what macros rendered is not in it yet."""
    glossary = files.get_file_from_path(GLOSSARY)
    if glossary is None:
        return html
    if page.file.src_uri == GLOSSARY:
        return with_anchors(html, _terms)
    chapter = page.file.src_uri.rpartition("/")[0]
    return _marker[0].mark(html, get_relative_url(glossary.url, page.url), chapter)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep what the theme's templates compile to, which Jinja finds out of date by itself."""
    del files
    folder = Path(config.config_file_path).parent / ".cache" / "templates"
    if _kept[0].on:
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


@event_priority(-200)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give each page its policy, after every other plugin; note what it shows."""
    del page, config
    _classes.update(shown(output))
    return _secured(output)


@event_priority(-200)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the pages that are no Markdown, such as 404.html, their policy too."""
    del config
    _classes.update(shown(output_content))
    return _secured(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Put the theme's style sheets before ours. Keep what this build used, and no more."""
    _style(config)
    for kept in _kept:
        kept.forget()


def _style(config: MkDocsConfig) -> None:
    """Whole where pages are served live, where a class may come with the next change."""
    sheet = Path(config.site_dir, STYLE)
    ours = sheet.read_text(encoding="utf-8")
    style = sheets(config.theme.dirs)
    if "serve" not in _commands:
        style = thin(style, _classes | given(config.theme.dirs), ours)
    sheet.write_text(f"{style}\n{ours}", encoding="utf-8")


def _secured(html: str) -> str:
    return html if "serve" in _commands else with_policy(html)
