"""Of the theme's style sheets stays what can match, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.thin import given, sheets, shown, thin


@pytest.mark.parametrize(
    ("style", "left"),
    [
        (".a{x:1}.b{x:2}", ".a{x:1}"),
        (".a,.b .a,.a>.c{x:1}", ".a,.a>.c{x:1}"),
        ("p:is(.b,.c) a{x:1}", "p:is(.b,.c) a{x:1}"),
        (".a:not(.b){x:1}", ".a:not(.b){x:1}"),
        ("@media print{.a{x:1}.b{x:2}}@media screen{.b{x:1}}", "@media print{.a{x:1}}"),
        ("@keyframes b{0%{x:1}to{x:2}}", "@keyframes b{0%{x:1}to{x:2}}"),
        (
            "[data-md-color-primary=red]{x:1}[data-md-color-scheme=slate]{x:2}",
            "[data-md-color-scheme=slate]{x:2}",
        ),
        (
            ':root{--one:url("data:a;b");--two:3}.a{x:var(--two)}',
            ":root{--two:3}.a{x:var(--two)}",
        ),
        (".a--c:not([b]){x:1}.a{x:2}", ".a--c:not([b]){x:1}.a{x:2}"),
        (":root{--ours:1;--none:2}", ":root{--ours:1;}"),
    ],
)
def test_what_can_match_stays(style: str, left: str) -> None:
    assert thin(style, {"a", "a--c", "c"}, "p{x:var(--ours)}") == left


def test_the_classes_of_a_page_are_found() -> None:
    assert shown('<p class="a b"><i class="c">') == {"a", "b", "c"}


def test_the_classes_that_a_script_gives_are_found(tmp_path: Path) -> None:
    scripts, styles = (tmp_path / "assets" / name for name in ("javascripts", "stylesheets"))
    scripts.mkdir(parents=True)
    styles.mkdir()
    (scripts / "bundle.1.min.js").write_text('x("md-search-result__item","md-tag")')
    (styles / "main.1.min.css").write_text('@charset "UTF-8";a{x:1}/*# sourceMappingURL=m */')
    assert given([str(tmp_path)]) == {"md-search-result__item"}
    assert sheets([str(tmp_path)]) == "a{x:1}"
