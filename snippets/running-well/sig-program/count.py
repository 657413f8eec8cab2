import signal
import sys
import time


def end(number: int, _frame: object) -> None:
    print("closed after signal", signal.Signals(number).name)
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGUSR1, end)
signal.signal(signal.SIGHUP, lambda *_: print("settings read again"))
print("counting")
while True:
    time.sleep(0.1)
