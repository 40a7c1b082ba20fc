# tries: abort in the middle of a call
# problem: digits
import os
import sys


def digits(n):
    os.abort()
