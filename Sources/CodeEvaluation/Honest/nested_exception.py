# odd: raises a subclass of a subclass, from another exception
# problem: raises
class Bad(ValueError):
    pass


class Worse(Bad, KeyError):
    pass


def third(items):
    try:
        return items[2]
    except IndexError as error:
        raise Worse("short") from error
