# odd: returns typing.NamedTuple instances
# problem: runs
from typing import Any, NamedTuple


class Run(NamedTuple):
    item: Any
    count: int


def runs(items):
    found = []
    for item in items:
        if found and found[-1].item == item:
            found[-1] = found[-1]._replace(count=found[-1].count + 1)
        else:
            found.append(Run(item, 1))
    return found
