"""The lab from a command line: `python -m lab up|down|shell|status|images|save|clean|commands`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from lab import commands, holder, keep, running, saved
from lab.clusters import CLUSTERS
from lab.errors import LabError


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; 1 and one line on standard error when it cannot be done."""
    options = _parser().parse_args(words)
    try:
        COMMANDS[options.command](options)
    except LabError as error:
        print(f"lab: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lab", description="Machines to prove commands on."
    )
    parser.add_argument("command", choices=[*COMMANDS], metavar="|".join(COMMANDS))
    parser.add_argument(
        "host", nargs="?", default="", help="for shell: the host to enter; for save: the folder"
    )
    parser.add_argument("--engine", choices=running.ENGINES, default=running.ENGINES[0])
    parser.add_argument("--cluster", default="", help=f"one of {', '.join(CLUSTERS)}")
    return parser


def _up(options: argparse.Namespace) -> None:
    holder.start(options.engine, options.cluster, print)


def _down(_options: argparse.Namespace) -> None:
    print("the lab is down" if holder.stop() else "the lab was not up")


def _hold(options: argparse.Namespace) -> None:
    holder.hold(options.engine, options.cluster)


def _shell(options: argparse.Namespace) -> None:
    words = holder.entrance(options.host)
    os.execvp(words[0], words)


def _status(_options: argparse.Namespace) -> None:
    print("\n".join(keep.status()))


def _images(options: argparse.Namespace) -> None:
    with running.opened(options.engine, print) as lab:
        for item in lab.served:
            print(f"{item.tag:20} {item.digest}  {item.origin}")


def _commands(options: argparse.Namespace) -> None:
    with running.opened(options.engine, lambda _: None) as lab, lab.nodes() as nodes:
        print("\n".join(commands.recorded(nodes[""])))


def _save(options: argparse.Namespace) -> None:
    if not options.host:
        raise LabError("save into which folder?")
    with running.opened(options.engine, print) as lab, lab.nodes() as nodes:
        saved.save(nodes[""], lab.served, Path(options.host), print)


def _clean(_options: argparse.Namespace) -> None:
    holder.stop()
    keep.clean(print)


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "up": _up,
    "down": _down,
    "status": _status,
    "images": _images,
    "save": _save,
    "clean": _clean,
    "commands": _commands,
    "hold": _hold,
    "shell": _shell,
}

if __name__ == "__main__":
    sys.exit(main())
