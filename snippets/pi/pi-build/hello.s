// Print a line: write(1, text, length), then exit(0).
.globl _start
_start:
    mov x8, #64
    mov x0, #1
    adr x1, text
    mov x2, #length
    svc #0
    mov x8, #93
    mov x0, #0
    svc #0
text:
    .ascii "Hello from a 64-bit ARM processor\n"
.set length, . - text
