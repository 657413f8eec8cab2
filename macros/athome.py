"""A check to run at home: a script beside a snippet that tells a learner what they lack.

On its page the snippet runs it before the exercise is solved, and it fails. In the solution another
snippet runs it again, and it passes. Readers load the script from `checks/` of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.html import Html, Shape, joined
from macros.listing import listing
from shellproof.errors import SourceError
from shellproof.transcript import TRANSCRIPT, Transcript

FOLDER = "checks"
SCRIPTS = "check-*.sh"
_LINK = Shape(
    '<p class="pc-check">Check your work with a small script, which changes nothing: '
    '<a href="{url}" download>{name}</a>. It tells what you have and what you lack.</p>'
)
_SOURCE = Shape(
    '<details class="pc-check-source"><summary>Read the script</summary>\n{listing}\n</details>'
)


def check(path: Path, shown: Html, root: str) -> Html:
    """A check, and the snippet that shows what it says; root leads to the site's top."""
    link = _LINK(url=f"{root}{FOLDER}/{path.name}", name=path.name)
    source = _SOURCE(listing=listing(path, path.name))
    return joined([link, shown, source], "\n")


def script(transcript: Transcript) -> Path:
    """The one check among a snippet's files. Raises SourceError."""
    found = [file.path for file in transcript.files if file.path.match(SCRIPTS)]
    if len(found) != 1:
        message = f"has {len(found)} checks beside it, and needs one"
        raise SourceError(transcript.path, 1, message, "write  check-PAGE.sh  beside it")
    return found[0]


def scripts(snippets: Path) -> Iterator[Path]:
    """Every check of a course. Raises SourceError where two have one name."""
    seen: dict[str, Path] = {}
    for path in sorted(_all(snippets)):
        other = seen.setdefault(path.name, path)
        if other != path:
            message = f"{other.parent.name} has a check of this name too"
            raise SourceError(path, 1, message, "name a check after its page")
        yield path


def _all(snippets: Path) -> Iterable[Path]:
    return (path for path in snippets.glob(f"*/*/{SCRIPTS}") if (path.parent / TRANSCRIPT).exists())
