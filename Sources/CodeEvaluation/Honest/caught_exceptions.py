# odd: raises and catches exceptions in the normal course, with finally
# problem: digits
def digits(n):
    total, i, text = 0, 0, str(abs(n))
    try:
        while True:
            try:
                total += int(text[i]) ** 2 * (i + 3)
            finally:
                i += 1
    except IndexError:
        pass
    return total % 97
