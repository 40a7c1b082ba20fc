"""The half of the judge that holds the program, and nothing else: no test, no expected value.

A warm interpreter runs this file up to `os.fork()`, which the fork server takes over: it returns 0
in a child for each program. The child reads its job from descriptor 3, the entry point's name in a
line and then the program, runs the program in a module of its own, and then answers calls on
descriptor 4, one at a time, until the other side hangs up.

Nothing sent from here is trusted, since the program may change everything in this process. The care
taken (private builtins, names bound at the start) only keeps honest but odd programs working.
"""

import builtins
import functools
import gc
import itertools
import os
import struct
import sys
import types

__builtins__ = dict(vars(builtins))  # the program may patch the real ones

JOB, CHANNEL = 3, 4
SOURCE_NAME = "<program>"
MODULE_NAME = "program"
MAX_TEXT = 2000
SEED = 0  # of the module `random`, for every program
REHEARSED = "import math\ndef f(x, y: int = 1):\n    return [z for z in x]\nf((2,))\n"
REHEARSALS = 64  # the interpreter adapts to code that has run a few dozen times
POOL_BYTES, POOL_HEAD = 1 << 14, 48  # of CPython's allocator; with others, fill_holes() does less
MOST_HOLES = 4096

# Modules that many programs import, loaded once before the fork. Not more: each megabyte costs each
# fork some 30 microseconds.
WARM = ("bisect collections copy functools heapq itertools json math operator os random re string "
        "sys time typing").split()
# The module would reseed itself after each fork.
_register, os.register_at_fork = os.register_at_fork, lambda **hooks: None
import random  # noqa: E402
os.register_at_fork = _register
for _name in WARM:
    __import__(_name)


def load(name):
    """Run the file `name`.py that lies beside this one, with private builtins."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".py")
    module = types.ModuleType(name)
    module.__dict__["__builtins__"] = __builtins__
    module.__dict__["__file__"] = path
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), module.__dict__)
    return module


codec = load("codec")
conduct = load("conduct")

# What each side sends: one byte, then a body; a frame is its length in 4 bytes, then these.
CALL, ACT = b"C"[0], b"A"[0]
READY, UNDEFINED, VALUE, RAISED, TOO_LARGE = b"D", b"U", b"V", b"E", b"L"
TRIED = b"T"

# What may be done with an object that stays here, by the traits it is sent with.
INSTANCE, ITERABLE, CALLABLE = 1, 2, 4
ITERABLES = frozenset(
    [type(iter(x)) for x in ((), [], "", b"", {}, {}.values(), {}.items(), set(), range(0))]
    + [type(x) for x in ({}.keys(), {}.values(), {}.items(), reversed([]), reversed(()))]
    + [map, filter, zip, enumerate, reversed, types.GeneratorType]
    + [x for x in vars(itertools).values() if isinstance(x, type)]
)
CALLABLES = frozenset([types.FunctionType, types.MethodType, types.BuiltinFunctionType,
                       functools.partial])

_read, _write, _close, _exit = os.read, os.write, os.close, os._exit
_length = struct.Struct("<I")
_mro = type.__dict__["__mro__"].__get__
_type_name = type.__dict__["__name__"].__get__
_bases = {x: name for name, x in vars(builtins).items()
          if isinstance(x, type) and issubclass(x, BaseException) and x.__name__ == name}


class NoInput:
    """Standard input: there is none, as in the reference harness."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def read(self, *args):
        raise OSError

    readline = readlines = __iter__ = __next__ = fileno = read

    def readable(self):
        return False

    def isatty(self):
        return False


def leave(code=None):
    """What `exit` and `quit` do in a Python started without its site module."""
    raise SystemExit(code)


def receive():
    """The next frame, or None at the end."""
    head = _exactly(4)
    return None if head is None else _exactly(_length.unpack(head)[0])


def _exactly(count):
    parts = []
    while count:
        part = _read(CHANNEL, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def send(kind, body=b""):
    """Send one frame."""
    frame = memoryview(_length.pack(1 + len(body)) + kind + bytes(body))
    while frame:
        frame = frame[_write(CHANNEL, frame):]


def nearest_base(kind):
    """The name of the first builtin exception among the ancestors of `kind`, by identity."""
    for ancestor in _mro(kind):
        if ancestor in _bases:
            return _bases[ancestor]
    return "BaseException"


def program_line(error):
    """The line of the program where `error` came from, 0 if none is known."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == SOURCE_NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == SOURCE_NAME:
        line = error.lineno or line
    return line


def text_of(error):
    """`str(error)`, shortened; nothing if that fails. A syntax error names its file as it does in
    the reference harness."""
    try:
        text = str(error)
        if isinstance(error, SyntaxError):
            text = text.replace("(%s, line" % SOURCE_NAME, "(<string>, line")
        return text[:MAX_TEXT] if type(text) is str else ""
    except BaseException:
        return ""


class Server:
    """Answers calls of the entry point, and keeps the objects that could not be carried."""

    def __init__(self, entry, is_class, watch):
        self.entry = entry
        self.is_class = is_class
        self.watch = watch
        self.objects = []
        self.handles = {}

    def token(self, value):
        """Keep `value` here; its handle, traits and type's name."""
        kind = type(value)
        handle = self.handles.get(id(value))
        if handle is None:
            handle = self.handles[id(value)] = len(self.objects)
            self.objects.append(value)
        traits = ITERABLE if kind in ITERABLES else CALLABLE if kind in CALLABLES else 0
        if self.is_class and self.entry in _mro(kind):
            traits |= INSTANCE
        else:
            self.watch.sees(kind)
        return handle, traits, _type_name(kind)

    def held(self, handle, traits, name):
        """The object that the other side means by an opaque value."""
        return self.objects[handle]

    def answer(self, frame):
        """Do what `frame` asks and send what came of it."""
        request = codec.Decoder(frame, self.held, at=1)
        if frame[0] == ACT:
            target, action = self.objects[request.get_number()], actions[request.get_text()]
        else:
            target, action = self.entry, call
        start = request.at
        arguments = [request.get() for _ in range(request.get_number())]
        named = {request.get_text(): request.get() for _ in range(request.get_number())}
        reply = codec.Encoder(self.token, request.known)
        try:
            kind, result = VALUE, action(target, *arguments, **named)
        except BaseException as error:
            kind, result = RAISED, error
            line = program_line(error)
            if isinstance(error, MemoryError):
                error.__traceback__ = None  # its frames hold what leaves no room to say so
        self.watch.compare()
        try:
            if kind is VALUE:
                reply.put(result)
            else:
                self.put_error(reply, result, line)
            if self.unchanged(frame[start:], arguments, named, request.known):
                reply.put_number(0)
            else:
                self.put_changes(reply, request.known)
        except (codec.TooLarge, RecursionError, MemoryError) as error:
            send(TOO_LARGE, str(error).encode())
        else:
            send(kind, reply.out)

    def put_error(self, reply, error, line):
        """Describe an exception: base, class, text, line of the program (0 for none), arguments."""
        kind = type(error)
        reply.put_text(nearest_base(kind))
        reply.put_text(_type_name(kind)[:100])
        reply.put_text(text_of(error))
        reply.put_number(max(0, line))
        reply.put(text_of(error) if isinstance(error, SyntaxError) else error.args)

    def put_changes(self, reply, known):
        """What the arguments that may change hold now, each by its number."""
        mutable = [n for n, x in enumerate(known) if type(x) in codec.MUTABLE]
        reply.put_number(len(mutable))
        for number in mutable:
            reply.put_number(number)
            reply.put(known[number].copy())

    def unchanged(self, before, arguments, named, known):
        """Whether the arguments, written again, are the same bytes and the same objects."""
        if not any(type(x) in codec.MUTABLE for x in known):
            return True
        again = codec.Encoder(self.token)
        try:
            again.put_number(len(arguments))
            for value in arguments:
                again.put(value)
            again.put_number(len(named))
            for name, value in named.items():
                again.put_text(name)
                again.put(value)
        except (codec.TooLarge, RecursionError):
            return False
        return again.out == before and list(map(id, again.known)) == list(map(id, known))


def call(target, *arguments, **named):
    """Call an object; its own frame is the first of the program's."""
    return target(*arguments, **named)


actions = {
    "call": call,
    "get": getattr,
    "set": setattr,
    "len": len,
    "iter": iter,
    "next": next,
    "item": lambda x, key: x[key],
    "setitem": lambda x, key, value: x.__setitem__(key, value),
    "delitem": lambda x, key: x.__delitem__(key),
    "contains": lambda x, key: key in x,
    "bool": bool,
    "str": str,
    "repr": repr,
}


def read_job():
    """The entry point's name and the program, read to the end of descriptor 3."""
    parts = []
    while True:
        part = _read(JOB, 1 << 20)
        if not part:
            break
        parts.append(part)
    _close(JOB)
    name, _, program = b"".join(parts).partition(b"\n")
    return name.decode(), program.decode()


def new_module():
    """An empty module with the builtins that programs see, not the private ones."""
    module = types.ModuleType(MODULE_NAME)
    module.__dict__["__builtins__"] = vars(builtins)
    return module


def run_program(source, module, watch):
    """Run the program in its module; the exception that ended it, or None."""
    try:
        code = compile(source, SOURCE_NAME, "exec", dont_inherit=True)
        watch.read(code)
        exec(code, module.__dict__)
    except BaseException as error:
        return error
    return None


def get_ready():
    """Do what would be the same in each child: seed `random`, and have a watch listen that notes
    nothing yet."""
    random.seed(SEED)
    watch = conduct.Watch(lambda label: send(TRIED, label.encode()), SOURCE_NAME, MODULE_NAME)
    watch.busy = True
    watch.begin()
    return watch


def run(watch):
    """One job, from its description to the last call."""
    name, program = read_job()
    module = new_module()
    sys.modules[MODULE_NAME] = module
    watch.busy = False
    error = run_program(program, module, watch)
    watch.compare()
    if error is not None:
        server = Server(None, False, watch)
        reply = codec.Encoder(server.token)
        server.put_error(reply, error, program_line(error))
        send(RAISED, reply.out)
    elif name not in module.__dict__:
        send(UNDEFINED)
    else:
        entry = module.__dict__[name]
        server = Server(entry, isinstance(entry, type), watch)
        send(READY)
        while True:
            frame = receive()
            if frame is None:
                break
            server.answer(frame)


def rehearse(times=REHEARSALS):
    """Do what a job does, with a file for a channel: often enough for the interpreter to adapt to it,
    so that no child has to."""
    global CHANNEL
    channel, CHANNEL = CHANNEL, os.memfd_create("rehearsal")
    for _ in range(times):
        rehearse_once()
    _close(CHANNEL)
    CHANNEL = channel


def rehearse_once():
    """A short program, and a call of it."""
    module = new_module()
    watch = conduct.Watch(lambda label: None, SOURCE_NAME, MODULE_NAME)
    watch.hear("compile", (b"", SOURCE_NAME))
    run_program(REHEARSED, module, watch)
    watch.compare()
    server = Server(module.f, False, watch)
    request = codec.Encoder(server.token)
    request.put_number(1)
    request.put([1, 2.5, "x", (None, True), {"k": {3}}, [1, 2, 3, 4]])
    request.put_number(0)
    os.lseek(CHANNEL, 0, os.SEEK_SET)
    send(b"C", request.out)
    os.lseek(CHANNEL, 0, os.SEEK_SET)
    server.answer(receive())
    server.put_error(codec.Encoder(server.token), ValueError("x"), 0)


def fill_holes():
    """Use up the room between the objects there are, so that a child's own lie side by side on fresh
    pages instead of on many that it would have to copy. Returns what takes up the room."""
    kept = []
    for size in range(16, 513, 16):  # those of one size lie in pools
        for number in range(MOST_HOLES):
            block = (object() if size == 16 else complex(number) if size == 32
                     else bytes(size - bytes.__basicsize__))
            if id(block) % POOL_BYTES == POOL_HEAD:
                break
            kept.append(block)
    return kept


def furnish():
    """Give programs the standard streams and builtins that they may expect."""
    builtins.exit = builtins.quit = leave
    sys.stdin = NoInput()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main():
    """Get ready, fork, and run one job in the child."""
    rehearse()
    furnish()
    watch = get_ready()
    gc.collect()
    gc.freeze()
    holes = fill_holes()
    os.putenv("FORK_SERVER_REHEARSES", "1")
    if os.fork() == 0:
        rehearse(times=1)
        _exit(0)
    if os.fork() == 0:
        try:
            run(watch)
        finally:
            _exit(0)
    _exit(0)


if __name__ == "__main__":
    main()
