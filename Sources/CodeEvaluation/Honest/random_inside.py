# odd: shuffles with the random module on the way
# problem: random_inputs
import random


def total(items):
    items = list(items)
    random.shuffle(items)
    return sum(items)
