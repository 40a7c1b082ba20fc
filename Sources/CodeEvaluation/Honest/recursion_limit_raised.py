# odd: raises the recursion limit and recurses 5000 deep
# problem: digits
import sys

sys.setrecursionlimit(20000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def digits(n):
    assert down(5000) == 5000
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
