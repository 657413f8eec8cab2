"""A survey says what another kind of host prints, and touches no transcript and no recording."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shellproof import surveyed
from shellproof.errors import ProofError, SkippedError, SourceError
from shellproof.failure import StepError
from shellproof.prover import Prover
from shellproof.survey import Surveyor
from shellproof.surveyed import Difference, Result, Survey
from tests.shellproof.course import Course
from tests.shellproof.fakes import FakeHost
from tests.shellproof.world import World

pytestmark = pytest.mark.slow


def survey(course: Course) -> dict[str, Result]:
    path = target(course)
    surveyor = Surveyor(course.provider, path)
    for name in course.names:
        surveyor.survey(course.plan(), name)
    return surveyed.load(path).snippets


def target(course: Course) -> Path:
    return course.world.folder / "surveys" / "fake.json"


def test_what_is_the_same_is_said_to_be(course: Course) -> None:
    course.snippet("a/one", "$ echo x\nx\n")
    found = survey(course)["a/one"]
    assert found.same
    assert found.fingerprint == course.transcript("a/one").fingerprint()
    assert surveyed.load(target(course)).facts == {
        "engine": "Fake Engine 1.0",
        "architecture": "fake",
    }


def test_it_goes_on_behind_a_difference(course: Course) -> None:
    body = "$ echo same; echo new\nsame\nold\n$ exit_with() { return 3; }; exit_with\n"
    course.snippet("a/one", body + "$ echo y\ny\n")
    course.snippet("a/two", "$ echo z\nz\n")
    found = survey(course)
    first, second = found["a/one"].differs
    assert (first.step, first.rows) == (0, ("| same", "- old", "+ new"))
    assert (second.step, second.expected, second.exit) == (1, 0, 3)
    assert found["a/two"].same


def test_a_value_beside_a_difference_is_captured(course: Course) -> None:
    course.snippet("a/one", "$ echo header; echo 4711\nHEADER\n<it:port>\n$ echo <it>\n<it>\n")
    found = survey(course)["a/one"]
    (only,) = found.differs
    assert only.rows[-1] == "| <it:port>"
    assert not found.stopped


def test_a_difference_that_comes_only_once_is_chance(course: Course) -> None:
    count = course.world.folder / "count"
    course.snippet("a/one", f"$ echo >>{count}; [ $(wc -l <{count}) = 1 ] && echo odd || true\n")
    course.snippet("a/two", "$ false\n")
    found = survey(course)
    assert found["a/one"].same
    assert len(found["a/two"].differs) == 1


def test_a_run_that_stopped_early_says_nothing_of_the_end() -> None:
    whole = Result("f", (Difference(3, "", "ls", 0, 1, ("- a",)),))
    stopped = Result("f", (), "still running after 2 s, and stopped")
    for one, other in ((whole, stopped), (stopped, whole)):
        found = surveyed.both(Survey({}, {"a/one": one}), Survey({}, {"a/one": other}))
        assert found.snippets == {"a/one": whole}
    twice = surveyed.both(Survey({}, {"a/one": stopped}), Survey({}, {"a/one": stopped}))
    assert twice.snippets == {"a/one": stopped}


def test_behind_a_command_that_does_not_end_nothing_is_known(course: Course) -> None:
    course.snippet("a/one", "---\ntitle: x\ntimeout: 200ms\n---\n$ sleep 60\n")
    course.snippet("a/two", "$ true\n")
    found = survey(course)
    assert found["a/one"].stopped == "still running after 0.2 s, and stopped"
    assert found["a/two"].stopped == "a/one, before it, did not end"
    assert not found["a/two"].same


def test_a_need_that_is_missing_is_said(course: Course) -> None:
    course.provider.lacks["gpu"] = "none here"
    course.snippet("a/one", "---\ntitle: x\nneeds: [gpu]\n---\n$ true\n")
    assert survey(course)["a/one"].stopped == "needs gpu: none here"


def test_again_changes_nothing(course: Course) -> None:
    course.snippet("a/one", "$ date +%N | sha256sum | cut -c 1-12\nx\n")
    survey(course)
    before = target(course).read_bytes()
    survey(course)
    assert target(course).read_bytes() == before


def test_two_at_a_time_lose_nothing(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    plans, load = {}, surveyed.load
    for name in ("a/one", "b/two"):
        course.names.clear()
        course.snippet(name, "$ true\n")
        plans[name] = course.plan()

    def slow(path: Path) -> Survey:
        found = load(path)
        time.sleep(0.3)  # so that the other one reads what is about to change
        return found

    surveyed.write(
        target(course), Survey({"engine": "Fake Engine 1.0", "architecture": "fake"}, {})
    )
    monkeypatch.setattr(surveyed, "load", slow)
    with ThreadPoolExecutor(2) as both:
        surveyors = (Surveyor(course.provider, target(course)) for _ in plans)
        list(both.map(Surveyor.survey, surveyors, plans.values(), plans))
    assert set(load(target(course)).snippets) == set(plans)


def test_a_secret_is_not_kept(course: Course) -> None:
    secret = "ghp_" + "a1" * 18
    course.snippet("a/one", f"$ echo {secret}\nx\n")
    survey(course)
    assert secret not in target(course).read_text()


def test_a_secret_is_not_kept_where_it_came_before(course: Course) -> None:
    course.snippet("a/one", "$ echo early hunter2-''and-more\nx\n")
    course.snippet("a/two", "$ echo token: hunter2-''and-more\ntoken: <join:secret>\n")
    survey(course)
    assert "hunter2-and" not in target(course).read_text()
    assert "+ early ********" in target(course).read_text()


def test_neither_transcript_nor_recording_is_touched(course: Course) -> None:
    path = course.snippet("a/one", "$ echo x\ny\n")
    before = path.read_bytes()
    survey(course)
    assert path.read_bytes() == before
    assert not course.transcript("a/one").recording.exists()


@pytest.mark.parametrize(
    "other",
    [
        {"architecture": "fake", "cluster": "Fake Cluster 2"},
        {"architecture": "else"},
        {"engine": "Fake Engine 2.0"},
    ],
    ids=str,
)
def test_other_hosts_do_not_end_a_survey(
    course: Course, monkeypatch: pytest.MonkeyPatch, other: dict[str, str]
) -> None:
    course.snippet("a/one", "$ echo x\nx\n")
    survey(course)
    before = target(course).read_bytes()
    facts = surveyed.load(target(course)).facts | other
    monkeypatch.setattr(FakeHost, "facts", lambda _self: facts)
    with pytest.raises(SkippedError, match=r"these have \w+: .*; to begin it anew, remove .*fake"):
        survey(course)
    assert target(course).read_bytes() == before


def test_one_host_of_the_kind_is_enough(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"architecture": "fake"}
    surveyed.write(target(course), Survey(facts, {"b/other": Result("f")}))
    course.snippet(
        "a/one", "---\ntitle: A title\nhosts: [board, laptop]\n---\n[board] $ echo x\nx\n"
    )
    monkeypatch.setattr(
        FakeHost, "facts", lambda host: facts if host.name == "laptop" else {"architecture": "else"}
    )
    assert set(survey(course)) == {"a/one", "b/other"}
    assert surveyed.load(target(course)).facts == facts


def test_a_changed_transcript_is_no_longer_spoken_of() -> None:
    found = Survey({}, {"a": Result("f")})
    assert found.result("a", "f")
    assert not found.result("a", "g")
    assert not found.result("b", "f")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 2}', '{"format": 1}', '{"format": 1, "snippets": {"a": 1}}']
)
def test_what_is_no_survey(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(SourceError):
        surveyed.load(tmp_path / "x.json")


def test_it_is_written_and_read(tmp_path: Path) -> None:
    difference = Difference(1, "web", "ls", 0, None, ("- a", "+ é"))
    whole = Survey({"engine": "x"}, {"a/b": Result("f", (difference,), "stopped")})
    surveyed.write(tmp_path / "x.json", whole)
    assert surveyed.load_all(tmp_path) == [whole]


@pytest.mark.parametrize(
    ("old", "new"),
    [('"stopped": ""', '"stopped": "no"'), ('"seal"', '"sea"'), ("ENGINE=x", "ENGINE=y")],
)
def test_one_that_somebody_wrote_in_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "x.json"
    surveyed.write(path, Survey({"engine": "x"}, {"a/b": Result("f")}))
    text = path.read_text()
    assert text.splitlines()[1] == ' "//": "Not by hand: make engines ENGINE=x",'
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(SourceError, match=r"x\.json:1: the survey was edited by hand") as caught:
        surveyed.load(path)
    assert "make engines ENGINE=x" in caught.value.fix


def test_hosts_that_break_are_told(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def lease(_: object) -> None:
        raise ProofError("no hosts")

    course.snippet("a/one", "$ true\n")
    monkeypatch.setattr(course.provider.__class__, "lease", lambda *_: lease(None))
    with pytest.raises(ProofError, match="no hosts"):
        survey(course)
    assert not target(course).exists()


def prove(course: Course) -> None:
    prover = Prover(course.provider, course.passes(), surveyed.load(target(course)))
    try:
        for name in course.names:
            prover.prove(course.plan(), name)
    finally:
        prover.finish()


def test_what_is_known_to_differ_is_let_pass(course: Course) -> None:
    course.snippet(
        "a/one", "$ echo header; echo 4711\nHEADER\n<it:port>\n$ false\n$ echo <it>\n<it>\n"
    )
    survey(course)
    prove(course)


def test_what_differs_in_another_way_is_not(course: Course) -> None:
    count = course.world.folder / "count"
    course.snippet(
        "a/one", f"$ echo >>{count}; [ $(wc -l <{count}) -gt 2 ] && echo odd || echo b\na\n"
    )
    survey(course)
    with pytest.raises(StepError, match="not what was expected"):
        prove(course)


@pytest.mark.parametrize(
    ("expected", "seen", "now", "known"),
    [
        ("x", "200 OK", "500 OK", False),
        ("x", "3/3 ready", "0/3 ready", False),
        ("x", "exit status 0", "exit status 137", False),
        ("x", "kept 5MB", "kept 9MB", False),
        ("x", "engine 1.2.3", "engine 1.2.4", False),
        ("penguins-<number>", "penguin-2 is", "penguin-3 is", True),
        ("<all:size>", "kept 5MB", "kept 9MB", True),
        ("<all:size>", "200 OK", "500 OK", False),
        ("x", "id 0123456789ab", "id ba9876543210", True),
        ("x", "at 127.0.0.1:8080", "at 127.0.0.1:8081", True),
        ("x", "took 1.2s", "took 3.4s", True),
        ("x", "2026-11-20 on odd_newton", "2026-11-21 on fair_galileo", True),
    ],
)
def test_which_values_of_a_known_difference_may_vary(
    expected: str, seen: str, now: str, known: bool
) -> None:
    old, new = (Difference(0, "", "x", 0, 0, (f"- {expected}", f"+ {it}")) for it in (seen, now))
    survey = Survey({}, {"a/one": Result("f", (old,))})
    assert survey.knows("a/one", "f", old)
    assert survey.knows("a/one", "f", new) == known


def test_what_has_changed_since_is_not_known(course: Course) -> None:
    course.snippet("a/one", "$ echo b\na\n")
    survey(course)
    course.snippet("a/one", "$ echo b\na\n$ true\n")
    with pytest.raises(StepError):
        prove(course)


def test_a_run_lets_pass_what_a_survey_knows(world: World) -> None:
    world.snippet("a/one", "$ echo b\na\n")
    world.page("index.md", "a/one")
    arguments = ("-p", "no:cacheprovider", "--shellproof-survey=s.json")
    assert "a/one: 1 of its commands differ" in world.prove(*arguments).text
    assert world.prove("-p", "no:cacheprovider").status == 1
    assert world.prove("-p", "no:cacheprovider", "--shellproof-known=s.json").status == 0
    (world.folder / "s.json").write_text("{")
    done = world.prove("-p", "no:cacheprovider", "--shellproof-known=s.json")
    assert done.status == 1
    assert "s.json:1: this is no survey" in done.text
    assert "Traceback" not in done.text
