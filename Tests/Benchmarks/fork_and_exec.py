"""The cheapest judge there is, and no judge at all: os.fork() of a warm interpreter, then exec() of
the program with its test, without any isolation but two limits. Prints the processor time of a
program in milliseconds, that of its parent included.

    fork_and_exec.py SAMPLES.jsonl HumanEval.jsonl.gz

Run it where programs can do no harm: Tests/Benchmarks/judging takes it off the network.
"""

import collections, copy, functools, gc, gzip, heapq, itertools, json, math, operator  # noqa
import os, random, re, resource, string, sys, typing  # noqa

with gzip.open(sys.argv[2], "rt") as lines:
    problems = {problem["task_id"]: problem for problem in map(json.loads, lines)}
with open(sys.argv[1]) as lines:
    samples = list(map(json.loads, lines))
gc.collect()
gc.freeze()
for sample in samples:
    problem = problems[sample["task_id"]]
    program = "%s%s\n%s\ncheck(%s)" % (
        problem["prompt"], sample["completion"], problem["test"], problem["entry_point"])
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(null, descriptor)
        resource.setrlimit(resource.RLIMIT_CPU, (4, 4))
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        try:
            exec(program, {})
        except BaseException:
            pass
        os._exit(0)
    os.waitpid(child, 0)
used = [resource.getrusage(x) for x in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print("%.3f" % (sum(x.ru_utime + x.ru_stime for x in used) * 1000 / len(samples)))
