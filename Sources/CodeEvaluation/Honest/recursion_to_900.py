# odd: recurses 900 deep under the default limit
# problem: digits
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def digits(n):
    assert down(900) == 900
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
