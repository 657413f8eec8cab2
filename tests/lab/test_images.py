"""Each image that the lab serves does what a lesson expects of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import lab
from lab.catalogue import RECIPES
from tests.lab.shell import attempt, run

pytestmark = [pytest.mark.lab, pytest.mark.xdist_group("lab")]

TAGS = [tag for recipe in RECIPES for tag in recipe.tags]
READY = "for i in $(seq 100); do {} >/dev/null 2>&1 && break; sleep 0.1; done; "


@pytest.fixture(scope="module")
def host(running: lab.Running) -> Iterator[lab.Node]:
    """One node for all images, since they share their layers."""
    with running.nodes() as nodes:
        yield nodes[""]


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_pulled_by_its_name(host: lab.Node, running: lab.Running, tag: str) -> None:
    run(host, f"docker pull -q {tag}")
    served = {item.tag: item.digest for item in running.served}
    assert (tag, served[tag]) in {(name, digest) for name, digest, _ in host.images()}


@pytest.mark.parametrize("tag", TAGS)
def test_it_says_its_architecture_and_that_it_stands_in(host: lab.Node, tag: str) -> None:
    run(host, f"docker pull -q {tag}")
    form = '{{.Architecture}} {{index .Config.Labels "proven.stand-in"}}'
    arch, _, origin = run(host, f"docker inspect --format '{form}' {tag}").stdout.partition(" ")
    assert arch == run(host, "dpkg --print-architecture").stdout.strip()
    stands_in = next(text for name, _, text in host.images() if name == tag) != "Docker Hub"
    assert bool(origin.strip()) == stands_in


def test_debian_is_slim_and_installs_packages(host: lab.Node) -> None:
    script = "ls /usr/share/man /usr/share/locale; apt-get update -qq && apt-get install -qqy tree"
    said = run(host, f"docker run --rm debian:trixie-slim sh -c '{script}'").stdout
    assert "Setting up tree" in said
    assert "man1" not in said


def test_hello_world_says_hello(host: lab.Node) -> None:
    assert "Hello from Docker!" in run(host, "docker run --rm hello-world").stdout


def test_python_is_python_and_installs_over_tls(host: lab.Node) -> None:
    said = run(host, "docker run --rm python:3.13-slim python --version").stdout
    assert said.startswith("Python 3.13.")
    run(host, "docker run --rm python:3.13-slim pip install --quiet tabulate")


def test_nginx_serves_a_page_and_logs_to_its_output(host: lab.Node) -> None:
    run(host, "docker run -d --name web -p 8081:80 nginx")
    run(host, READY.format("curl -f localhost:8081") + "curl -fsS localhost:8081/nope; true")
    assert "Welcome to nginx!" in run(host, "curl -fsS localhost:8081").stdout
    logs = run(host, "docker logs web 2>&1").stdout
    assert '"GET /nope HTTP/1.1" 404' in logs
    assert "start worker process" in logs


def test_redis_counts_for_another_container(host: lab.Node) -> None:
    run(host, "docker network create shop; docker run -d --name cache --network shop redis")
    run(host, READY.format("docker exec cache redis-cli ping"))
    said = run(host, "docker run --rm --network shop redis redis-cli -h cache incr n").stdout
    assert said == "1\n"


def test_postgres_makes_the_database_it_is_told_to(host: lab.Node) -> None:
    run(host, "docker run -d --name db -e POSTGRES_PASSWORD=s3 -e POSTGRES_USER=ann postgres:17")
    run(host, READY.format("docker exec db pg_isready -h 127.0.0.1 -U ann"))
    ask = (
        "docker exec -e PGPASSWORD={} db psql -h 127.0.0.1 -U ann -tAc 'select current_database()'"
    )
    assert run(host, ask.format("s3")).stdout == "ann\n"
    # From the container's own address, since the loopback one is trusted as upstream's is.
    other = "docker exec -e PGPASSWORD=wrong db sh -c \"psql -h \\$(hostname -i) -U ann -c ''\""
    assert "password authentication failed" in attempt(host, other).stderr


def test_postgres_refuses_to_start_without_a_password(host: lab.Node) -> None:
    done = attempt(host, "docker run --rm postgres:17")
    assert done.returncode == 1
    assert "superuser password is not specified" in done.stderr


def test_a_registry_of_ones_own_takes_and_gives_an_image(host: lab.Node) -> None:
    run(host, "docker run -d -p 5000:5000 --name registry registry:2; docker pull -q hello-world")
    run(host, READY.format("curl -f localhost:5000/v2/"))
    run(host, "docker tag hello-world localhost:5000/hi; docker push -q localhost:5000/hi")
    run(host, "docker rmi localhost:5000/hi; docker run --rm localhost:5000/hi")


def test_busybox_has_its_tools(host: lab.Node) -> None:
    assert run(host, "docker run --rm busybox sh -c 'echo b | tr b a'").stdout == "a\n"
