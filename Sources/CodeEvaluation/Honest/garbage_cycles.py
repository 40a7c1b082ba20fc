# odd: makes reference cycles with finalizers and collects them
# problem: digits
import gc


class Node:
    def __init__(self):
        self.me = self

    def __del__(self):
        pass


def digits(n):
    for _ in range(100):
        Node()
    gc.collect()
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
