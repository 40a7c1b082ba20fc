# odd: returns a bound method
# problem: adder
def adder(n):
    return Adder(n).add


class Adder:
    def __init__(self, n):
        self.n = n

    def add(self, m):
        return self.n + m
