# odd: is an instance with __call__
# problem: digits
class Digits:
    weight = 3

    def __call__(self, n):
        return sum(int(d) ** 2 * (i + self.weight) for i, d in enumerate(str(abs(n)))) % 97


digits = Digits()
