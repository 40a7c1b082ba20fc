# tries: spread four seconds of work over children, each below the limit; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, exit status
import posix
import time


def work():
    start = time.process_time()
    while time.process_time() - start < 1.35:
        pass


broken_out = False
try:
    children = []
    for _ in range(3):
        child = posix.fork()
        if child == 0:
            work()
            posix._exit(0)
        posix.waitpid(child, 0)
    broken_out = True
except OSError:
    pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
