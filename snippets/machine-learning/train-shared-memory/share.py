"""Put 100 MB into shared memory, as a data loader does for its workers."""

from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(create=True, size=100_000_000, track=False)
try:
    block.buf[:] = bytes(block.size)
    print(f"{block.size // 1_000_000} MB shared")
finally:
    block.close()
    block.unlink()
