# odd: returns named tuples where tuples are expected
# problem: runs
from collections import namedtuple
from itertools import groupby

Run = namedtuple("Run", ["item", "count"])


def runs(items):
    return [Run(item, len(list(group))) for item, group in groupby(items)]
