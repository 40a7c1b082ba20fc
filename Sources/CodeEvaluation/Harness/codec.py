"""Plain data as bytes, between two processes of which one is hostile.

Carried by value, only for objects whose type *is* the type named (a subclass is opaque): None,
bool, int of any size, float and complex (bit for bit), str (lone surrogates too), bytes, bytearray,
Ellipsis, range, list, tuple, dict (in order), set, frozenset, deque, Counter, OrderedDict,
defaultdict, Decimal and Fraction; named tuples travel as tuples. Anything else travels as an opaque
token. Containers keep their sharing and their cycles: each is numbered when it is first met, and
met again it is a reference.

The decoder assumes that an enemy wrote the bytes. It never runs foreign code, never recurses deeper
than `MAX_DEPTH`, allocates no more than a constant times the length of the message, and knows one
failure, `Malformed`. Keys of dicts and elements of sets have a grammar of their own without
references (else the hash of a doubled-up tuple takes time exponential in the message's length),
and a set whose hashes were chosen to collide is refused (else building it takes quadratic time).

Layout: one tag byte, then the payload; lengths are unsigned 32-bit, all numbers little-endian.
"""

import struct
import sys
from collections import Counter, OrderedDict, defaultdict, deque

MAX_BYTES = 1 << 24
MAX_NODES = 1 << 20
MAX_DEPTH = 100
MAX_COLLISIONS = 64

NONE, TRUE, FALSE, ELLIPSIS, INT, BIG, FLOAT, COMPLEX, STR, BYTES = range(10)
BYTEARRAY, RANGE, LIST, TUPLE, DICT, SET, FROZENSET, DEQUE, COUNTER, ORDERED = range(10, 20)
DEFAULT, DECIMAL, FRACTION, REFERENCE, OPAQUE, INTS, FLOATS, INT_TUPLE, FLOAT_TUPLE = range(20, 29)

MUTABLE = frozenset([list, dict, set, bytearray, deque, Counter, OrderedDict, defaultdict])
FACTORIES = (None, int, float, str, list, dict, set, tuple, bool)

_tag_length = struct.Struct("<BI").pack
_tag_int = struct.Struct("<Bq").pack
_tag_float = struct.Struct("<Bd").pack
_tag_complex = struct.Struct("<Bdd").pack
_u32 = struct.Struct("<I").unpack_from
_i64 = struct.Struct("<q").unpack_from
_f64 = struct.Struct("<d").unpack_from
_c128 = struct.Struct("<dd").unpack_from
_pack, _unpack = struct.pack, struct.unpack_from
_small = tuple(_tag_int(INT, i) for i in range(256))
_tags = tuple(bytes([i]) for i in range(32))
_fields = type.__dict__["__dict__"].__get__


class TooLarge(Exception):
    """The value exceeds what one message may hold; the argument says which limit."""


class Malformed(Exception):
    """The bytes are no message of this codec."""


class _NotKey(Exception):
    """A key of a dict or an element of a set cannot be carried, so its container cannot be."""


def _is_named_tuple(kind):
    return (kind.__bases__ == (tuple,) and "_fields" in _fields(kind)
            and kind.__eq__ is tuple.__eq__ and kind.__iter__ is tuple.__iter__)


class Encoder:
    """Writes values into `out`. `known` lists the containers numbered so far, in order.

    `known` may start with objects that both sides hold already. `token(object)` describes what
    cannot be carried as (handle, traits, type name).
    """

    __slots__ = ("out", "known", "numbers", "nodes", "token")

    def __init__(self, token, known=()):
        self.out = bytearray()
        self.known = list(known)
        self.numbers = {id(x): n for n, x in enumerate(self.known)}
        self.nodes = 0
        self.token = token

    def put(self, value, depth=0):
        """Append `value`. Throws TooLarge."""
        kind = type(value)
        if kind is int:
            if 0 <= value < 256:
                self.out += _small[value]
            elif -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
                self.out += _tag_int(INT, value)
            else:
                self._put_blob(BIG, value.to_bytes(value.bit_length() // 8 + 1, "little",
                                                   signed=True))
        elif kind is str:
            blob = value.encode("utf-8", "surrogatepass")
            self.out += _tag_length(STR, len(blob))
            self.out += blob
            if len(blob) > 65536:
                self._check_size()
        elif kind is float:
            self.out += _tag_float(FLOAT, value)
        elif value is True:
            self.out += b"\x01"
        elif value is False:
            self.out += b"\x02"
        elif value is None:
            self.out += b"\x00"
        else:
            number = self.numbers.get(id(value))
            if number is None:
                self._put_other(value, kind, depth)
            elif number < 0:
                self._put_token(value)  # a tuple inside itself
            else:
                self.out += _tag_length(REFERENCE, number)

    def put_text(self, text):
        """Append a string without a tag; for headers, whose shape both sides know."""
        blob = text.encode("utf-8", "surrogatepass")
        self.out += _pack("<I", len(blob))
        self.out += blob

    def put_number(self, number):
        """Append an unsigned 32-bit number without a tag."""
        self.out += _pack("<I", number)

    def _check_size(self):
        if len(self.out) > MAX_BYTES:
            raise TooLarge("more than %d bytes" % MAX_BYTES)

    def _put_blob(self, tag, blob):
        self.out += _tag_length(tag, len(blob))
        self.out += blob
        self._check_size()

    def _put_token(self, value):
        handle, traits, name = self.token(value)
        self.out += _pack("<BIB", OPAQUE, handle, traits)
        self.put_text(name[:100])

    def _number(self, value):
        self.numbers[id(value)] = len(self.known)
        self.known.append(value)

    def _forget(self, number):
        for value in self.known[number:]:
            del self.numbers[id(value)]
        del self.known[number:]

    def _put_other(self, value, kind, depth):
        writer = _writers.get(kind)
        if writer is None:
            writer = _late_writer(kind)
        if writer is not None:
            if depth >= MAX_DEPTH:
                raise TooLarge("nested more than %d deep" % MAX_DEPTH)
            try:
                start = len(self.out)
                writer(self, value, depth)
            except _NotKey:
                del self.out[start:]
                self._forget(self.numbers[id(value)])
                self._put_token(value)
        elif issubclass(kind, tuple) and _is_named_tuple(kind):
            self._put_tuple(tuple(value), depth)
        else:
            self._put_token(value)

    def _put_items(self, items, count, depth):
        self.nodes += count
        if self.nodes > MAX_NODES:
            raise TooLarge("more than %d elements" % MAX_NODES)
        depth += 1
        put = self.put
        for item in items:
            put(item, depth)
        self._check_size()

    def _put_packed(self, value, ints, floats):
        """Write a long run of one kind of number at once; say whether that was possible."""
        kinds = set(map(type, value))
        if len(kinds) != 1:
            return False
        kind = kinds.pop()
        if kind is float:
            self._put_blob(floats, _pack("<%dd" % len(value), *value))
            return True
        if kind is int:
            try:
                self._put_blob(ints, _pack("<%dq" % len(value), *value))
                return True
            except struct.error:
                return False
        return False

    def _put_list(self, value, depth):
        self._number(value)
        if len(value) > 3 and self._put_packed(value, INTS, FLOATS):
            return
        self.out += _tag_length(LIST, len(value))
        self._put_items(value, len(value), depth)

    def _put_tuple(self, value, depth):
        if len(value) > 3 and self._put_packed(value, INT_TUPLE, FLOAT_TUPLE):
            self._number(value)
            return
        self.numbers[id(value)] = -1
        self.out += _tag_length(TUPLE, len(value))
        self._put_items(value, len(value), depth)
        self._number(value)

    def _put_deque(self, value, depth):
        self._number(value)
        self.out += _pack("<BIq", DEQUE, len(value), -1 if value.maxlen is None else value.maxlen)
        self._put_items(value, len(value), depth)

    def _put_mapping(self, value, depth, tag):
        self._number(value)
        self.out += _tag_length(tag, len(value))
        self._put_pairs(value, depth)

    def _put_pairs(self, value, depth):
        self.nodes += len(value)
        if self.nodes > MAX_NODES:
            raise TooLarge("more than %d elements" % MAX_NODES)
        depth += 1
        for key, item in value.items():
            self._put_key(key, depth)
            self.put(item, depth)
        self._check_size()

    def _put_default(self, value, depth):
        self._number(value)
        factory = value.default_factory
        index = FACTORIES.index(factory) if factory in FACTORIES else 0
        self.out += _pack("<BBI", DEFAULT, index, len(value))
        self._put_pairs(value, depth)

    def _put_set(self, value, depth, tag):
        self._number(value)
        self.out += _tag_length(tag, len(value))
        self._put_keys(value, depth)

    def _put_keys(self, value, depth):
        self.nodes += len(value)
        if self.nodes > MAX_NODES:
            raise TooLarge("more than %d elements" % MAX_NODES)
        depth += 1
        for key in value:
            self._put_key(key, depth)
        self._check_size()

    def _put_key(self, key, depth):
        kind = type(key)
        if kind in _scalars or _late_writer(kind) is not None:
            self.put(key)
        elif kind is tuple or kind is frozenset:
            if depth >= MAX_DEPTH:
                raise TooLarge("nested more than %d deep" % MAX_DEPTH)
            self.out += _tag_length(TUPLE if kind is tuple else FROZENSET, len(key))
            self._put_keys(key, depth)
        elif issubclass(kind, tuple) and _is_named_tuple(kind):
            self._put_key(tuple(key), depth)
        else:
            raise _NotKey

    def _put_bytearray(self, value, depth):
        self._number(value)
        self._put_blob(BYTEARRAY, bytes(value))

    def _put_range(self, value, depth):
        self.out += _tags[RANGE]
        for part in (value.start, value.stop, value.step):
            self.put(part)

    def _put_fraction(self, value, depth):
        self.out += _tags[FRACTION]
        self.put(value.numerator)
        self.put(value.denominator)


_writers = {
    list: Encoder._put_list,
    tuple: Encoder._put_tuple,
    dict: lambda e, v, d: e._put_mapping(v, d, DICT),
    Counter: lambda e, v, d: e._put_mapping(v, d, COUNTER),
    OrderedDict: lambda e, v, d: e._put_mapping(v, d, ORDERED),
    defaultdict: Encoder._put_default,
    set: lambda e, v, d: e._put_set(v, d, SET),
    frozenset: lambda e, v, d: e._put_set(v, d, FROZENSET),
    deque: Encoder._put_deque,
    bytearray: Encoder._put_bytearray,
    bytes: lambda e, v, d: e._put_blob(BYTES, v),
    complex: lambda e, v, d: e.out.extend(_tag_complex(COMPLEX, v.real, v.imag)),
    range: Encoder._put_range,
    type(Ellipsis): lambda e, v, d: e.out.extend(_tags[ELLIPSIS]),
}
_scalars = frozenset([int, str, float, bool, type(None), bytes, complex, range, type(Ellipsis)])


def _late_writer(kind):
    """The writer for a type whose module is loaded only by those who use it, or None."""
    if kind is getattr(sys.modules.get("decimal"), "Decimal", None):
        return lambda e, v, d: e._put_blob(DECIMAL, str(v).encode())
    if kind is getattr(sys.modules.get("fractions"), "Fraction", None):
        return Encoder._put_fraction
    return None


class Decoder:
    """Reads values from `data`, written by an enemy. Every method throws Malformed, nothing else.

    `known` starts as the encoder's did. `opaque(handle, traits, name)` makes the stand-in for what
    could not be carried.
    """

    __slots__ = ("data", "at", "end", "known", "nodes", "opaque")

    def __init__(self, data, opaque, known=(), at=0):
        self.data = data
        self.at = at
        self.end = len(data)
        self.known = list(known)
        self.nodes = MAX_NODES
        self.opaque = opaque

    def get(self, depth=0):
        """The next value."""
        data, at = self.data, self.at
        try:
            tag = data[at]
            if tag == INT:
                self.at = at + 9
                return _i64(data, at + 1)[0]
            if tag == FLOAT:
                self.at = at + 9
                return _f64(data, at + 1)[0]
            if tag <= ELLIPSIS:
                self.at = at + 1
                return _constants[tag]
            reader = _readers[tag]
        except (IndexError, struct.error):
            raise Malformed("cut short, or an unknown tag") from None
        if depth > MAX_DEPTH:
            raise Malformed("nested too deep")
        self.at = at + 1
        return reader(self, depth)

    def get_number(self):
        """An unsigned 32-bit number without a tag."""
        try:
            number = _u32(self.data, self.at)[0]
        except struct.error:
            raise Malformed("cut short") from None
        self.at += 4
        return number

    def get_text(self, depth=0):
        """A string without a tag."""
        try:
            return self._blob().decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise Malformed("not UTF-8") from None

    def finish(self):
        """Check that nothing is left."""
        if self.at != self.end:
            raise Malformed("bytes left over")

    def _byte(self):
        try:
            byte = self.data[self.at]
        except IndexError:
            raise Malformed("cut short") from None
        self.at += 1
        return byte

    def _blob(self):
        length = self.get_number()
        stop = self.at + length
        if stop > self.end:
            raise Malformed("a length beyond the end")
        blob = self.data[self.at:stop]
        self.at = stop
        return blob

    def _count(self, least):
        """The number of elements of a container, each of which takes at least `least` bytes."""
        count = self.get_number()
        self.nodes -= count
        if self.nodes < 0 or count * least > self.end - self.at:
            raise Malformed("more elements than bytes")
        return count

    def _big(self, depth=0):
        return int.from_bytes(self._blob(), "little", signed=True)

    def _complex(self, depth):
        try:
            real, imaginary = _c128(self.data, self.at)
        except struct.error:
            raise Malformed("cut short") from None
        self.at += 16
        return complex(real, imaginary)

    def _bytes(self, depth):
        return bytes(self._blob())

    def _bytearray(self, depth):
        value = bytearray(self._blob())
        self.known.append(value)
        return value

    def _integer(self):
        tag = self._byte()
        if tag == BIG:
            return self._big()
        if tag != INT:
            raise Malformed("not an integer")
        self.at -= 1
        return self.get()

    def _range(self, depth):
        start, stop, step = self._integer(), self._integer(), self._integer()
        if step == 0:
            raise Malformed("a range without step")
        return range(start, stop, step)

    def _decimal(self, depth):
        from decimal import Decimal
        text = bytes(self._blob())
        try:
            return Decimal(text.decode("ascii"))
        except (ArithmeticError, ValueError):
            raise Malformed("not a decimal") from None

    def _fraction(self, depth):
        from fractions import Fraction
        numerator, denominator = self._integer(), self._integer()
        if denominator <= 0 or max(numerator.bit_length(), denominator.bit_length()) > 1 << 16:
            raise Malformed("not a fraction")
        return Fraction(numerator, denominator)

    def _numbers(self, letter):
        blob = self._blob()
        if len(blob) % 8:
            raise Malformed("not a whole number of numbers")
        return _unpack("<%d%s" % (len(blob) // 8, letter), blob)

    def _ints(self, depth):
        value = list(self._numbers("q"))
        self.known.append(value)
        return value

    def _floats(self, depth):
        value = list(self._numbers("d"))
        self.known.append(value)
        return value

    def _int_tuple(self, depth):
        value = self._numbers("q")
        self.known.append(value)
        return value

    def _float_tuple(self, depth):
        value = self._numbers("d")
        self.known.append(value)
        return value

    def _list(self, depth):
        count = self._count(1)
        value = []
        self.known.append(value)
        depth += 1
        get, append = self.get, value.append
        for _ in range(count):
            append(get(depth))
        return value

    def _tuple(self, depth):
        count = self._count(1)
        depth += 1
        get = self.get
        value = tuple([get(depth) for _ in range(count)])
        self.known.append(value)
        return value

    def _deque(self, depth):
        count = self._count(1)
        limit = self._length_limit()
        value = deque(maxlen=limit)
        self.known.append(value)
        if limit is not None and limit < count:
            raise Malformed("more elements than the limit")
        for _ in range(count):
            value.append(self.get(depth + 1))
        return value

    def _length_limit(self):
        try:
            limit = _i64(self.data, self.at)[0]
        except struct.error:
            raise Malformed("cut short") from None
        self.at += 8
        return None if limit < 0 else limit

    def _dict(self, depth):
        return self._pairs({}, self._count(2), depth)

    def _counter(self, depth):
        return self._pairs(Counter(), self._count(2), depth)

    def _ordered(self, depth):
        return self._pairs(OrderedDict(), self._count(2), depth)

    def _default(self, depth):
        index = self._byte()
        if index >= len(FACTORIES):
            raise Malformed("an unknown factory")
        return self._pairs(defaultdict(FACTORIES[index]), self._count(2), depth)

    def _pairs(self, value, count, depth):
        self.known.append(value)
        keys, items = [], []
        depth += 1
        for _ in range(count):
            keys.append(self._key(depth))
            items.append(self.get(depth))
        _check_hashes(keys)
        for key, item in zip(keys, items):
            value[key] = item
        if len(value) != count:
            raise Malformed("a key twice")
        return value

    def _set(self, depth):
        value = set()
        self.known.append(value)
        value.update(self._elements(depth))
        return value

    def _frozenset(self, depth):
        number = len(self.known)
        self.known.append(None)
        value = frozenset(self._elements(depth))
        self.known[number] = value
        return value

    def _elements(self, depth):
        count = self._count(1)
        depth += 1
        keys = [self._key(depth) for _ in range(count)]
        _check_hashes(keys)
        value = set(keys)
        if len(value) != count:
            raise Malformed("an element twice")
        return keys

    def _key(self, depth):
        if depth > MAX_DEPTH:
            raise Malformed("nested too deep")
        tag = self._byte()
        if tag == TUPLE:
            count = self._count(1)
            return tuple([self._key(depth + 1) for _ in range(count)])
        if tag == FROZENSET:
            return frozenset(self._elements(depth))
        if tag not in _key_tags:
            raise Malformed("not a key")
        self.at -= 1
        return self.get()

    def _reference(self, depth):
        number = self.get_number()
        if number >= len(self.known):
            raise Malformed("a reference to nothing")
        return self.known[number]

    def _opaque(self, depth):
        handle = self.get_number()
        traits = self._byte()
        return self.opaque(handle, traits, self.get_text())


def _check_hashes(keys):
    """Refuse keys that share too few hashes."""
    if len(keys) > MAX_COLLISIONS:
        if len(set(map(hash, keys))) * MAX_COLLISIONS < len(keys):
            raise Malformed("colliding keys")


_constants = (None, True, False, Ellipsis)
_key_tags = frozenset([NONE, TRUE, FALSE, ELLIPSIS, INT, BIG, FLOAT, COMPLEX, STR, BYTES, RANGE,
                       DECIMAL, FRACTION])
_readers = (
    None, None, None, None, None, Decoder._big, None, Decoder._complex, Decoder.get_text,
    Decoder._bytes, Decoder._bytearray, Decoder._range, Decoder._list, Decoder._tuple,
    Decoder._dict, Decoder._set, Decoder._frozenset, Decoder._deque, Decoder._counter,
    Decoder._ordered, Decoder._default, Decoder._decimal, Decoder._fraction, Decoder._reference,
    Decoder._opaque, Decoder._ints, Decoder._floats, Decoder._int_tuple, Decoder._float_tuple,
)
