# odd: fills a table in a global, with `global` and mutable defaults
# problem: digits
table = None


def digits(n, seen=[]):
    global table
    if table is None:
        table = {str(d): d * d for d in range(10)}
    seen.append(n)
    return sum(table[d] * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
