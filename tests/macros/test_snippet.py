"""What a reader sees of a snippet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import html

import lab
from macros.machines import CLUSTERS
from macros.proof import proof
from macros.snippet import snippet
from shellproof.match import Span
from tests.macros.course import Course, Printed


def shown(course: Course, console: str, *printed: Printed, **more: str) -> html.HtmlElement:
    return html.fromstring(snippet(*course.snippet("chapter/name", console, *printed, **more)))


def text(element: html.HtmlElement, css: str) -> list[str]:
    return [found.text_content().strip() for found in element.find_class(css)]


def test_the_text_holds_commands_and_output_but_no_prompt(course: Course) -> None:
    figure = shown(course, "$ echo hi\nhi\n", Printed(["hi"]))
    assert text(figure, "pc-terminal") == ["echo hi\n\nhi"]
    assert figure.find_class("pc-line")[0].get("data-prompt") == "$ "


def test_each_command_has_a_button_that_copies_it_alone(course: Course) -> None:
    console = "$ docker run \\\n>   --name web nginx\n$ echo 'a\"b' | cat\n"
    figure = shown(course, console, Printed(["one"]), Printed(["two"]))
    copied = [button.get("data-copy") for button in figure.find_class("pc-copy")]
    assert copied == ["docker run \\\n  --name web nginx", "echo 'a\"b' | cat"]
    labels = [button.get("aria-label") for button in figure.find_class("pc-copy")]
    assert labels == ["Copy docker run \\", "Copy echo 'a\"b' | cat"]


def test_hosts_and_continued_lines_have_prompts_of_their_own(course: Course) -> None:
    console = "[manager] $ a \\\n> b\n[worker] $ c\n"
    figure = shown(course, console, Printed(), Printed())
    prompts = [line.get("data-prompt") for line in figure.find_class("pc-line")]
    assert prompts == ["[manager] $ ", "> ", "[worker] $ "]


def test_a_failure_is_said_to_be_intended_in_words(course: Course) -> None:
    figure = shown(course, "$ nope\nsh: nope\n[exit 127]\n", Printed(["sh: nope"]))
    assert text(figure, "pc-exit") == ["Fails, as intended: exit status 127 (command not found)"]
    assert figure.find_class("pc-step--fails")


def test_a_success_says_nothing_about_its_status(course: Course) -> None:
    figure = shown(course, "$ true\n", Printed())
    assert not figure.find_class("pc-exit")
    assert not figure.find_class("pc-printed")


def test_a_wait_stands_between_the_steps(course: Course) -> None:
    console = (
        "$ a\n#@ wait: http://localhost:8080 within 30s\n#@ wait: $ test -e x within 5s\n$ b\n"
    )
    figure = shown(course, console, Printed(), Printed())
    first, second = text(figure, "pc-pause")
    assert first == "Wait until http://localhost:8080 answers; it should take less than 30 s."
    assert second.startswith("Wait until test -e x succeeds")
    order = [child.get("class") for child in figure.find_class("pc-terminal")[0]]
    assert order == ["pc-step", "pc-pause", "pc-pause", "pc-step"]


def test_a_wait_with_words_folds_its_command(course: Course) -> None:
    wait = "#@ wait: $ test -e <x> within 5s  # until the file is there"
    figure = shown(course, f"$ a\n{wait}\n", Printed())
    [pause] = figure.find_class("pc-pause")
    summary, how = pause
    assert (pause.tag, summary.tag) == ("details", "summary")
    assert summary.text == "Wait until the file is there; it should take less than 5 s."
    assert how.text_content() == "That is so when test -e <x> succeeds."


def test_a_cut_output_says_so(course: Course) -> None:
    figure = shown(course, "$ yes\n...\n", Printed(["y"], truncated=123456))
    assert text(figure, "pc-cut") == ["123,456 more bytes were printed and are left out here."]


def test_one_line_says_on_what_it_was_proven(course: Course) -> None:
    figure = shown(course, "$ true\n", Printed())
    [line] = [found.text_content() for found in figure.iter("summary")]
    assert line == (
        "Proven on Docker Engine 28.5.2, 20 November 2026, "
        "with debian:trixie-slim, nginx:latest (stand-in)"
    )
    assert f"sha256:{'b' * 64}" in figure.text_content()


def proven_on(course: Course, need: str, hosts: Sequence[str], **facts: str) -> str:
    """What the line says of a snippet that ran on hosts, with such facts in its recording."""
    _, recording = course.snippet("chapter/name", "$ true\n", Printed())
    steps = tuple(replace(recording.steps[0], host=host) for host in hosts)
    recording = replace(recording, steps=steps, facts={**recording.facts, **facts})
    line: html.HtmlElement = html.fromstring(proof(recording, (), ("docker", need)))
    [said] = [found.text_content() for found in line.iter("summary")]
    return str(said).removeprefix("Proven on ").partition(", 20 November")[0]


def test_a_cluster_is_named_and_not_the_engine_that_ran_nothing_of_it(course: Course) -> None:
    told = "Kubernetes v1.34.10 with containerd 2.1.4"
    assert proven_on(course, "kube3", ["control", "node1"], cluster=told) == told
    # Recorded before clusters told it, and on a page that has a swarm too.
    words = "a Kubernetes cluster of three nodes"
    assert proven_on(course, "kube3", ["control"]) == words
    assert proven_on(course, "kube3", ["control", "manager"]) == f"{words} and Docker Engine 28.5.2"
    assert proven_on(course, "kube3", ["manager"]) == "Docker Engine 28.5.2"
    assert proven_on(course, "cluster", ["manager"]) == "Docker Engine 28.5.2"


def test_a_gpu_is_named_where_the_snippet_needed_it(course: Course) -> None:
    lamp = "NVIDIA Lamp, driver 570.1, 8 MiB"
    assert proven_on(course, "gpu", [""], gpu=lamp) == f"{lamp} and Docker Engine 28.5.2"
    assert proven_on(course, "no-gpu", [""], gpu=lamp) == "Docker Engine 28.5.2"


def test_the_clusters_of_pages_are_those_of_the_lab() -> None:
    for name, (hosts, _) in CLUSTERS.items():
        assert lab.CLUSTERS[name].hosts == hosts


def test_what_is_not_proven_says_why(course: Course) -> None:
    figure = shown(course, "$ true\n", Printed(), unproven="needs gpu: no NVIDIA driver")
    assert text(figure, "pc-proof") == ["Not proven yet: needs gpu: no NVIDIA driver"]


def test_a_pasted_value_is_marked_as_the_readers_own(course: Course) -> None:
    console = "$ docker run -d x\n<web:id>\n$ docker logs <web>\n"
    value = "3f2a9c0d1e4b"
    run = Printed([value], [Span(0, 0, 12, "id", "web")])
    figure = shown(course, console, run, Printed(command=f"docker logs {value}"))
    mark = figure.find_class("pc-line")[1].find_class("pc-varies")[0]
    assert (mark.text_content(), mark.get("tabindex")) == (value, "0")
    assert mark.get("title") == "Put your own value here: the web from above"


def test_a_secret_is_nowhere(course: Course) -> None:
    secret = "hunter2hunter2"
    console = "$ token\n<t:secret>\n$ login <t>\nwelcome\n"
    told = Printed([secret], [Span(0, 0, len(secret), "secret", "t")])
    later = Printed([f"welcome {secret}"], command=f"login {secret}")
    shown_html = snippet(*course.snippet("chapter/name", console, told, later))
    assert secret not in shown_html
    assert "hidden here" in shown_html
