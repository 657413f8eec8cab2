import ctypes

cuda, version = ctypes.CDLL("libcuda.so.1"), ctypes.c_int()
cuda.cuInit(0)
cuda.cuDriverGetVersion(ctypes.byref(version))
print("the driver takes CUDA up to", version.value // 1000, version.value % 1000 // 10)
