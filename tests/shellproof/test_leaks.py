"""A secret that was committed is found before it is published."""

from __future__ import annotations

import pytest

from tests.shellproof.world import World

SECRETS = ["ghp_" + "a1" * 18, "SWMTKN-1-" + "3a" * 20, "eyJhbGciOiJI.eyJzdWIi.c2lnbmVk"]


@pytest.mark.parametrize("secret", SECRETS)
def test_in_a_transcript_a_file_and_on_a_page(world: World, secret: str) -> None:
    world.snippet("a/one", f"$ login\n{secret}\n", key=f"x\n{secret}\n")
    page = world.page("index.md", "a/one")
    page.write_text(f"{page.read_text()}\n`{secret}`\n")
    told = "a secret stands here for everyone to read"
    text = world.check().text
    for place in ("docs/index.md:6", "snippets/a/one/session.console:5", "snippets/a/one/key:2"):
        assert f"{place}: {told}\n" in text
    assert secret not in text


def test_a_secret_that_is_masked_is_none(world: World) -> None:
    world.snippet("a/one", "$ swarm\nSWMTKN-********\n<token:secret>\n")
    world.page("index.md", "a/one")
    assert "a secret stands here" not in world.check().text
