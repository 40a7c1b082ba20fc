"""Stand-ins, on the examiner's side, for objects that stayed with the program.

Using an opaque value in any way ends the test as a wrong answer: it cannot be compared, printed,
asked for its class, or swallowed by an `except`. Three kinds may do a little more, and none of it
ever sends an expected value to the program or lets the program's own code decide a comparison:
a stream (generators, `map`, views of dicts) can be iterated, its items coming as plain data; a
function can be called; an instance of the class that the problem asks for has methods and
attributes, which are calls like any other.
"""

INSTANCE, ITERABLE, CALLABLE = 1, 2, 4

_FORBIDDEN = """
    eq ne lt le gt ge hash bool len length_hint iter next reversed contains getitem setitem delitem
    missing add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul truediv rtruediv
    itruediv floordiv rfloordiv ifloordiv mod rmod imod divmod rdivmod pow rpow ipow lshift rlshift
    ilshift rshift rrshift irshift and rand iand xor rxor ixor or ror ior neg pos abs invert
    complex int float index round trunc floor ceil str repr format bytes fspath enter exit
    await aiter anext aenter aexit get set delete instancecheck subclasscheck dir sizeof reduce
    reduce_ex copy deepcopy getattribute setattr delattr buffer
""".split()

# Methods of plain data whose argument is what the test hopes to find: a result that only pretends
# to be plain would answer as hoped. Allowed where the problem's own class has a method of that name.
_comparing = frozenset("""
    startswith endswith issubset issuperset isdisjoint count index find rfind rindex difference
    symmetric_difference intersection union replace removeprefix removesuffix strip lstrip rstrip
    split rsplit partition rpartition equals
""".split())


class Held:
    """An object that stayed with the program."""

    __slots__ = ("channel", "handle", "name")


class Opaque(Held):
    """A value that could not be carried."""

    __slots__ = ()


class Stream(Held):
    """An iterator of the program's, pulled one item at a time."""

    __slots__ = ()


class Function(Held):
    """A function that the program returned."""

    __slots__ = ()


class Instance(Held):
    """An object of the class that the problem asks for."""

    __slots__ = ()


_channel = Held.__dict__["channel"].__get__
_handle = Held.__dict__["handle"].__get__
_name = Held.__dict__["name"].__get__
_set = {name: Held.__dict__[name].__set__ for name in Held.__slots__}
KINDS = (Opaque, Stream, Function, Instance)


def make(channel, handle, traits, name):
    """The stand-in for the object that the program keeps under `handle`."""
    kind = Opaque
    if traits & INSTANCE and channel.interface is not None:
        kind = Instance
    elif traits & ITERABLE:
        kind = Stream
    elif traits & CALLABLE:
        kind = Function
    value = object.__new__(kind)
    _set["channel"](value, channel)
    _set["handle"](value, handle)
    _set["name"](value, name)
    return value


def describe(value):
    """A stand-in's handle and the name of its type, which the program made up."""
    return _handle(value), _name(value)


def _refuse(what):
    def method(self, *arguments, **named):
        _channel(self).fail(
            "wrong answer",
            "the result holds an object of type %s, which is no plain data (%s)"
            % (_name(self)[:60], what))
    return method


def _act(self, action, *arguments, **named):
    return _channel(self).act(_handle(self), action, arguments, named, _name(self))


def _answer(self, action, kind, *arguments):
    """Do `action` and insist on a result of exactly the type `kind`."""
    result = _act(self, action, *arguments)
    if type(result) is not kind:
        _channel(self).fail("wrong answer", "%s() did not give %s" % (action, kind.__name__))
    return result


def _iterate(self):
    stream = _act(self, "iter")
    if type(stream) is not Stream:
        _channel(self).fail("wrong answer", "iter() did not give an iterator")
    return stream


def _trusted(self, name):
    """Whether the test may hand `name` of this object a value: it called the class for the object,
    or the problem's class has that name."""
    channel = _channel(self)
    return _handle(self) in channel.made or name in channel.interface


def _attribute(self, name):
    if name.startswith("__") or (name in _comparing and not _trusted(self, name)):
        _channel(self).fail("wrong answer", "%s of an object that is no plain data" % name)
    return _act(self, "get", name)


def _contains(self, key):
    if not _trusted(self, "__contains__"):
        _channel(self).fail("wrong answer", "`in` an object that is no plain data")
    return _answer(self, "contains", bool, key)


for _what in _FORBIDDEN:
    for _kind in KINDS:
        # A stream has no length, not even a forbidden one: `list()` asks for it.
        if _kind is not Stream or not _what.startswith("len"):
            setattr(_kind, "__%s__" % _what, _refuse(_what))

Stream.__iter__ = _iterate
Stream.__next__ = lambda self: _act(self, "next")
Function.__call__ = lambda self, *a, **k: _channel(self).act(_handle(self), "call", a, k,
                                                             _name(self))
Instance.__call__ = Function.__call__
Instance.__getattribute__ = _attribute
Instance.__setattr__ = lambda self, name, value: _act(self, "set", name, value) and None
Instance.__len__ = lambda self: _answer(self, "len", int)
Instance.__bool__ = lambda self: _answer(self, "bool", bool)
Instance.__str__ = lambda self: _answer(self, "str", str)
Instance.__repr__ = lambda self: _answer(self, "repr", str)
Instance.__contains__ = _contains
Instance.__getitem__ = lambda self, key: _act(self, "item", key)
Instance.__setitem__ = lambda self, key, value: _act(self, "setitem", key, value) and None
Instance.__delitem__ = lambda self, key: _act(self, "delitem", key) and None
Instance.__iter__ = _iterate
