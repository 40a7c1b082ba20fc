# odd: changes its argument by a slice
# problem: in_place
def rotate(items):
    items[:] = items[1:] + items[:1]
