# odd: raises an exception class of its own that descends from ValueError
# problem: raises
class TooShort(ValueError):
    def __init__(self, found):
        super().__init__("only %d" % found)
        self.found = found


def third(items):
    if len(items) < 3:
        raise TooShort(len(items))
    return items[2]
