"""An examiner's process that stays for further programs of the same problem.

A fork is most of what an examination costs on this side. It is there so that no test meets what
another one left; where a test leaves nothing (purity.py), the same process does the next job. The
program's own process is a new one each time, and what comes from it are plain values that nothing
here keeps.
"""

import gc
import os
import struct
import time
import _socket

_said = struct.Struct("<?Q")
_collected_each = 32  # jobs: exceptions and the frames they came through hold on to each other


class Sitting:
    """Takes job after job from the supervisor on `descriptor`, a socket that keeps the borders of
    messages; does one job where it is None. All jobs together may take `budget` milliseconds of
    processor time."""

    def __init__(self, descriptor, budget):
        self.socket = None
        if descriptor is not None:
            self.socket = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET, 0, descriptor)
        self.budget = budget * 1_000_000
        self.jobs = 0
        self.started = 0

    def goes_on(self, is_clean):
        """Say that a job is done, what it took, and whether another may come; `is_clean` is whether
        the job left nothing."""
        if self.socket is None:
            return False
        now = time.process_time_ns()
        more = is_clean and now < self.budget
        self.socket.send(_said.pack(more, (now - self.started) // 1000))
        self.started = now
        self.jobs += 1
        if more and self.jobs % _collected_each == 0:
            gc.collect()
        return more

    def next_job(self):
        """The descriptors of the next job, in the order in which the first one's were; None when
        there are no more."""
        # Room for three numbers and the head.
        data, ancillary, _, _ = self.socket.recvmsg(1, _socket.CMSG_SPACE(3 * 4))
        if not data:
            return None
        return struct.unpack("3i", ancillary[0][2])
