"""Options stand whole on a line; what is in a block, or no option, is left as it was."""

from __future__ import annotations

import pytest

from macros.unbroken import unbroken


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<code>--detach</code>", '<code><span class="pc-option">--detach</span></code>'),
        (
            "<code>docker run -p 80:80</code>",
            '<code>docker run <span class="pc-option">-p</span> 80:80</code>',
        ),
        (
            '<pre class="pc-typed"><kbd><span class="pc-line" data-prompt="$ "><span>ls -l\n',
            '<pre class="pc-typed"><kbd><span class="pc-line" data-prompt="$ "><span>ls '
            '<span class="pc-option">-l</span>\n',
        ),
        ("<code>trixie-slim a--b</code>", "<code>trixie-slim a--b</code>"),
        ("<code>-- -</code>", "<code>-- -</code>"),
        ("<pre><code>--detach</code></pre>", "<pre><code>--detach</code></pre>"),
        ('<details class="pc-lines"><code>-a</code></details>',) * 2,
        ("<p>--detach</p>", "<p>--detach</p>"),
    ],
)
def test_an_option_is_one_word(before: str, after: str) -> None:
    assert unbroken(before) == after
