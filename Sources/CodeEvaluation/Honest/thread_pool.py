# odd: computes in a thread pool
# problem: digits
from concurrent.futures import ThreadPoolExecutor


def digits(n):
    with ThreadPoolExecutor(2) as pool:
        parts = pool.map(lambda x: int(x[1]) ** 2 * (x[0] + 3), enumerate(str(abs(n))))
        return sum(parts) % 97
