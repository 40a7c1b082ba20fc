# odd: returns a closure
# problem: adder
def adder(n):
    def add(m):
        return n + m
    return add
