import sys
from multiprocessing import Process, shared_memory


def fill(name: str, size: int) -> None:
    part = shared_memory.SharedMemory(name)
    part.buf[:size] = b"x" * size
    part.close()


if __name__ == "__main__":
    size = int(sys.argv[1]) * 1_000_000
    part = shared_memory.SharedMemory(create=True, size=size)
    worker = Process(target=fill, args=(part.name, size))
    worker.start()
    worker.join()
    part.unlink()
    print("the worker ended with", worker.exitcode)
    sys.exit(worker.exitcode != 0)
