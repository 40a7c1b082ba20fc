# tries: overflow the C stack
# problem: digits
import sys

sys.setrecursionlimit(10 ** 9)


class Deep:
    def __repr__(self):
        return repr(self)


def digits(n):
    return repr(Deep())
