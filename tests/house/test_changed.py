"""A change to each kind of file of this repository proves the pages that it could break."""

from __future__ import annotations

import pytest

from shellproof import project
from shellproof.changed import Affected
from tests.bridge import made_from
from tests.house.sources import ROOT

HERE = project.load(ROOT)
LIBRARY = HERE.library()
PAGES = {page.path.relative_to(HERE.pages).as_posix(): page for page in HERE.all_pages()}
COMPOSE = "compose/an-app-with-a-store.md"


def touched(name: str, engine: str = "28") -> set[str]:
    affected = Affected(HERE, LIBRARY, [ROOT / name], lambda path: made_from(path, engine))
    return {path for path, page in PAGES.items() if affected.page(page)}


@pytest.mark.parametrize(
    "name",
    [
        *("shellproof/shell.py", "lab/running.py", "lab/probes/mesh.sh", "tests/bridge.py"),
        *("conftest.py", "pyproject.toml", "requirements.txt"),
        *("lab/images/node/node", "lab/images/debian/slim", "lab/images/kube-node/kube-init"),
    ],
)
def test_what_runs_the_proofs_proves_everything(name: str) -> None:
    assert (ROOT / name).exists()
    assert touched(name) == set(PAGES)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "macros/step.py",
            "docs/assets/css/theme.css",
            "book/press.py",
            "mkdocs.yml",
            "README.md",
        ),
        *(
            "tests/macros/test_html.py",
            ".github/workflows/nightly.yml",
            "lab/images/podman/dockerd",
        ),
    ],
)
def test_what_no_command_sees_proves_nothing(name: str) -> None:
    assert (ROOT / name).exists()
    assert touched(name) == set()


@pytest.mark.parametrize(
    "name",
    [
        f"docs/{COMPOSE}",
        *(
            f"snippets/{PAGES[COMPOSE].calls[0].snippet}/{file}"
            for file in ("session.console", "recording.json", "new-file")
        ),
    ],
)
def test_a_page_and_its_snippets_prove_the_page(name: str) -> None:
    assert touched(name) == {COMPOSE}


def test_an_image_proves_the_pages_that_use_it() -> None:
    redis, registry = (touched(f"lab/images/{name}/Dockerfile") for name in ("redis", "registry"))
    assert COMPOSE in redis
    assert "sharing/tags-registries-files.md" in registry
    assert redis < set(PAGES)
    assert registry < set(PAGES)


def test_what_is_known_of_an_engine_proves_everything_on_it() -> None:
    assert (ROOT / "engines/26.json").exists()
    assert touched("engines/26.json", "26") == set(PAGES)
    assert touched("engines/26.json") == set()


def test_the_image_of_an_engine_proves_everything_on_it() -> None:
    assert touched("lab/images/podman/dockerd", "podman") == set(PAGES)
