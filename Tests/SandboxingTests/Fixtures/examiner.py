# Passes on all that the candidate says.
import os

if os.fork() == 0:
    while True:
        part = os.read(4, 1 << 16)
        if not part:
            break
        os.write(5, part)
    os._exit(0)
