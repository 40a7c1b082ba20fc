# odd: returns an itertools object
# problem: countdown
import itertools


def countdown(n):
    return itertools.takewhile(lambda i: i > 0, itertools.count(n, -1))
