from __future__ import annotations

from tests.lab.conftest import running

__all__ = ["running"]
