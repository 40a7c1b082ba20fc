# odd: reaches nan, infinities, minus zero and subnormal numbers
# problem: floats
import math


def ratio(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return math.nan if a == 0 else math.copysign(math.inf, a)
