# odd: goes through integers of thousands of bits
# problem: digits
def digits(n):
    huge = 7 ** 5000
    total = (sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n))))) % 97
    return (total + huge) - huge
