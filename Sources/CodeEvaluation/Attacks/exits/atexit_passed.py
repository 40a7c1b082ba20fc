# tries: print `passed` from an exit handler and exit with status 0
# problem: digits
# beats: exit status
import atexit
import os
import sys


def done():
    sys.__stdout__.write("passed\n")
    sys.__stdout__.flush()
    os._exit(0)


atexit.register(done)


def digits(n):
    sys.exit(0)
