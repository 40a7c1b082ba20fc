# odd: is a functools.partial
# problem: digits
from functools import partial


def weigh(weight, n):
    return sum(int(d) ** 2 * (i + weight) for i, d in enumerate(str(abs(n)))) % 97


digits = partial(weigh, 3)
