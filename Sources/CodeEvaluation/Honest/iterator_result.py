# odd: returns a built-in iterator
# problem: countdown
def countdown(n):
    return iter(range(n, 0, -1))
