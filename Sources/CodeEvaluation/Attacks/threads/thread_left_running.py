# tries: leave a thread running that spins after the verdict
# problem: digits
# watch: processes
import threading


def spin():
    while True:
        pass


threading.Thread(target=spin).start()


def digits(n):
    return None
