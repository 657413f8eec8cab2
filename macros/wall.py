"""What a page can reach when it is rendered: our macros by their names, and nothing behind them.

`callcheck` refuses every other expression before. Should one pass, it meets this wall.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

_MARKS = [
    f"{kind}_{end}_string" for kind in ("variable", "block", "comment") for end in ("start", "end")
]


class _Names(Context):
    """Knows the macros, and no variable of the site: its settings hold the whole program."""

    def resolve_or_missing(self, key: str) -> object:
        """A macro, or nothing."""
        return self.environment.globals.get(key, missing)


class Walled(SandboxedEnvironment):
    """An environment in which a name is a macro, a call calls one, and a dot leads nowhere."""

    context_class = _Names

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """None is."""
        del obj, attr, value
        return False

    def is_safe_callable(self, obj: object) -> bool:
        """Only a macro is."""
        return any(obj == macro for macro in self.globals.values())


def walled(open_one: Environment, macros: Mapping[str, Callable[..., str]]) -> Walled:
    """An environment like another one, with these macros alone. It loads no file."""
    made = Walled(
        undefined=open_one.undefined, **{mark: getattr(open_one, mark) for mark in _MARKS}
    )
    made.globals = dict(macros)
    made.filters, made.tests = {}, {}
    return made
