from multiprocessing.shared_memory import SharedMemory

batch = SharedMemory(create=True, size=100_000_000)
print("there is an address for every byte", flush=True)
batch.buf[:] = bytes(100_000_000)
print("and room")
