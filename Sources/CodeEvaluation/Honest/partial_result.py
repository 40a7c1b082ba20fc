# odd: returns a functools.partial
# problem: adder
import functools
import operator


def adder(n):
    return functools.partial(operator.add, n)
