"""A node: one machine of a student, with an engine of its own, made fresh and thrown away."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from lab import caps, dns, inventory, labels, paths, registry, wire
from lab.docker import Docker
from lab.errors import LabError

#: What a lone host without a name is called.
LAPTOP = "laptop"
#: Seconds a node may take until its engine answers, with several at once on a busy machine.
DEADLINE = 300.0


class _ReadyError(Exception):
    """Ends the reading of a log whose line was waited for."""


@dataclass(slots=True)
class Node:
    """One running machine; `origins` tells from a digest where an image comes from.

    `holds` is a program in it that tells what it holds beside its engine's things: a line each with
    kind and name, and an image's digest; with the argument `images`, nothing but images. `tells` is
    a line of shell that prints further facts about it, each as `name: value`.
    """

    docker: Docker
    container: str
    image: str
    origins: dict[str, str] = field(default_factory=dict)
    holds: str = ""
    tells: str = ""
    _starts: int = 1

    def argv(self, command: Sequence[str], user: str = "student") -> list[str]:
        """The command line that runs `command` in the node as `user`, over pipes, in their home."""
        home = "/root" if user == "root" else f"/home/{user}"
        setting = [f"HOME={home}", f"USER={user}", f"LOGNAME={user}", "LANG=C.UTF-8"]
        return self.docker.argv(
            "exec", "--interactive", "--user", user, "--workdir", home,
            *(word for pair in setting for word in ("--env", pair)), self.container, *command,
        )  # fmt: skip

    def root(self, *command: str, timeout: float = 120) -> str:
        """Output of a command run as root, outside the student's session; LabError if it fails."""
        return self.docker.run("exec", self.container, *command, timeout=timeout)

    def inventory(self) -> dict[str, set[str]]:
        """Names of what the node holds, by kind: container, network, volume, image and others."""
        found = inventory.names(self.root(*inventory.COMMAND))
        for kind, name, *_ in self._held():
            found.setdefault(kind, set()).add(name)
        return found

    def images(self) -> list[tuple[str, str, str]]:
        """Images that came from outside: name, digest, and where the image comes from.

        What a lesson pushed to a registry of its own is no image that others could have.
        """
        pulled = inventory.pulled(self.root(*inventory.COMMAND))
        pulled += [(name, digest) for _, name, digest in self._held("images")]
        return [
            (name, digest, self.origins.get(digest, ""))
            for name, digest in sorted(set(pulled))
            if not name.startswith(("localhost:", "127.0.0.1:", *registry.LESSONS))
        ]

    def _held(self, *what: str) -> list[list[str]]:
        return (
            [line.split() for line in self.root(self.holds, *what).splitlines()]
            if self.holds
            else []
        )

    def facts(self) -> dict[str, str]:
        """The engine, the system and the architecture, in words, and what `tells` adds."""
        more = self.root("sh", "-c", self.tells).splitlines() if self.tells else []
        rows = (line.partition(": ") for line in more)
        return inventory.facts(self.root(*inventory.FACTS)) | {name: text for name, _, text in rows}

    def lose(self) -> None:
        """Kill the node as a power cut would."""
        self.docker.run("kill", self.container)

    def cut_off(self) -> None:
        """Pull its network cable: nothing comes in or goes out."""
        wire.switch(self.docker, self.container, self.image, up=False)

    def bring_back(self) -> None:
        """Switch it on again after `lose`, plug its cable in again after `cut_off`."""
        state = self.docker.run("inspect", "--format", "{{.State.Running}}", self.container)
        if state == "true":
            wire.switch(self.docker, self.container, self.image, up=True)
            return
        self.docker.run("start", self.container)
        self._starts += 1
        self.await_engine()

    def await_engine(self) -> None:
        """Wait until the node says that its engine answers; LabError with its last words if not."""
        said: list[str] = []

        def hear(line: str) -> None:
            said.append(line.strip())
            if said.count("ready") == self._starts:
                raise _ReadyError

        why = ""
        try:
            self.docker.follow("logs", "--follow", self.container, line=hear, timeout=DEADLINE)
        except _ReadyError:
            return
        except LabError as error:
            why = str(error)
        raise LabError(f"a node's engine did not start: {why or ' | '.join(said[-5:])}")

    def remove(self) -> None:
        """Remove the node with all that it holds."""
        self.docker.attempt("rm", "--force", "--volumes", self.container)


def launch(
    docker: Docker, image: str, host: str, network: str, owner: str, options: Sequence[str] = ()
) -> Node:
    """Start an owner's node called `host` on a network; it still has to `await_engine`."""
    name = f"proven-{paths.lab_id()}-{host}-{secrets.token_hex(3)}"
    docker.run(
        "run", "--detach", "--name", name, "--hostname", host, *labels.options(owner),
        "--network", network, "--network-alias", host, *_privileges(), *options, image, _settings(),
    )  # fmt: skip
    return Node(docker, name, image)


def _privileges() -> list[str]:
    return [
        *(f"--cap-add={name}" for name in caps.granted()),
        "--security-opt=seccomp=unconfined",
        "--security-opt=apparmor=unconfined",
        "--security-opt=systempaths=unconfined",
        "--cgroupns=private",
    ]


def _settings() -> str:
    """The engine's daemon.json inside the node."""
    settings: dict[str, object] = {
        "registry-mirrors": [registry.MIRROR],
        # Docker 26 builds from a mirror without TLS only where that is named here too.
        "insecure-registries": [*registry.LESSONS, registry.ADDRESS],
    }
    if servers := dns.servers():
        settings["dns"] = servers
    return json.dumps(settings)
