# tries: ignore the harness's alarm, then burn 3.4 seconds; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, exit status
import signal
import time

signal.signal(signal.SIGALRM, signal.SIG_IGN)
start = time.process_time()
while time.process_time() - start < 3.4:
    pass
broken_out = True


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
