# odd: compiles part of itself at run time
# problem: digits
names = {}
exec("def square(x):\n    return x * x", names)


def digits(n):
    return eval("sum(square(int(d)) * (i + 3) for i, d in enumerate(text))",
                {"square": names["square"], "text": str(abs(n))}) % 97
