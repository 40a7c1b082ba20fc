"""The two halves of the tracer, forked plainly and joined by a socket pair, without any container;
and the trusted half against damaged messages. Run: python3 test_tracing.py
"""

import importlib.util
import json
import math
import os
import random
import shutil
import socket
import struct
import sys
import tempfile
import textwrap
import unittest
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
HARNESS = os.path.join(HERE, "../../../Sources/CodeEvaluation/Harness")
LIMITS = {"calls": 100, "inputs": 10, "bytes": 500, "tests": 1}


def load(name):
    """One file of the harness as a module."""
    path = os.path.join(HARNESS, name + ".py")
    specification = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


tracing, recording = load("tracing"), load("recording")
literals = recording.literals


def job_of(module, test, **limits):
    """The job of both halves."""
    return {"modules": [["m.py", textwrap.dedent(module)]], "tests": [["t.py", test]], "seed": 1,
            "nonce": "secret", "limits": dict(LIMITS, **limits)}


def start(half, job, descriptors):
    """Run one half in a child, with its job as descriptor 3 and the others as 4 and 5."""
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "job"), "w") as file:
        json.dump(job, file)
    child = os.fork()
    if child == 0:
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            own = os.open(os.path.join(folder, "job"), os.O_RDONLY)
            high = [os.dup2(d, 100 + n)
                    for n, d in enumerate([nothing] * 3 + [own] + descriptors)]
            for n, d in enumerate(high):
                os.dup2(d, n)
            os.closerange(len(high), 200)
            tracing.FOLDER = os.path.join(folder, "project")
            half.run()
        finally:
            os._exit(0)
    return child, folder


def trace(module, test="", **limits):
    """The report on one run of the test program."""
    job = job_of(module, "from m import *\n" + textwrap.dedent(test), **limits)
    ours, theirs = socket.socketpair()
    reader, writer = os.pipe()
    children = [start(tracing, job, [theirs.fileno()]),
                start(recording, job, [ours.fileno(), writer])]
    os.close(writer)
    ours.close()
    theirs.close()
    with os.fdopen(reader, "rb") as file:
        line = file.read()
    for child, folder in children:
        os.waitpid(child, 0)
        shutil.rmtree(folder)
    report = json.loads(line)
    assert report.pop("nonce") == "secret"
    return report


def function(report, name):
    """The entry of one function."""
    return [x for x in report["functions"] if x["name"] == name][0]


def calls(report, name):
    """The calls of one function, as pairs."""
    return [(x["arguments"], x["result"]) for x in function(report, name)["calls"]]


class Calls(unittest.TestCase):
    def test_arguments_are_those_of_the_call_and_each_input_comes_once(self):
        report = trace("""
            def f(a, b=2, *rest, c, **more):
                a = None
                return [b, rest, more]
            """, "f(1, c='x')\nf(1, c='x')\nf([1], 3, 4, 5, c=0.5, d={1: 'e'})\n")
        self.assertEqual(calls(report, "f"), [
            ("1, 2, c='x'", "[2, (), {}]"),
            ("[1], 3, 4, 5, c=0.5, d={1: 'e'}", "[3, (4, 5), {'d': {1: 'e'}}]")])
        self.assertEqual(report["endings"], [""])
        self.assertIsNone(report["garbled"])

    def test_recursion_and_closures_over_arguments(self):
        report = trace("""
            def fall(n):
                return n if n < 1 else fall(n - 1) + 1
            def adder(n):
                return [x + n for x in (lambda: range(n))()]
            """, "fall(2)\nadder(2)\n")
        self.assertEqual(calls(report, "fall"), [("0", "0"), ("1", "1"), ("2", "2")])
        self.assertEqual(calls(report, "adder"), [("2", "[2, 3]")])

    def test_an_exception_is_not_a_result_of_none(self):
        report = trace("""
            def f(x):
                try:
                    return None if x else int("x")
                finally:
                    x = 3
            """, "f(1)\ntry:\n    f(0)\nexcept ValueError:\n    pass\n")
        self.assertEqual(calls(report, "f"), [("1", "None")])
        self.assertEqual(function(report, "f")["notes"], ["raised"])

    def test_notes(self):
        report = trace("""
            state = []
            def changing(x): x.append(1)
            def opaque(x): return object()
            def large(x): return [0] * 10000
            def unstable(x):
                state.append(x)
                return len(state)
            def lazy(x): yield x
            class A:
                def method(self): return 1
            """, """
            changing([]); opaque(1); large(1); unstable(1); unstable(1); list(lazy(1)); A().method()
            """)
        notes = {x["name"]: x["notes"] for x in report["functions"]}
        self.assertEqual(notes, {
            "changing": ["changed"], "opaque": ["opaque"], "large": ["large"],
            "unstable": ["unstable"], "lazy": [], "method": ["opaque"]})
        self.assertEqual(function(report, "lazy")["calls"], [])

    def test_limits(self):
        report = trace("def f(x): return x\n", "for i in range(1000): f(i)\n", inputs=7)
        self.assertEqual(len(calls(report, "f")), 7)
        report = trace("def f(x): return x\n", "for i in range(1000): f(i // 50)\n", calls=100)
        self.assertEqual(calls(report, "f"), [("0", "0"), ("1", "1")])

    def test_endings(self):
        self.assertEqual(trace("", "import sys; sys.exit(0)")["endings"], [""])
        self.assertEqual(trace("", "import sys; sys.exit(1)")["endings"], ["failed"])
        self.assertEqual(trace("", "1 / 0")["endings"], ["ZeroDivisionError: division by zero"])
        self.assertEqual(trace("", "import os; os._exit(0)")["endings"], [])
        self.assertEqual(trace("def f(: 1", "")["endings"][0][:11], "SyntaxError")

    @unittest.skipIf(sys.version_info < (3, 9), "this Python aborts: the hook meets the limit too")
    def test_a_project_that_runs_into_the_recursion_limit_meets_what_it_would_meet_alone(self):
        report = trace("def f(x): return x\ndef deep(n): return deep(n + 1)\n", """
            f(1)
            try:
                deep(0)
            except RecursionError:
                raise SystemExit(0)
            """)
        self.assertEqual(calls(report, "f"), [("1", "1")])
        self.assertEqual(report["endings"], [""])


class Excerpts(unittest.TestCase):
    SOURCE = '''
        """A module."""
        from __future__ import annotations
        import math, m
        from typing import List
        from . import sibling
        LIMIT = 10
        OTHER = LIMIT + 1
        if LIMIT:
            GUARDED = 1
            def conditional(x): return x
        def helper(x):
            return min(x, OTHER)
        def f(x: List[int] = LIMIT) -> int:
            """Does it.

            At length."""
            # Why.
            return math.floor(helper(x))
        def needs_guarded(x):
            "D"
            return GUARDED
        def needs_own_module(x):
            "D"
            return m
        def binds_global(x):
            "D"
            global LIMIT
            LIMIT = x
        def only_docstring(x):
            "D"
        def one_line(x): "D"; return 1
        def plain(x):
            return x
        @staticmethod
        def decorated(x):
            "D"
            return x
        def twice(x):
            "D"
            return 1
        def twice(x):
            "D"
            return 2
        def nests(x):
            def inner(y): return y
            return inner(x)
        '''

    def excerpt(self, name, last=False):
        module = recording.excerpts.Module(textwrap.dedent(self.SOURCE), {"m"})
        keys = sorted(x for x in module.functions if x[1] == name)
        return module.excerpt(*keys[-1 if last else 0])

    def test_a_prompt_holds_what_the_function_needs_and_nothing_else(self):
        found = self.excerpt("f")
        self.assertEqual(found["missing"], ["math"])  # its statement imports the project's module
        self.SOURCE = self.SOURCE.replace("import math, m", "import math")
        found = self.excerpt("f")
        self.assertEqual(found["prompt"], textwrap.dedent('''\
            from __future__ import annotations
            from typing import List
            LIMIT = 10
            OTHER = LIMIT + 1


            def helper(x):
                return min(x, OTHER)


            def f(x: List[int] = LIMIT) -> int:
                """Does it.

                At length."""
            ''').replace("annotations\n", "annotations\nimport math\n"))
        self.assertEqual(found["body"], "    # Why.\n    return math.floor(helper(x))\n")

    def test_what_cannot_stand_alone_says_why(self):
        self.assertEqual(self.excerpt("needs_guarded")["missing"], ["GUARDED"])
        self.assertEqual(self.excerpt("needs_own_module")["missing"], ["m"])
        self.assertEqual(self.excerpt("binds_global")["missing"], ["?"])
        self.assertEqual(self.excerpt("twice")["missing"], ["twice"])
        self.assertEqual(self.excerpt("twice", last=True)["missing"], ["twice"])
        self.assertEqual(self.excerpt("conditional")["place"], "nested")
        self.assertEqual(self.excerpt("inner")["place"], "nested")
        self.assertTrue(self.excerpt("decorated")["decorated"])
        self.assertFalse(self.excerpt("plain")["docstring"])
        for name in ("only_docstring", "one_line"):
            self.assertIsNone(self.excerpt(name)["prompt"])
            self.assertEqual(self.excerpt(name)["missing"], [])


class Literals(unittest.TestCase):
    NAMES = {"deque": deque, "Counter": Counter, "OrderedDict": OrderedDict, "Decimal": Decimal,
             "defaultdict": defaultdict, "Fraction": Fraction}

    def literal(self, value, limit=1000):
        writer = literals.Writer(limit)
        writer.put(value)
        return writer.text()

    def test_a_literal_gives_an_equal_value_of_the_same_type(self):
        for value in (1, -1, 10 ** 50, 0.1, -0.0, math.inf, -math.inf, 1e300, 2 - 3j, True, None, ...,
                      "é\ud800\n'\"", b"\x00'", bytearray(b"x"), [], (), (1,), (1, [2]), {}, set(),
                      {1, "a"}, frozenset(), frozenset([(1, 2)]), {"k": [None]}, range(3, -5, -2),
                      deque([1], 3), deque(), Counter("abca"), OrderedDict([(2, 1), (1, 2)]),
                      defaultdict(list, {1: [2]}), defaultdict(None), Decimal("1.50"),
                      Decimal("-Infinity"), Fraction(-3, 4)):
            again = eval(self.literal(value), dict(self.NAMES))
            self.assertEqual(again, value)
            self.assertIs(type(again), type(value))
            if type(value) is not set:
                self.assertEqual(repr(again), repr(value))

    def test_the_order_of_a_set_is_not_that_of_its_hashes(self):
        self.assertEqual(self.literal({"c", "a", "b"}), "{'a', 'b', 'c'}")

    def test_what_is_not_equal_to_itself_or_has_no_end_has_none(self):
        endless = []
        endless.append(endless)
        doubled = [1]
        for _ in range(100):
            doubled = [doubled, doubled]
        deep = []
        for _ in range(1000):
            deep = [deep]
        for value in (math.nan, [math.nan], Decimal("NaN"), Decimal("sNaN"), endless, doubled, deep,
                      "x" * 2000, 10 ** 20000, object(), int):
            with self.assertRaises(literals.NoLiteral):
                self.literal(value)


class Enemies(unittest.TestCase):
    """The trusted half, given anything at all."""

    MODULE = "def f(x):\n    'D'\n    return x\ndef g(x):\n    'D'\n    return [x]\n"

    def messages(self):
        """Frames that a project may send, as they are."""
        def frame(kind, *parts):
            writer = recording.codec.Encoder(None)
            for part in parts:
                if type(part) is int:
                    writer.put_number(part)
                elif type(part) is str:
                    writer.put_text(part)
                else:
                    writer.put(part[0])
            return kind + bytes(writer.out)
        values = ([1, [2]], {"k": (1.5, {3})}, "text", Counter("ab"), [Decimal(1), Fraction(1, 2)])
        frames = [frame(b"F", "m.py", 1, "f"), frame(b"F", "m.py", 4, "g")]
        for number, value in enumerate(values):
            frames.append(frame(b"R", number % 2, 1, [value], 1, "k", [value], 1, [value], 0))
        return frames + [frame(b"N", 0, 2), frame(b"E", "")]

    def book(self):
        return recording.Book(job_of(self.MODULE, ""))

    def test_all_messages_are_taken_as_they_are(self):
        book = self.book()
        for frame in self.messages():
            book.take(frame)
        report = book.report()
        self.assertEqual([len(x["calls"]) for x in report["functions"]], [3, 2])
        self.assertEqual(report["endings"], [""])
        self.assertEqual(calls(report, "g")[0],
                         ("{'k': (1.5, {3})}, k={'k': (1.5, {3})}", "{'k': (1.5, {3})}"))

    def test_damaged_messages_are_malformed_or_harmless(self):
        rng = random.Random(3)
        whole = self.messages()
        refused = 0
        for _ in range(20000):
            book = self.book() if rng.random() < 0.02 or _ == 0 else book
            frame = bytearray(rng.choice(whole))
            for _ in range(rng.randrange(1, 4)):
                place = rng.randrange(len(frame) + 1)
                damage = rng.randrange(3)
                if damage == 0 and place < len(frame):
                    frame[place] = rng.randrange(256)
                elif damage == 1:
                    del frame[place:place + rng.randrange(1, 9)]
                else:
                    frame[place:place] = bytes(rng.randrange(256) for _ in range(4))
            try:
                book.take(bytes(frame))
            except recording.codec.Malformed:
                refused += 1
        json.dumps(book.report())
        self.assertGreater(refused, 5000)

    def test_every_call_of_a_report_is_source_of_values_alone(self):
        rng = random.Random(4)
        book = self.book()
        for frame in self.messages()[:2]:
            book.take(frame)
        for _ in range(3000):
            frame = bytearray(rng.choice(self.messages()[2:7]))
            frame[rng.randrange(5, len(frame))] = rng.randrange(256)
            try:
                book.take(bytes(frame))
            except recording.codec.Malformed:
                pass
        names = dict(Literals.NAMES, f=lambda *a, **k: None)
        for entry in book.report()["functions"]:
            for call in entry["calls"]:
                eval("f(%s)" % call["arguments"], dict(names))
                eval(call["result"], dict(names))

    def test_names_of_arguments_are_names(self):
        for name in ("x=1)\nimport os\n(", "class", "", "a b"):
            book = self.book()
            book.take(self.messages()[0])
            blob = name.encode()
            frame = (b"R" + struct.pack("<III", 0, 0, 1) + struct.pack("<I", len(blob)) + blob
                     + b"\x00" + struct.pack("<I", 1) + b"\x00" + struct.pack("<I", 0))
            with self.assertRaises(recording.codec.Malformed):
                book.take(frame)

    def test_what_ended_a_test_is_fit_for_a_record(self):
        writer = recording.codec.Encoder(None)
        writer.put_text("a\udc80 0x7f0011223344 " + "b" * 5000)
        book = self.book()
        book.take(b"E" + bytes(writer.out))
        self.assertEqual(book.endings[0][:13], "a\\udc80 0x… b")
        self.assertEqual(len(book.endings[0]), recording.MAX_TEXT)
        with self.assertRaises(recording.codec.Malformed):
            book.take(b"E" + bytes(writer.out))

    def test_what_is_not_in_the_texts_is_not_in_the_report(self):
        writer = recording.codec.Encoder(None)
        writer.put_text("m.py")
        writer.put_number(7)
        writer.put_text("invented")
        book = self.book()
        book.take(b"F" + bytes(writer.out))
        self.assertEqual(book.report()["functions"], [])
        with self.assertRaises(recording.codec.Malformed):
            book.take(b"N" + struct.pack("<II", 5, 0))

    def test_the_report_has_an_end(self):
        book = recording.Book(job_of(self.MODULE, "", inputs=10 ** 6))
        book.take(self.messages()[0])
        for number in range(40000):
            writer = recording.codec.Encoder(None)
            for part in (0, 1):
                writer.put_number(part)
            writer.put(number)
            for part in (0, 1):
                writer.put_number(part)
            writer.put(number)
            writer.put_number(0)
            book.take(b"R" + bytes(writer.out))
        report = book.report()
        self.assertGreater(report["left"], 0)
        self.assertLess(len(json.dumps(report)), 1 << 20)
        self.assertEqual(len(report["functions"]), 1)


if __name__ == "__main__":
    unittest.main()
