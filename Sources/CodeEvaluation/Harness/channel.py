"""The examiner's end of the call channel: calls go out, plain values come back.

Every way in which the program can fail to answer is remembered as the channel's failure, whatever
the test's own `except` makes of the exception.
"""

import builtins
import os
import struct

CALL, ACT = b"C", b"A"
READY, UNDEFINED, VALUE, RAISED, TOO_LARGE = b"DUVEL"
TRIED = b"T"[0]

MAX_CALLS = 1 << 20
MAX_TOTAL_BYTES = 1 << 28

_length = struct.Struct("<I")
_exceptions = {name: x for name, x in vars(builtins).items()
               if isinstance(x, type) and issubclass(x, BaseException) and x.__name__ == name}


class Stop(BaseException):
    """Ends the test. No `except Exception` holds it, and a bare `except` does not undo it: the
    channel has remembered the failure, and repeats it at the next call and at the end."""


class Carried:
    """What the program said of an exception it raised."""

    def __init__(self, base, name, text, line):
        self.base = base
        self.name = name
        self.text = text
        self.line = line


class Failure:
    """Why the verdict is not `passed`: its kind, a sentence, the program's exception if any."""

    def __init__(self, kind, text, carried=None):
        self.kind = kind
        self.text = text
        self.carried = carried


class Call:
    """A call: what was called, the request's body, and the result once there is one."""

    def __init__(self, name, body, known):
        self.name = name
        self.body = body
        self.known = known
        self.answered = False
        self.result = None


class Channel:
    """Asks the program on `descriptor`. `codec` and `opaque` are the modules of these names;
    `labels` are what the program may be said to have tried."""

    def __init__(self, descriptor, name, codec, opaque, labels=frozenset()):
        self.descriptor = descriptor
        self.name = name
        self.codec = codec
        self.opaque = opaque
        self.labels = labels
        self.failure = None
        self.calls = 0
        self.bytes = 0
        self.last = None
        self.raised = None
        self.tried = set()  # what the program did that no solution needs, as it says itself
        self.interface = None  # the names that the problem's class defines, if it asks for a class
        self.made = set()  # the handles of the objects that calling the class gave

    def fail(self, kind, text, carried=None):
        """Remember the first failure, and end the test."""
        if kind == "garbled":
            self.tried.add("messages")
        if self.failure is None:
            self.failure = Failure(kind, text, carried)
        raise Stop(self.failure.text)

    def await_program(self):
        """Wait until the program has run; fail if it raised or did not define the entry point."""
        kind, frame = self.receive()
        if kind == READY:
            return
        if kind == UNDEFINED:
            self.fail("not defined", "name '%s' is not defined" % self.name)
        if kind != RAISED:
            self.fail("garbled", "an unexpected message")
        error, carried = self.read(self.get_error, self.decoder(frame))
        self.fail("exception", carried.text, carried)

    def proxy(self):
        """A function that calls the entry point."""
        def entry(*arguments, **named):
            result = self.ask(CALL, self.codec.Encoder(self.token), self.name, arguments, named)
            if self.interface is not None and type(result) is self.opaque.Instance:
                self.made.add(self.opaque.describe(result)[0])
            return result
        entry.__name__ = entry.__qualname__ = self.name
        return entry

    def act(self, handle, action, arguments, named, name):
        """Do something with an object that stayed with the program."""
        request = self.codec.Encoder(self.token)
        request.put_number(handle)
        request.put_text(action)
        return self.ask(ACT, request, "%s.%s" % (name[:60], action), arguments, named)

    def ask(self, kind, request, name, arguments, named):
        """Send a request; return or raise what came of it."""
        asked = kind
        if self.failure is not None:
            raise Stop(self.failure.text)
        self.calls += 1
        if self.calls > MAX_CALLS:
            self.fail("output limit", "more than %d calls" % MAX_CALLS)
        start = len(request.out)
        self.put_arguments(request, arguments, named)
        call = self.last = Call(name, request.out[start:], request.known)
        self.send(kind, request.out)
        try:
            kind, frame = self.receive()
        except MemoryError:
            self.fail("out of memory", "the result does not fit in memory")
        if kind == TOO_LARGE:
            self.fail("output limit", "the result is too large to carry")
        if kind != VALUE and kind != RAISED:
            self.fail("garbled", "an unexpected message")
        reply = self.decoder(frame, request.known)
        if kind == VALUE:
            call.result = self.read(self.get_reply, reply, reply.get, request.known)
            call.answered = True
            return call.result
        error, carried = self.read(self.get_reply, reply,
                                   lambda: self.get_error(reply), request.known)
        if asked == CALL and isinstance(error, (StopIteration, StopAsyncIteration)):
            # Unchanged, it would end a `map` or `zip` of the test before the comparisons.
            error = RuntimeError("the program raised %s" % carried.base)
        self.raised = (error, carried)
        raise error

    # Writing

    def put_arguments(self, request, arguments, named):
        """Write the arguments; a test whose arguments cannot be carried cannot be split."""
        try:
            request.put_number(len(arguments))
            for value in arguments:
                request.put(value)
            request.put_number(len(named))
            for name, value in named.items():
                request.put_text(name)
                request.put(value)
        except self.codec.TooLarge as reason:
            self.fail("unsplittable", "arguments too large to carry: %s" % reason)

    def token(self, value):
        """Describe an argument that is not plain data: only the program's own objects may go."""
        kind = type(value)
        if kind is self.opaque.Opaque:
            self.fail("wrong answer", "the test passes on a result that is no plain data")
        if kind in self.opaque.KINDS:
            return self.opaque.describe(value)[0], 0, "object"
        self.fail("unsplittable", "the test passes an object of type %s" % kind.__name__)

    def send(self, kind, body):
        """Send one frame."""
        frame = memoryview(_length.pack(1 + len(body)) + kind + body)
        try:
            while frame:
                frame = frame[os.write(self.descriptor, frame):]
        except OSError:
            self.fail("ended", "the program's process ended")

    # Reading what an enemy wrote

    def receive(self):
        """The next frame: its kind, and all of its bytes. Takes in what the program tried."""
        kind, frame = self.receive_any()
        while kind == TRIED:
            label = frame[1:].decode("ascii", "replace")
            if label not in self.labels or label in self.tried:
                self.fail("garbled", "an unexpected message")
            self.tried.add(label)
            kind, frame = self.receive_any()
        return kind, frame

    def receive_any(self):
        """The next frame of any kind."""
        count = _length.unpack(self.exactly(4))[0]
        if count == 0 or count > self.codec.MAX_BYTES + 65536:
            self.fail("garbled", "a message of %d bytes" % count)
        self.bytes += count
        if self.bytes > MAX_TOTAL_BYTES:
            self.fail("output limit", "more than %d bytes of results" % MAX_TOTAL_BYTES)
        frame = self.exactly(count)
        return frame[0], frame

    def exactly(self, count):
        """The next `count` bytes."""
        parts = []
        while count:
            try:
                part = os.read(self.descriptor, min(count, 1 << 20))
            except OSError:
                part = b""
            if not part:
                self.fail("ended", "the program's process ended")
            parts.append(part)
            count -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def decoder(self, frame, known=()):
        """A decoder of a frame's body."""
        def stand_in(handle, traits, name):
            return self.opaque.make(self, handle, traits, name)
        return self.codec.Decoder(frame, stand_in, known, at=1)

    def read(self, reader, *arguments):
        """Run a reader; bytes that are no message end the test."""
        try:
            return reader(*arguments)
        except (self.codec.Malformed, RecursionError) as reason:
            self.fail("garbled", "%s" % reason)
        except MemoryError:
            self.fail("out of memory", "the result does not fit in memory")

    def get_reply(self, reply, get, known):
        """The result, after bringing the changed arguments up to date."""
        result = get()
        changes = []
        for _ in range(reply.get_number()):
            number, contents = reply.get_number(), reply.get()
            if (number >= len(known) or type(contents) is not type(known[number])
                    or type(contents) not in self.codec.MUTABLE):
                raise self.codec.Malformed("a change to what cannot change")
            changes.append((known[number], contents))
        reply.finish()
        for value, contents in changes:
            change(value, contents)
        return result

    def get_error(self, reply):
        """The exception to raise here for the one raised there, and what is known of it."""
        base, name, text = reply.get_text(), reply.get_text(), reply.get_text()
        line, arguments = reply.get_number(), reply.get()
        kind = _exceptions.get(base)
        if kind is None or type(arguments) is not tuple and type(arguments) is not str:
            raise self.codec.Malformed("not an exception")
        carried = Carried(base, name, text, line)
        if type(arguments) is str or any(type(x) in self.opaque.KINDS for x in arguments):
            arguments = (text,)
        try:
            return kind(*arguments), carried
        except Exception:
            return fallback(kind, text), carried


def fallback(kind, text):
    """An exception of the kind `kind`, whose constructor wants other arguments; failing that, a
    plain one."""
    try:
        error = kind.__new__(kind)
        error.args = (text,)
        return error
    except Exception:
        return Exception(text)


def change(value, contents):
    """Give `value`, in place, what `contents` of the same type holds."""
    if type(value) is list or type(value) is bytearray:
        value[:] = contents
    elif hasattr(value, "extend"):
        value.clear()
        value.extend(contents)
    else:
        value.clear()
        value.update(contents)
