# odd: runs its own assertions while loading
# problem: digits
def digits(n):
    """
    >>> digits(7)
    50
    """
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97


assert digits(7) == 147 % 97
assert digits(0) == 0
