# odd: defines its helper and its constants after the entry point
# problem: digits
def digits(n):
    return weigh(n) % MODULUS


def weigh(n):
    return sum(square(int(d)) * (i + 3) for i, d in enumerate(str(abs(n))))


square = lambda x: x * x
MODULUS = 97
