"""Plain values as Python source that gives an equal value."""

import math
import sys
from collections import Counter, OrderedDict, defaultdict, deque

MAX_DEPTH = 40

_simple = frozenset([int, str, bytes, bool, type(None), type(Ellipsis)])
_brackets = {list: ("[", "]"), tuple: ("(", ")"), set: ("{", "}"),
             frozenset: ("frozenset({", "})"), deque: ("deque([", "])"),
             OrderedDict: ("OrderedDict([", "])"), Counter: ("Counter({", "})"), dict: ("{", "}")}
_imported = {deque: "collections", OrderedDict: "collections", Counter: "collections",
             defaultdict: "collections"}


class NoLiteral(Exception):
    """There is no such source, or it is too long."""


class Writer:
    """Writes values of the codec's types, and remembers which names their source needs.

    Takes time in proportion to `limit`, the most characters written, whatever the value: one that
    holds the same object many times over is far larger as source than as a message.
    """

    def __init__(self, limit):
        self.left = limit
        self.parts = []
        self.needs = set()  # (module, name)

    def text(self):
        """All that was written."""
        return "".join(self.parts)

    def add(self, text):
        """Append source. Throws NoLiteral."""
        self.left -= len(text)
        if self.left < 0:
            raise NoLiteral("too long")
        self.parts.append(text)

    def put(self, value, depth=0):
        """Append a value. Throws NoLiteral."""
        kind = type(value)
        if depth > MAX_DEPTH:
            raise NoLiteral("too deep")
        if kind is float:
            self.put_float(value)
        elif kind in _simple:
            self.put_simple(value, kind)
        elif kind is complex:
            self.put_call("complex", (value.real, value.imag), depth)
        elif kind is bytearray:
            self.put_call("bytearray", (bytes(value),), depth)
        elif kind is range:
            self.put_call("range", (value.start, value.stop, value.step), depth)
        elif kind is defaultdict:
            self.put_default(value, depth)
        elif kind in _brackets:
            self.put_container(value, kind, depth)
        elif kind is getattr(sys.modules.get("decimal"), "Decimal", None):
            self.need("decimal", "Decimal")
            if value.is_nan():
                raise NoLiteral("not equal to itself")
            self.put_call("Decimal", (str(value),), depth)
        elif kind is getattr(sys.modules.get("fractions"), "Fraction", None):
            self.need("fractions", "Fraction")
            self.put_call("Fraction", (value.numerator, value.denominator), depth)
        else:
            raise NoLiteral("no plain data")

    def need(self, module, name):
        """Remember a name to import."""
        self.needs.add((module, name))

    def put_simple(self, value, kind):
        """Append what Python itself has a notation for."""
        if kind is str or kind is bytes:
            if len(value) > self.left:
                raise NoLiteral("too long")
        elif kind is int and value.bit_length() > 4 * self.left:
            raise NoLiteral("too long")
        try:
            self.add(repr(value))
        except ValueError:  # Python's own limit on the digits of a number
            raise NoLiteral("too long") from None

    def put_float(self, value):
        """Append a float; one that is not equal to itself cannot be compared."""
        if math.isnan(value):
            raise NoLiteral("not equal to itself")
        self.add("float(%r)" % repr(value) if math.isinf(value) else repr(value))

    def put_call(self, name, values, depth):
        """Append a call of the name `name`."""
        self.add(name + "(")
        self.put_items(values, depth)
        self.add(")")

    def put_items(self, values, depth):
        """Append values with commas between them."""
        for number, value in enumerate(values):
            self.add(", " if number else "")
            self.put(value, depth + 1)

    def put_pairs(self, value, depth):
        """Append the items of a mapping."""
        for number, (key, item) in enumerate(value.items()):
            self.add(", " if number else "")
            self.put(key, depth + 1)
            self.add(": ")
            self.put(item, depth + 1)

    def put_default(self, value, depth):
        """Append a dict that makes what is missing."""
        self.need("collections", "defaultdict")
        factory = value.default_factory
        self.add("defaultdict(%s, {" % ("None" if factory is None else factory.__name__))
        self.put_pairs(value, depth)
        self.add("})")

    def put_container(self, value, kind, depth):
        """Append a container in its brackets."""
        if kind in _imported:
            self.need(_imported[kind], kind.__name__)
        opening, closing = _brackets[kind]
        if kind is set and not value:
            opening, closing = "set(", ")"
        elif kind is tuple and len(value) == 1:
            closing = ",)"
        elif kind is deque and value.maxlen is not None:
            closing = "], %d)" % value.maxlen
        self.add(opening)
        if kind is dict or kind is Counter:
            self.put_pairs(value, depth)
        elif kind is OrderedDict:
            self.put_items(list(value.items()), depth)
        elif kind is set or kind is frozenset:
            self.put_items(self.ordered(value), depth)
        else:
            self.put_items(value, depth)
        self.add(closing)

    def ordered(self, value):
        """The elements of a set in an order that does not depend on hashes."""
        if len(value) > self.left:
            raise NoLiteral("too long")
        return sorted(value, key=self.order)

    def order(self, element):
        """What an element of a set is sorted by."""
        writer = Writer(self.left)
        writer.put(element, MAX_DEPTH // 2)
        return writer.text()
