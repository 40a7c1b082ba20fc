# odd: sums over a generator with send() and close()
# problem: digits
def running():
    total = 0
    while True:
        total += yield total


def digits(n):
    adder = running()
    next(adder)
    result = 0
    for i, d in enumerate(str(abs(n))):
        result = adder.send(int(d) ** 2 * (i + 3))
    adder.close()
    return result % 97
