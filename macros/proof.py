"""The one discreet line under a snippet: where and when it was proven, or why not yet."""

from __future__ import annotations

import re
from datetime import date

from macros.html import Html, Shape, joined
from shellproof.hosts import Material
from shellproof.recording import Recording

_PROVEN = Shape(
    '<details class="pc-proof"><summary>{summary}</summary>\n<dl>{facts}</dl>\n</details>'
)
_PLAIN = Shape('<p class="pc-proof pc-proof--not"><b>Not proven yet:</b> {reason}</p>')
_FACT = Shape("<dt>{name}</dt><dd>{value}</dd>")
_SUMMARY = Shape("<b>Proven</b> on {engine}, {day}{images}")
_IMAGE = Shape("<dt><code>{name}</code></dt><dd>{origin}<br><code>{digest}</code></dd>")

_STAND_IN = re.compile(r"\bstand(?:s |-)in\b")


def proof(recording: Recording) -> Html:
    """The line as HTML; its details unfold."""
    if recording.unproven:
        return _PLAIN(reason=recording.unproven)
    return _PROVEN(summary=_summary(recording), facts=_facts(recording))


def _summary(recording: Recording) -> Html:
    names = ", ".join(_image(material) for material in recording.materials)
    return _SUMMARY(
        engine=recording.facts.get("engine", "a shell"),
        day=_day(recording.recorded),
        images=f", with {names}" if names else "",
    )


def _image(material: Material) -> str:
    stand_in = " (stand-in)" if _STAND_IN.search(material.origin) else ""
    return material.name + stand_in


def _facts(recording: Recording) -> Html:
    facts = joined(
        _FACT(name=name.capitalize(), value=value)
        for name, value in sorted(recording.facts.items())
    )
    images = (_IMAGE(name=m.name, origin=m.origin, digest=m.digest) for m in recording.materials)
    return joined([facts, *images])


def _day(recorded: str) -> str:
    """A day as people write it: 20 November 2026."""
    day = date.fromisoformat(recorded[:10])
    return f"{day.day} {day:%B %Y}"
