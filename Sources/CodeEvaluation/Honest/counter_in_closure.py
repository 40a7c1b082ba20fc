# odd: keeps state in a closure with nonlocal
# problem: digits
def make():
    calls = 0

    def digits(n):
        nonlocal calls
        calls += 1
        return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
    return digits


digits = make()
