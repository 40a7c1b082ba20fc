# odd: uses a metaclass, an enum and operator overloading inside
# problem: digits
import enum


class Weight(enum.IntEnum):
    FIRST = 3


class Meta(type):
    def __call__(cls, n):
        self = super().__call__(n)
        return self.total % 97


class Weigher(metaclass=Meta):
    def __init__(self, n):
        self.total = sum(int(d) ** 2 * (i + Weight.FIRST.value) for i, d in enumerate(str(abs(n))))


def digits(n):
    return Weigher(n)
