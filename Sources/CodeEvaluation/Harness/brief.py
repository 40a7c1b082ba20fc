"""Values as short texts for people. Runs no method of any type but the plain ones."""

import re
import sys
from collections import Counter, OrderedDict, defaultdict, deque

MAX_ITEMS, MAX_DEPTH, MAX_TEXT, MAX_BITS = 12, 4, 120, 400

_address = re.compile(r"0x[0-9a-fA-F]{6,}")
_brackets = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})"),
             deque: ("deque([", "])")}
_mappings = (dict, Counter, OrderedDict, defaultdict)
_simple = (type(None), bool, float, complex, type(Ellipsis))


# How to name the type of values that stand for others: a function for each such type.
type_names = {}


def _type_name(value):
    return type.__dict__["__name__"].__get__(type(value))


def clean(text, limit=1000):
    """Text fit for JSON and for a record that must be the same each time: without lone surrogates
    and addresses, and of at most `limit` characters."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    text = _address.sub("0x…", text)
    return text if len(text) <= limit else text[:limit - 1] + "…"


def brief(value, depth=0):
    """A short text for a value: Python's own notation, with … where something is left out."""
    kind = type(value)
    if kind is str or kind is bytes or kind is bytearray:
        return repr(value) if len(value) <= MAX_TEXT else repr(value[:MAX_TEXT]) + "…"
    if kind is int:
        bits = value.bit_length()
        return str(value) if bits <= MAX_BITS else "<int of %d bits>" % bits
    if kind is getattr(sys.modules.get("decimal"), "Decimal", None):
        return repr(value)[:MAX_TEXT]
    if kind is getattr(sys.modules.get("fractions"), "Fraction", None):
        return "Fraction(%s, %s)" % (brief(value.numerator), brief(value.denominator))
    if kind is range:
        return "range(%s, %s, %s)" % (brief(value.start), brief(value.stop), brief(value.step))
    if kind in _simple:
        return repr(value)[:MAX_TEXT]
    if kind in _brackets or kind in _mappings:
        return "…" if depth == MAX_DEPTH else _container(value, kind, depth + 1)
    return "<object of type %s>" % type_names.get(kind, _type_name)(value)[:60]


def _container(value, kind, depth):
    items = []
    total = 0
    for item in value.items() if kind in _mappings else value:
        if len(items) == MAX_ITEMS or total > 3 * MAX_TEXT:
            items.append("…")
            break
        text = (brief(item[0], depth) + ": " + brief(item[1], depth) if kind in _mappings
                else brief(item, depth))
        items.append(text)
        total += len(text)
    if kind in _mappings:
        text = "{" + ", ".join(items) + "}"
        return text if kind is dict else kind.__name__ + "(" + text + ")"
    if kind is set and not items:
        return "set()"
    if kind is tuple and len(items) == 1:
        return "(" + items[0] + ",)"
    opening, closing = _brackets[kind]
    return opening + ", ".join(items) + closing
