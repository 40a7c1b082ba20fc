# tries: fork until nothing more is granted
# problem: digits
# beats: leaves processes behind
# watch: processes
import posix
import time

try:
    for _ in range(8):
        posix.fork()
except OSError:
    pass
time.sleep(1)


def digits(n):
    return None
