"""Sybil as its documentation suggests for shell examples: a code block, `bash -c`, compare."""

import subprocess

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser


def evaluate(example: Example) -> None:
    """Run the block's first line and compare what it prints with the rest."""
    command, _, expected = example.parsed.partition("\n")
    printed = subprocess.check_output(["bash", "-c", command.removeprefix("$ ")], text=True)
    assert printed == expected, printed


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser(language="bash", evaluator=evaluate)],
    path="/",  # it is loaded as a plugin, not from the folder of the documents
    pattern="*.md",
).pytest()
