# odd: returns a map object
# problem: countdown
def countdown(n):
    return map(lambda i: n - i, range(n))
