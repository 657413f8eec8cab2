"""A polite end: SIGTERM and SIGHUP unwind the program as Ctrl-C does: with-blocks clear up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: What a person's `kill` sends, and what a terminal that goes away does.
_ENDS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ending_politely() -> Iterator[None]:
    """Within the block SIGTERM raises SystemExit(143), SIGHUP 129, where nobody handles them.

    What somebody ignores stays ignored, as nohup wants it.
    """
    main = threading.current_thread() is threading.main_thread()
    ours = [end for end in _ENDS if main and signal.getsignal(end) is signal.SIG_DFL]
    for end in ours:
        signal.signal(end, _leave)
    try:
        yield
    finally:
        for end in ours:
            signal.signal(end, signal.SIG_DFL)


def _leave(signum: int, _frame: FrameType | None) -> None:
    if signum == signal.SIGHUP:
        # A terminal that goes away tells its shell too, which passes it on: not while we clear up.
        signal.signal(signum, signal.SIG_IGN)
    raise SystemExit(128 + signum)
