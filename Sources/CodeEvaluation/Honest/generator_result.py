# odd: is a generator function
# problem: countdown
def countdown(n):
    for i in range(n, 0, -1):
        yield i
