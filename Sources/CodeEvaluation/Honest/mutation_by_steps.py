# odd: changes its argument many times over
# problem: in_place
def rotate(items):
    for i in range(len(items) - 1):
        items[i], items[i + 1] = items[i + 1], items[i]
