# tries: leave a daemon behind that outlives the verdict
# problem: digits
# beats: leaves processes behind in all three
# watch: processes
import posix

if posix.fork() == 0:
    posix.setsid()
    if posix.fork() == 0:
        import time
        time.sleep(20)
    posix._exit(0)


def digits(n):
    return None
