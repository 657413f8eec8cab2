"""Says on the page what its source says of commands that no recording proves."""

from __future__ import annotations

import re

from macros.proof import unproven

#: A reason in the source, and the block that it excuses; a reason may also stand alone.
_EXCUSE = re.compile(
    r"<!-- unproven: (?P<reason>.+?) -->"
    r'(?P<block>\s*<div class="(?:language-\S+ )?highlight">.*?</div>)?',
    re.DOTALL,
)


def with_reasons(html: str) -> str:
    """The page's HTML with each reason in sight, below the block that it excuses."""
    return _EXCUSE.sub(lambda found: f"{found['block'] or ''}{unproven(found['reason'])}", html)
