# odd: has a main guard that must not run
# problem: digits
def digits(n):
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97


if __name__ == "__main__":
    raise SystemExit("this is no script")
