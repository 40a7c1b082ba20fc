# As candidate.py, after a rehearsal that writes to every second block.
import os
import resource

blocks = [bytearray(8192) for _ in range(200)]


def faults_of_writing(some):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for block in some:
        block[4096] = 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


os.putenv("FORK_SERVER_REHEARSES", "1")
if os.fork() == 0:
    faults_of_writing(blocks[::2])
    os._exit(0)
if os.fork() == 0:
    names = {"os": os, "blocks": blocks, "faults_of_writing": faults_of_writing}
    names["say"] = lambda *words: os.write(4, (" ".join(map(str, words)) + "\n").encode())
    try:
        exec(os.read(3, 1 << 16), names)
    except BaseException as error:
        names["say"](type(error).__name__)
    os._exit(0)
