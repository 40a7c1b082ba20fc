# tries: handle SIGXCPU and raise the soft limit; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, exit status
import signal
import time

for number in (signal.SIGXCPU, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
except (ImportError, ValueError, OSError):
    pass
start = time.process_time()
while time.process_time() - start < 3.5:
    pass
broken_out = True


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
