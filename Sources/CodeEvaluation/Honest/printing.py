# odd: prints a lot, in several alphabets, with a lone surrogate, to both streams
# problem: digits
import sys


def digits(n):
    for i in range(200):
        print("step", i, "\u00e9\u4e2d\U0001f600\ud800", flush=i % 50 == 0)
    print("warning", file=sys.stderr)
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
