# tries: kill the own process in the middle of a call
# problem: digits
import os
import sys


def digits(n):
    os.kill(os.getpid(), 9)
