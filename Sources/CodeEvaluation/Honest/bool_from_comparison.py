# odd: returns the bool of a comparison of floats and big integers
# problem: flags
import math


def is_square(n):
    return n >= 0 and math.isqrt(n) ** 2 == n
