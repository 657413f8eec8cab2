"""A polite end: SIGTERM unwinds the program as Ctrl-C does, so that with-blocks clear up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ending_politely() -> Iterator[None]:
    """Within the block SIGTERM raises SystemExit(143), where nobody else handles it."""
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave(signum: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)
