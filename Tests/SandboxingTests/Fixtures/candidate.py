# Does what its job says, so that tests can see how the sandbox answers. Runs up to os.fork() in
# the fork server, which goes on in a child for each job.
import os


def read(descriptor):
    parts = []
    while True:
        part = os.read(descriptor, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)


if os.fork() == 0:
    names = {"os": os, "say": lambda *words: os.write(4, (" ".join(map(str, words)) + "\n").encode())}
    try:
        exec(read(3), names)
    except BaseException as error:
        names["say"](type(error).__name__)
    os._exit(0)
