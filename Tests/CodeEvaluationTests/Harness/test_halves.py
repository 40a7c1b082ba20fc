"""The two halves of the judge, forked plainly and joined by a socket pair, without any container.

Run: python3 test_halves.py
"""

import importlib.util
import json
import os
import socket
import struct
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.join(HERE, "../../../Sources/CodeEvaluation")
HARNESS = os.path.join(SOURCES, "Harness")


def pipe_with(data):
    """The reading end of a pipe that holds `data`, which fits into it."""
    reader, writer = os.pipe()
    os.write(writer, data)
    os.close(writer)
    return reader


def load(half):
    """One half as a module, warmed up."""
    path = os.path.join(HARNESS, half + ".py")
    specification = importlib.util.spec_from_file_location(half, path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[half] = module
    specification.loader.exec_module(module)
    module.rehearse()
    return module


candidate, examiner = load("candidate"), load("examiner")


def start(half, descriptors):
    """Run one half in a child, with the given descriptors as 3, 4 and so on; the child's number."""
    child = os.fork()
    if child == 0:
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            high = [os.dup2(d, 100 + n) for n, d in enumerate([nothing] * 3 + descriptors)]
            for n, d in enumerate(high):
                os.dup2(d, n)
            os.closerange(len(high), 200)
            if half is candidate:
                candidate.furnish()
                candidate.run(candidate.get_ready())
            else:
                examiner.run()
        finally:
            os._exit(0)
    return child


def judge(program, test, name="f", prompt="", mode="split", allowed=()):
    """The verdict, as the examiner writes it."""
    job = {"mode": mode, "entry_point": name, "seed": 1, "nonce": "secret", "prompt": prompt,
           "test": test}
    if mode == "together":
        job.update(program=prompt + program, allowed=list(allowed))
    ours, theirs = socket.socketpair()
    reader, writer = os.pipe()
    jobs = [pipe_with((name + "\n" + prompt + program).encode()), pipe_with(json.dumps(job).encode())]
    halves = [start(candidate, [jobs[0], theirs.fileno()]),
              start(examiner, [jobs[1], ours.fileno(), writer])]
    for descriptor in jobs + [writer]:
        os.close(descriptor)
    ours.close()
    theirs.close()
    with os.fdopen(reader, "rb") as file:
        line = file.read()
    for half in halves:
        os.waitpid(half, 0)
    verdict = json.loads(line)
    assert verdict.pop("nonce") == "secret"
    return verdict


def judge_in_a_row(programs, test, name="f", prompt="", budget=10_000):
    """The verdicts of one examiner's process on as many programs as it takes."""
    waiting, place = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    job = {"mode": "split", "entry_point": name, "seed": 1, "nonce": "secret", "sitting": budget}
    verdicts, halves = [], []
    for program in programs:
        ours, theirs = socket.socketpair()
        reader, writer = os.pipe()
        texts = {} if verdicts else {"prompt": prompt, "test": test}
        source = (name + "\n" + prompt + program).encode()
        jobs = [pipe_with(source), pipe_with(json.dumps(dict(job, **texts)).encode())]
        halves.append(start(candidate, [jobs[0], theirs.fileno()]))
        descriptors = [jobs[1], ours.fileno(), writer]
        if verdicts:
            socket.send_fds(waiting, [b"x"], descriptors)
        else:
            halves.append(start(examiner, descriptors + [place.fileno()]))
            place.close()
        for descriptor in jobs + [writer]:
            os.close(descriptor)
        ours.close()
        theirs.close()
        with os.fdopen(reader, "rb") as file:
            said = file.read()
        if not said:  # another process is to judge this one
            verdicts.append(None)
            break
        verdict = json.loads(said)
        assert verdict.pop("nonce") == "secret"
        verdicts.append(verdict)
        if not struct.unpack("<?Q", waiting.recv(16))[0]:
            break
    waiting.close()
    for half in halves:
        os.waitpid(half, 0)
    return verdicts


def checking(*lines):
    """A test in HumanEval's form."""
    return "\n\ndef check(candidate):\n" + "".join("    %s\n" % line for line in lines)


class Verdicts(unittest.TestCase):
    def test_a_wrong_answer_names_call_expected_and_got(self):
        verdict = judge("def f(x, k=0):\n    x.append(9)\n    return x\n",
                        checking("assert candidate([1], k='a') == [1, 2], 'Test 1'"))
        self.assertEqual(verdict, {
            "kind": "wrong answer", "text": "Test 1", "calls": 1, "call": "f([1], k='a')",
            "attempts": [], "operator": "==",
            "assertion": "assert candidate([1], k='a') == [1, 2], 'Test 1'", "got": "[1, 9]", "expected": "[1, 2]", "returned": "[1, 9]"})

    def test_what_no_solution_needs_is_noticed(self):
        def attempts(program):
            return judge(program, checking("assert candidate(1) == 2"))["attempts"]
        self.assertEqual(attempts("import sys\ndef f(x):\n    sys._getframe(1)\n"), ["frames"])
        self.assertEqual(attempts("import gc\ndef f(x):\n    return gc.get_objects()\n"),
                         ["collector"])
        self.assertEqual(attempts("class A:\n    def __eq__(self, other):\n        return True\n"
                                  "def f(x):\n    return A()\n"), ["equality"])
        self.assertEqual(attempts("import builtins\ndef f(x):\n    builtins.len = 1\n"),
                         ["builtins"])
        self.assertEqual(attempts("import math\nmath.pi = 3\ndef f(x):\n    return 1\n"),
                         ["modules"])
        self.assertEqual(attempts("import os\ndef f(x):\n    os.system('true')\n"), ["processes"])
        self.assertEqual(attempts("def f(x):\n    open('/proc/self/maps')\n"), ["files"])

    def test_odd_but_honest_programs_are_not_accused(self):
        program = """
import collections, dataclasses, enum, functools, inspect, math, sys, traceback
sys.path.insert(0, "../..")
try:
    import no_such_module
except ImportError:
    pass
@dataclasses.dataclass
class Point:
    x: int
Pair = collections.namedtuple("Pair", "a b")
class Colour(enum.Enum):
    RED = 1
class Node:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        return self.value == other.value
@functools.lru_cache
def f(x):
    sys.setrecursionlimit(2000)
    inspect.signature(Point)
    if Node(1) == Node(x):
        try:
            math.sqrt(-1)
        except ValueError:
            traceback.format_exc()
        open("/tmp/note", "w").close()
        return Point(2).x + Pair(0, 1).a
"""
        self.assertEqual(judge(program, checking("assert candidate(1) == 2")),
                         {"kind": "passed", "text": "", "calls": 1, "attempts": []})

    def test_expected_may_stand_on_the_left(self):
        verdict = judge("def f(x):\n    return x\n", checking("assert 5 == candidate(4)"))
        self.assertEqual((verdict["got"], verdict["expected"]), ("4", "5"))

    def test_an_exception_names_its_class_and_its_line_of_the_completion(self):
        prompt = 'def f(x):\n    """Says f."""\n'
        verdict = judge("    y = x\n    raise Odd('no')\n\n\nclass Odd(KeyError):\n    pass\n",
                        checking("candidate(1)"), prompt=prompt)
        self.assertEqual(verdict["kind"], "exception")
        self.assertEqual(verdict["text"], "'no'")
        self.assertEqual(verdict["exception"],
                         {"type": "Odd", "base": "KeyError", "text": "'no'", "line": 2})

    def test_kinds(self):
        test = checking("assert candidate(1) == 1")
        for program, kind in [
            ("def f(x):\n    return x\n", "passed"),
            ("def g(x):\n    return x\n", "not defined"),
            ("def f(x):\n    import os; os._exit(0)\n", "ended"),
            ("def f(x):\n    raise MemoryError\n", "out of memory"),
            ("def f(x):\n    raise SystemExit(0)\n", "exception"),
            ("exit()", "exception"),
            ("def f(x) return", "exception"),
            ("def f(x):\n    return 'x' * (1 << 25)\n", "output limit"),
            ("def f(x):\n    import os; os.write(4, b'\\xff' * 9)\n", "garbled"),
        ]:
            self.assertEqual(judge(program, test)["kind"], kind, program)

    def test_a_test_at_fault_is_told_from_a_program_at_fault(self):
        program = "def f(x):\n    return x\n"
        self.assertEqual(judge(program, "import no_such_module\n")["kind"], "broken test")
        self.assertEqual(judge(program, "def check(:\n")["kind"], "broken test")
        self.assertEqual(judge(program, checking("candidate(lambda: 0)"))["kind"], "unsplittable")


class Opaque(unittest.TestCase):
    def test_no_use_of_an_opaque_value_can_be_swallowed(self):
        program = "class T:\n    pass\n\n\ndef f(x):\n    return T()\n"
        for use in ["a == b", "a != b", "not a", "hash(a)", "len(a)", "iter(a)", "str(a)",
                    "repr(a)", "isinstance(a, int)", "a.x", "'%s' % a", "f'{a}'", "a + 1", "1 - a",
                    "a[0]", "1 in a", "sorted([a, b])", "{a}", "abs(a)", "float(a)", "[a] == [1]",
                    "candidate(a)", "__import__('copy').deepcopy(a)", "hasattr(a, 'x')"]:
            test = checking("a, b = candidate(1), candidate(2)", "try:", "    %s" % use,
                            "except:", "    pass")
            self.assertEqual(judge(program, test)["kind"], "wrong answer", use)

    def test_unused_it_does_no_harm(self):
        program = "def f(x):\n    x.append(1)\n    return object()\n"
        test = checking("x = []", "candidate(x)", "assert x == [1]")
        self.assertEqual(judge(program, test)["kind"], "passed")


class Arguments(unittest.TestCase):
    def test_changes_come_back_into_the_same_objects(self):
        program = """def f(a, b, c):
    a[0].append(a)
    b['k'] = b.pop('j')
    c.add(3)
    return a
"""
        test = checking("a, b, c = [[]], {'j': 1, 'i': 2}, {1}", "inner = a[0]",
                        "assert candidate(a, b, c) is a", "assert a[0] is inner and inner[0] is a",
                        "assert list(b.items()) == [('i', 2), ('k', 1)] and c == {1, 3}")
        self.assertEqual(judge(program, test)["kind"], "passed")

    def test_types_survive_both_ways(self):
        program = "def f(x):\n    return x\n"
        test = checking("for x in [True, 1, 1.0, 1j, 'a\\ud800', b'b', None, ..., (1,), [1],"
                        " {1: 2}, {1}, frozenset([1]), range(3), -0.0, 10 ** 400, bytearray(b'x')]:",
                        "    y = candidate(x)",
                        "    assert type(y) is type(x) and y == x and repr(y) == repr(x)")
        self.assertEqual(judge(program, test)["kind"], "passed")


class Sittings(unittest.TestCase):
    programs = [
        "def f(x):\n    return x + 1\n", "def f(x):\n    return [x]\n",
        "def f(x):\n    raise KeyError(x)\n", "def g(x):\n    return x\n", "def f(x) return",
        "def f(x):\n    return object()\n", "def f(x):\n    return 10 ** 500\n",
        "import random\ndef f(x):\n    return random.random()\n",
        "def f(x):\n    return x + 1 if x < 9 else 0\n",
    ]
    test = "import random\n" + checking(
        "x = random.random()", "assert candidate(x) == x + 1", "y = random.randint(1, 20)",
        "assert candidate(y) == y + 1, random.random()")

    def test_verdicts_are_those_of_processes_of_their_own(self):
        self.assertEqual(judge_in_a_row(self.programs * 9, self.test),
                         [judge(x, self.test) for x in self.programs] * 9)

    def test_a_process_ends_with_whatever_may_have_left_something(self):
        good = self.programs[0]
        for bad in ["def f(x):\n    import os; os._exit(0)\n",
                    "def f(x):\n    raise ValueError('x' * (1 << 20))\n",
                    "def f(x):\n    raise MemoryError\n", "def f(x):\n    return 'x' * (1 << 25)\n",
                    "def f(x):\n    import os; os.write(4, b'\\xff' * 9)\n",
                    "import sys\ndef f(x):\n    sys._getframe(1)\n"]:
            self.assertEqual(len(judge_in_a_row([good, bad, good], self.test)), 2, bad)
        memory = "def f(x):\n    raise MemoryError\n"
        self.assertIsNone(judge_in_a_row([good, memory], self.test)[1])
        self.assertEqual(judge_in_a_row([memory], self.test)[0]["kind"], "out of memory")
        trace = "import math\nmath.trace = 1\n" + self.test
        self.assertEqual(len(judge_in_a_row([good, good], trace)), 1)
        self.assertEqual(len(judge_in_a_row([good, good], self.test, budget=0)), 1)


class Escapes(unittest.TestCase):
    def test_raising_stop_iteration_does_not_end_the_test_early(self):
        test = checking("for got, right in zip(map(candidate, [1, 2]), [3, 4]):",
                        "    assert got == right")
        verdict = judge("def f(x):\n    raise StopIteration\n", test)
        self.assertEqual(verdict["kind"], "exception")
        self.assertEqual(verdict["exception"]["type"], "StopIteration")

    def test_what_cannot_be_shown_is_left_out(self):
        for value in ["range(10 ** 6000)", "10 ** 6000", "{10 ** 6000: 'x' * 10 ** 6}",
                      "[[]] * 10 ** 5", "'\\ud800'"]:
            verdict = judge("def f(x):\n    return %s\n" % value,
                            checking("assert candidate(1) == 1"))
            self.assertEqual(verdict["kind"], "wrong answer")
            self.assertLess(len(verdict["returned"]), 401)


class Problems(unittest.TestCase):
    def test_reference_solutions_pass_split_and_together(self):
        with open(os.path.join(SOURCES, "Attacks/problems.json")) as file:
            problems = json.load(file)
        for problem in problems:
            for mode in ("split", "together"):
                verdict = judge(problem["canonical_solution"], problem["test"],
                                problem["entry_point"], problem["prompt"], mode)
                self.assertEqual(verdict["kind"], "passed", problem["task_id"])

    def test_helpers_of_the_prompt_run_on_both_sides(self):
        prompt = "def twice(x):\n    return 2 * x\n\n\ndef f(x):\n    \"\"\"Use twice.\"\"\"\n"
        verdict = judge("    return twice(x) + 1\n",
                        checking("assert candidate(3) == twice(3) + 1 == f(3)"), prompt=prompt)
        self.assertEqual(verdict["kind"], "passed")

    def test_a_problem_that_cannot_be_split_passes_in_one_process(self):
        prompt = "class V:\n    \"\"\"A vector.\"\"\"\n"
        program = """    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return V(self.x + other.x)

    def __eq__(self, other):
        return self.x == other.x
"""
        test = "\n\ndef check(V):\n    assert V(1) + V(2) == V(3)\n    assert V(1) != V(2)\n"
        self.assertEqual(judge(program, test, "V", prompt)["kind"], "wrong answer")
        refused = judge(program, test, "V", prompt, "together")
        self.assertEqual((refused["kind"], refused["word"]), ("forbidden call", "__eq__"))
        verdict = judge(program, test, "V", prompt, "together", allowed=["__eq__"])
        self.assertEqual(verdict["kind"], "passed")

    def test_guards_of_one_process(self):
        test = checking("assert abs(candidate(1) - 2) < 0.1")
        for program, kind in [
            ("def f(x):\n    return x + 1\n", "passed"),
            ("import math\n\n\nmath.floor = None\n\n\ndef f(x):\n    return 2\n", "forbidden call"),
            ("import builtins\nbuiltins.abs = lambda x: 0\n\n\ndef f(x):\n    return 1\n",
             "forbidden call"),
            ("def f(x):\n    return x.__class__.__subclasses__()\n", "forbidden call"),
            ("import random\n\n\ndef f(x):\n    return random._os.getpid()\n", "forbidden call"),
            ("from operator import attrgetter\n\n\ndef f(x):\n    return 2\n", "forbidden call"),
            ("def f(x):\n    return ('{0.__glo' + 'bals__}').format(f)\n", "forbidden call"),
            ("def f(x):\n    return '{0.__globals__}'.format(f)\n", "forbidden call"),
            ("class T:\n    __lt__ = None\n\n\ndef f(x):\n    return T()\n", "forbidden call"),
            ("class T:\n    def __eq__(self, other):\n        return True\n\n\ndef f(x):\n"
             "    return T()\n", "forbidden call"),
            ("def f(x):\n    raise SystemExit(0)\n", "exception"),
        ]:
            self.assertEqual(judge(program, test, mode="together")["kind"], kind, program)


if __name__ == "__main__":
    unittest.main()
