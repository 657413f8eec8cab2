"""The policy knows each inline script of a page, and allows no other."""

from __future__ import annotations

import base64
import hashlib

from macros.policy import with_policy

PAGE = '<head>\n<meta charset="utf-8">\n{}</head>'


def sha(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_every_inline_script_has_its_hash() -> None:
    scripts = "<script>one()</script><script type=module>\ntwo()\n</script>"
    page = with_policy(PAGE.format(scripts))
    assert f"'sha256-{sha('one()')}'" in page
    assert f"'sha256-{sha(chr(10) + 'two()' + chr(10))}'" in page


def test_data_and_files_need_none() -> None:
    page = with_policy(
        PAGE.format('<script src="a.js"></script><script type="application/json">{}</script>')
    )
    assert "sha256-" not in page
    assert "script-src 'self' ;" in page


def test_no_script_is_allowed_for_being_inline() -> None:
    rules = with_policy(PAGE.format("")).split('content="')[1].split("; ")
    assert [rule for rule in rules if "unsafe" in rule] == ["style-src-attr 'unsafe-inline'"]


def test_the_policy_stands_before_any_script() -> None:
    page = with_policy(PAGE.format("<script>one()</script>"))
    assert page.index("Content-Security-Policy") < page.index("<script>")
