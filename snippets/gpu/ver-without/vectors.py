"""Add two lists of numbers on the first GPU, with nothing but the driver's library."""

import ctypes
import sys

# One sum for each thread, in PTX: the driver turns it into the GPU's own language.
KERNEL = b"""
.version 6.4
.target sm_75
.address_size 64
.visible .entry add(.param .u64 left, .param .u64 right, .param .u64 sums, .param .u32 count)
{
    .reg .pred %beyond;
    .reg .b32 %r<5>;
    .reg .f32 %f<4>;
    .reg .b64 %a<5>;
    mov.u32 %r1, %ctaid.x;
    mov.u32 %r2, %ntid.x;
    mov.u32 %r3, %tid.x;
    mad.lo.s32 %r1, %r1, %r2, %r3;
    ld.param.u32 %r4, [count];
    setp.ge.u32 %beyond, %r1, %r4;
    @%beyond bra done;
    ld.param.u64 %a1, [left];
    ld.param.u64 %a2, [right];
    ld.param.u64 %a3, [sums];
    cvta.to.global.u64 %a1, %a1;
    cvta.to.global.u64 %a2, %a2;
    cvta.to.global.u64 %a3, %a3;
    mul.wide.u32 %a4, %r1, 4;
    add.s64 %a1, %a1, %a4;
    add.s64 %a2, %a2, %a4;
    add.s64 %a3, %a3, %a4;
    ld.global.f32 %f1, [%a1];
    ld.global.f32 %f2, [%a2];
    add.f32 %f3, %f1, %f2;
    st.global.f32 [%a3], %f3;
done:
    ret;
}
"""
THREADS = 256
cuda = ctypes.CDLL("libcuda.so.1")


def call(name, *arguments):
    """Call the driver; end with the name of its error when it refuses."""
    status = getattr(cuda, name)(*arguments)
    if status:
        why = ctypes.c_char_p()
        cuda.cuGetErrorName(status, ctypes.byref(why))
        sys.exit(f"{name}: {why.value.decode()}")


def memory(size):
    """So many bytes of the GPU's memory."""
    address = ctypes.c_uint64()
    call("cuMemAlloc_v2", ctypes.byref(address), ctypes.c_size_t(size))
    return address


count = int(sys.argv[1])
size = ctypes.c_size_t(4 * count)
device, context = ctypes.c_int(), ctypes.c_void_p()
module, add = ctypes.c_void_p(), ctypes.c_void_p()
name = ctypes.create_string_buffer(100)
call("cuInit", 0)
call("cuDeviceGet", ctypes.byref(device), 0)
call("cuDeviceGetName", name, len(name), device)
call("cuDevicePrimaryCtxRetain", ctypes.byref(context), device)
call("cuCtxSetCurrent", context)
call("cuModuleLoadData", ctypes.byref(module), KERNEL)
call("cuModuleGetFunction", ctypes.byref(add), module, b"add")
places = [memory(size.value) for _ in range(3)]

numbers = (ctypes.c_float * count)(*range(count))
for place in places[:2]:
    call("cuMemcpyHtoD_v2", place, numbers, size)
given = [*places, ctypes.c_uint32(count)]
pointers = (ctypes.c_void_p * 4)(*(ctypes.addressof(each) for each in given))
blocks = (count + THREADS - 1) // THREADS
call("cuLaunchKernel", add, blocks, 1, 1, THREADS, 1, 1, 0, None, pointers, None)
sums = (ctypes.c_float * count)()
call("cuMemcpyDtoH_v2", sums, places[2], size)

wrong = sum(found != 2 * number for found, number in zip(sums, numbers))
print(f"{name.value.decode()}: {count} sums, {wrong} of them wrong")
sys.exit(1 if wrong else 0)
