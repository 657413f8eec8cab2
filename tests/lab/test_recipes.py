"""The catalogue of images and their content hashes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lab import catalogue, content, paths, running
from lab.catalogue import BY_NAME, RECIPES, Recipe


@pytest.fixture
def images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the recipes' folders that a test may change."""
    shutil.copytree(paths.IMAGES, tmp_path / "images")
    monkeypatch.setattr(paths, "IMAGES", tmp_path / "images")
    return tmp_path / "images"


def fresh(name: str) -> str:
    content.of.cache_clear()
    return content.of(BY_NAME[name])


def test_each_recipe_has_a_dockerfile_and_stands_after_its_base() -> None:
    seen: set[str] = set()
    for recipe in RECIPES:
        assert (paths.IMAGES / recipe.folder / "Dockerfile").is_file()
        assert not recipe.base or recipe.base in seen
        seen.add(recipe.name)


def test_no_tag_belongs_to_two_recipes() -> None:
    tags = [tag for recipe in RECIPES for tag in recipe.tags]
    assert len(tags) == len(set(tags))
    assert all(tag.count(":") == 1 for tag in tags)


def test_a_lab_builds_the_node_of_its_engine_only() -> None:
    names = {recipe.name for recipe in catalogue.wanted("26")}
    assert {"node-26", "debian", "registry", "nginx"} <= names
    assert not {"node-28", "forky"} & names
    names = {recipe.name for recipe in catalogue.wanted("podman")}
    assert {"node-podman", "node-28", "forky"} <= names


def test_a_recipe_goes_into_all_that_is_built_on_it() -> None:
    assert {recipe.name for recipe in catalogue.built_on("podman")} == {"node-podman"}
    nodes = {f"node-{engine}" for engine in running.ENGINES}
    others = {"kube-node", "kind", "pi"}
    assert {recipe.name for recipe in catalogue.built_on("node")} == {*nodes, *others}
    assert not catalogue.built_on("nothing")


def test_a_change_of_a_file_changes_the_image(images: Path) -> None:
    before = fresh("nginx")
    assert fresh("nginx") == before
    with (images / "nginx/default.conf").open("a") as file:
        file.write("# changed\n")
    assert fresh("nginx") != before


def test_a_change_of_the_base_changes_all_that_is_built_on_it(images: Path) -> None:
    before = {recipe.name: fresh(recipe.name) for recipe in RECIPES}
    with (images / "debian/slim").open("a") as file:
        file.write("path-exclude=/usr/share/games/*\n")
    assert all(fresh(recipe.name) != before[recipe.name] for recipe in RECIPES)


def test_a_change_of_one_image_leaves_the_others(images: Path) -> None:
    before = fresh("redis")
    (images / "nginx/extra").write_text("new\n")
    assert fresh("redis") == before


def test_two_suites_of_one_folder_are_two_images() -> None:
    content.of.cache_clear()
    one, two = Recipe("a", "debian", suite="trixie"), Recipe("a", "debian", suite="forky")
    assert content.of(one) != content.of(two)


def test_the_engine_outside_never_sees_a_name_that_a_person_uses() -> None:
    content.of.cache_clear()
    assert all(content.tag(recipe).startswith("proven-lab/") for recipe in RECIPES)


def test_what_an_image_copies_from_comes_before_it_and_changes_it(images: Path) -> None:
    names = [recipe.name for recipe in catalogue.chain("kube-node")]
    assert names.index("kubernetes") < names.index("kube-node") == len(names) - 1
    before = fresh("kube-node"), fresh("node-28")
    (images / "kubernetes/pause.c").write_text("int main(void) { return 0; }\n")
    assert fresh("kube-node") != before[0]
    assert fresh("node-28") == before[1]
