"""The codec against random values and random damage. Run: python3 test_codec.py [FOLDER] [SECONDS]

FOLDER is where codec.py lies; SECONDS is how long to try damaged messages.
"""

import math
import os
import random
import struct
import sys
import time
import unittest
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction

HARNESS = sys.argv.pop(1) if len(sys.argv) > 1 and os.path.isdir(sys.argv[1]) else os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "../../../Sources/CodeEvaluation/Harness")
SECONDS = float(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1][0].isdigit() else 2.0
sys.path.insert(0, HARNESS)

import codec  # noqa: E402


class Token:
    def __init__(self, handle, traits, name):
        self.said = (handle, traits, name)


def token(value):
    return 7, 3, type(value).__name__


def trip(value):
    writer = codec.Encoder(token)
    writer.put(value)
    reader = codec.Decoder(bytes(writer.out), Token)
    result = reader.get()
    reader.finish()
    return result


def same(a, b):
    """Whether two values are alike in every bit, with the types of all their parts."""
    if type(a) is not type(b):
        return False
    if type(a) is float:
        return struct.pack("<d", a) == struct.pack("<d", b)
    if type(a) is complex:
        return same(a.real, b.real) and same(a.imag, b.imag)
    if type(a) in (list, tuple, deque):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    return a == b


def random_key(rng, depth):
    kind = rng.randrange(9)
    if kind == 0:
        return rng.choice([None, True, False, ...])
    if kind <= 2:
        return rng.randrange(-300, 300) if kind == 1 else rng.getrandbits(rng.randrange(1, 200))
    if kind == 3:
        return rng.uniform(-1e9, 1e9)
    if kind <= 5:
        return "".join(chr(rng.choice([65, 233, 0x4e2d, 0xd800, 0x1f600, 0]))
                       for _ in range(rng.randrange(6)))
    if kind == 6:
        return bytes(rng.randrange(256) for _ in range(rng.randrange(6)))
    if depth > 3:
        return 0
    items = [random_key(rng, depth + 1) for _ in range(rng.randrange(4))]
    return tuple(items) if kind == 7 else frozenset(items)


def random_value(rng, depth=0, seen=None):
    seen = [] if seen is None else seen
    if seen and rng.random() < 0.1:
        return rng.choice(seen)
    kind = rng.randrange(16 if depth < 4 else 6)
    if kind < 3:
        return random_key(rng, 0)
    if kind == 3:
        return rng.choice([math.inf, -math.inf, -0.0, 0.0, 5e-324, 1e308, 2j, complex(0, -0.0)])
    if kind == 4:
        return rng.choice([Decimal("1.50"), Fraction(1, 3), range(5, -7, -2), range(10 ** 30)])
    if kind == 5:
        return -(1 << rng.randrange(500))

    def some():
        return [random_value(rng, depth + 1, seen) for _ in range(rng.randrange(7))]
    if kind <= 8:
        value = some()
    elif kind == 9:
        value = tuple(some())
    elif kind == 10:
        value = [rng.randrange(-9, 9) for _ in range(rng.randrange(20))]
    elif kind == 11:
        value = tuple(rng.random() for _ in range(rng.randrange(20)))
    elif kind == 12:
        pairs = [(random_key(rng, 0), random_value(rng, depth + 1, seen)) for _ in range(3)]
        value = rng.choice([dict, OrderedDict, Counter])(dict(pairs))
    elif kind == 13:
        value = rng.choice([set, frozenset])(random_key(rng, 0) for _ in range(4))
    elif kind == 14:
        value = deque(some(), rng.choice([None, 10]))
    else:
        value = bytearray(b"abc")
    seen.append(value)
    return value


class RoundTrips(unittest.TestCase):
    def test_random_values(self):
        rng = random.Random(1)
        for _ in range(3000):
            value = random_value(rng)
            self.assertTrue(same(value, trip(value)), repr(value))

    def test_numbers_are_exact(self):
        for value in [0, 255, 256, -1, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 10 ** 5000,
                      0.1, -0.0, math.inf, struct.unpack("<d", b"\1\0\0\0\0\0\xf8\x7f")[0]]:
            self.assertTrue(same(value, trip(value)))
            self.assertTrue(same([value] * 5, trip([value] * 5)))
            self.assertTrue(same((value,) * 5, trip((value,) * 5)))

    def test_bools_in_runs_of_ints_stay_bools(self):
        self.assertTrue(same([1, True, 0, False, 1], trip([1, True, 0, False, 1])))
        self.assertTrue(same([True] * 5, trip([True] * 5)))

    def test_sharing_and_cycles(self):
        inner = [1]
        outer = trip([inner, inner, (inner,), {"k": inner}])
        self.assertTrue(outer[0] is outer[1] is outer[2][0] is outer[3]["k"])
        loop = []
        loop.append(loop)
        result = trip(loop)
        self.assertIs(result[0], result)
        bomb = []
        for _ in range(90):
            bomb = [bomb, bomb]
        twin = trip(bomb)
        self.assertIs(twin[0], twin[1])

    def test_subclasses_and_foreign_objects_are_tokens(self):
        class Int(int):
            pass

        class Str(str):
            pass

        class List(list):
            pass
        for value in [Int(1), Str("x"), List(), object(), len, int, lambda: 0, iter([])]:
            self.assertIs(type(trip(value)), Token)
            self.assertIs(type(trip([value])[0]), Token)
        self.assertIs(type(trip({object(): 1})), Token)
        mixed = trip([{(Int(1),): 1}, [1], {object(): [2]}, [3]])
        self.assertEqual([type(x) for x in mixed], [Token, list, Token, list])
        self.assertEqual(trip([[], {1: [2], object(): 3}, []])[2], [])

    def test_named_tuples_travel_as_tuples(self):
        Point = namedtuple("Point", "x y")
        self.assertTrue(same((1, [2]), trip(Point(1, [2]))))
        self.assertTrue(same({(1, 2): 3}, trip({Point(1, 2): 3})))

        class Liar(Point):
            def __eq__(self, other):
                return True
        self.assertIs(type(trip(Liar(1, 2))), Token)

    def test_default_factories(self):
        value = trip(defaultdict(list, {1: [2]}))
        self.assertEqual(value[5], [])
        self.assertEqual(value, {1: [2], 5: []})

    def test_limits(self):
        deep = []
        for _ in range(codec.MAX_DEPTH + 1):
            deep = [deep]
        for value in [deep, "x" * (codec.MAX_BYTES + 1), [None] * (codec.MAX_NODES + 1),
                      [0] * (codec.MAX_BYTES // 8 + 1)]:
            self.assertRaises(codec.TooLarge, trip, value)


class Enemies(unittest.TestCase):
    def refuse(self, data):
        with self.assertRaises(codec.Malformed):
            reader = codec.Decoder(bytes(data), Token)
            reader.get()
            reader.finish()

    def test_truncation(self):
        writer = codec.Encoder(token)
        writer.put([1, "two", 3.0, {"four": (5j, {6}, [7] * 9)}, deque([8]), Decimal(9), object()])
        for length in range(len(writer.out)):
            self.refuse(writer.out[:length])
        self.refuse(writer.out + b"\0")

    def test_lies_about_length(self):
        for tag in range(256):
            self.refuse(struct.pack("<BI", tag, 0xFFFFFFFF) + b"\0" * 20)

    def test_nesting(self):
        self.refuse(struct.pack("<BI", codec.LIST, 1) * 100000 + b"\0")
        self.refuse(struct.pack("<BII", codec.SET, 1, 0)[:5]
                    + struct.pack("<BI", codec.TUPLE, 1) * 100000 + b"\0")

    def test_duplicates_and_unhashable_keys(self):
        one = struct.pack("<Bq", codec.INT, 1)
        self.refuse(struct.pack("<BI", codec.SET, 2) + one + one)
        self.refuse(struct.pack("<BI", codec.SET, 2) + one + b"\1")  # 1 == True
        self.refuse(struct.pack("<BI", codec.DICT, 2) + (one + b"\0") * 2)
        self.refuse(struct.pack("<BI", codec.SET, 1) + struct.pack("<BI", codec.LIST, 0))

    def test_references(self):
        self.refuse(struct.pack("<BI", codec.REFERENCE, 0))
        # a set may not refer: a doubled-up tuple would take 2**n steps to hash
        self.refuse(struct.pack("<BI", codec.LIST, 2) + struct.pack("<BI", codec.TUPLE, 0)
                    + struct.pack("<BI", codec.SET, 1) + struct.pack("<BI", codec.REFERENCE, 1))

    def test_colliding_hashes(self):
        keys = [n * (2 ** 61 - 1) for n in range(20000)]
        body = b"".join(struct.pack("<BI", codec.BIG, 16) + k.to_bytes(16, "little") for k in keys)
        start = time.process_time()
        self.refuse(struct.pack("<BI", codec.SET, len(keys)) + body)
        self.assertLess(time.process_time() - start, 2)

    def test_damage(self):
        """Random bytes, and good messages with bits flipped, cut and spliced."""
        rng = random.Random(2)
        end = time.monotonic() + SECONDS
        good = []
        for _ in range(200):
            writer = codec.Encoder(token)
            writer.put(random_value(rng))
            good.append(bytes(writer.out))
        tried = read = 0
        while time.monotonic() < end:
            for _ in range(200):
                data = bytearray(rng.choice(good))
                for _ in range(rng.randrange(1, 5)):
                    self.damage(rng, data, good)
                tried += 1
                try:
                    reader = codec.Decoder(bytes(data), Token)
                    reader.get()
                    reader.finish()
                    read += 1
                except codec.Malformed:
                    pass
        print("damaged messages: %d tried, %d of them still messages" % (tried, read))
        self.assertGreater(tried, 0)

    def damage(self, rng, data, good):
        kind = rng.randrange(5)
        at = rng.randrange(len(data) + 1)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randrange(6)))
        elif kind == 2:
            del data[at:at + rng.randrange(6)]
        elif kind == 3:
            data[at:at] = rng.choice(good)[:rng.randrange(60)]
        elif at < len(data):
            data[at] = rng.randrange(29)


if __name__ == "__main__":
    unittest.main()
