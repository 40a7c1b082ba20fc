# odd: runs a coroutine by hand
# problem: digits
async def weigh(n):
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97


def digits(n):
    coroutine = weigh(n)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
