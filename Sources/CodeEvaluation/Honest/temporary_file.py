# odd: writes a small temporary file and reads it back
# problem: digits
import tempfile


def digits(n):
    with tempfile.TemporaryFile("w+") as file:
        file.write(str(abs(n)))
        file.seek(0)
        text = file.read()
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(text)) % 97
