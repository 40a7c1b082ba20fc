# odd: is wrapped by a cache and by a decorator of its own
# problem: digits
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@logged
@functools.lru_cache(maxsize=None)
def digits(n):
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
