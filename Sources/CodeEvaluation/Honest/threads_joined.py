# odd: computes in threads that it joins
# problem: digits
import threading


def digits(n):
    parts = [0] * len(str(abs(n)))

    def work(i, d):
        parts[i] = int(d) ** 2 * (i + 3)
    threads = [threading.Thread(target=work, args=x) for x in enumerate(str(abs(n)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(parts) % 97
