# odd: keeps its work in a dataclass with field types as strings
# problem: runs
from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass
class Run:
    item: object
    count: int = 1


def runs(items):
    found: list[Run] = []
    for item in items:
        if found and found[-1].item == item:
            found[-1].count += 1
        else:
            found.append(Run(item))
    return [astuple(run) for run in found]
