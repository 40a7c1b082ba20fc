"""Judging a problem whose test cannot be split from the program: both run in this process.
"""


def judge(job, test, module, examiner):
    raise NotImplementedError
