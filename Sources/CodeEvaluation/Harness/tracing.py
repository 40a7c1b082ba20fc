"""The half of the tracer that holds a project: it runs the project's tests and says what its
functions were given and what they gave back.

A warm interpreter runs this file up to `os.fork()`, which the fork server takes over. The child
reads its job from descriptor 3, writes the project to files, runs its test programs one after the
other, and reports on descriptor 4 until they are through. The job is a JSON object with the keys
`modules` and `tests` (lists of [path, text]), `seed` (a whole number) and `limits` (`calls` looked
at and distinct `inputs` reported of each function, `bytes` of one call).

Nothing sent from here is trusted, since the project may change everything in this process; what
recording.py makes of it is tried again before it is used. A frame is its length in 4 bytes, one
byte that says its kind, and a body of the codec's:

- `F`, a function was met: path, line, name; functions are numbered in this order
- `R`, a call: function, arguments (count, values, count, names and values), result
- `N`, something kept a call from being reported: function, one of `NOTES`
- `E`, a test program has ended: empty, or what ended it
"""

import builtins
import gc
import importlib.machinery
import json
import os
import struct
import sys
import types

__builtins__ = dict(vars(builtins))  # the project may patch the real ones

JOB, CHANNEL = 3, 4
FOLDER = "/tmp/project"
NOTES = RAISED, OPAQUE, LARGE, CHANGED, UNSTABLE = range(5)
MAX_TEXT = 300
LAZY = 0x20 | 0x80 | 0x100 | 0x200  # code flags of generators and coroutines
STAR, STARS = 0x04, 0x08

WARM = ("bisect collections copy functools heapq itertools json math operator re string time "
        "typing unittest").split()
# The module would reseed itself after each fork, at some cost, and the job says the seed.
_register, os.register_at_fork = os.register_at_fork, lambda **hooks: None
import random  # noqa: E402
os.register_at_fork = _register

_opcodes = __import__("opcode").opmap
_returns = frozenset(_opcodes[x] for x in ("RETURN_VALUE", "RETURN_CONST") if x in _opcodes)


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

_read, _write, _close, _exit = os.read, os.write, os.close, os._exit
_setprofile = sys.setprofile
_length = struct.Struct("<I")
_type_name = type.__dict__["__name__"].__get__


class Unsuited(Exception):
    """A value is no plain data."""


def refuse(value):
    """What the encoder does with a value that it cannot carry."""
    raise Unsuited


def send(kind, body):
    """Send one frame."""
    frame = memoryview(_length.pack(1 + len(body)) + kind + bytes(body))
    while frame:
        frame = frame[_write(CHANNEL, frame):]


class Function:
    """A function of the project: its code, and which of its calls were reported."""

    def __init__(self, number, code, calls):
        self.number = number
        self.code = code
        self.opcodes = code.co_code
        self.left = 0 if code.co_flags & LAZY else calls
        self.answers = {}  # the result of each input, both as bytes
        self.noted = set()


class Call:
    """A call under way: its arguments, and the bytes they were when it began."""

    def __init__(self, function, values, named, before):
        self.function = function
        self.values = values
        self.named = named
        self.before = before


class Tracer:
    """Hears of every call while it is switched on, and reports those of the project's functions."""

    def __init__(self, paths, limits):
        self.paths = {"%s/%s" % (FOLDER, path): path for path in paths}
        self.limits = limits
        self.met = {}  # by the identity of its code: the code, and its function or None
        self.functions = 0
        self.calls = {}  # by the identity of its frame
        codec.MAX_BYTES = limits["bytes"]
        codec.MAX_NODES = limits["bytes"]

    def hear(self, frame, event, result):
        """One event of the interpreter's. Nothing is thrown: the project would see it."""
        try:
            if event == "call":
                code = frame.f_code
                function = (self.met.get(id(code)) or self.meet(code))[1]
                if function is not None and function.left > 0:
                    function.left -= 1
                    self.begin(function, frame)
            elif event == "return":
                call = self.calls.pop(id(frame), None)
                if call is not None:
                    self.end(call, frame, result)
        except RecursionError:
            pass  # the project is about to meet it as well, and then nothing more is heard
        except BaseException:
            _setprofile(None)

    def meet(self, code):
        """A code object that is seen for the first time; the code is kept, so that no other gets
        its identity."""
        function, path = None, self.paths.get(code.co_filename)
        if path is not None and code.co_name[:1] != "<":
            function = Function(self.functions, code, self.limits["calls"])
            self.functions += 1
            frame = codec.Encoder(refuse)
            frame.put_text(path)
            frame.put_number(code.co_firstlineno)
            frame.put_text(code.co_name)
            send(b"F", frame.out)
        entry = self.met[id(code)] = (code, function)
        return entry

    def begin(self, function, frame):
        """A call begins."""
        values, named = arguments(function.code, frame.f_locals)
        before = self.encoded(function, values, named)
        if before is not None:
            self.calls[id(frame)] = Call(function, values, named, before)

    def end(self, call, frame, result):
        """A call ends: by an exception where the last instruction is no return."""
        function = call.function
        if result is None and function.opcodes[frame.f_lasti] not in _returns:
            return self.note(function, RAISED)
        answer = self.encoded(function, [result], {})
        if answer is None:
            return None
        if self.encoded(function, call.values, call.named) != call.before:
            return self.note(function, CHANGED)
        earlier = function.answers.get(call.before)
        if earlier is not None:
            return None if earlier == answer else self.note(function, UNSTABLE)
        if len(function.answers) < self.limits["inputs"]:
            function.answers[call.before] = answer
            send(b"R", _length.pack(function.number) + call.before + answer)
        return None

    def encoded(self, function, values, named):
        """Arguments or a result as bytes, or None, and a note, where they cannot be carried."""
        writer = codec.Encoder(refuse)
        try:
            writer.put_number(len(values))
            for value in values:
                writer.put(value)
            writer.put_number(len(named))
            for name, value in named.items():
                writer.put_text(name)
                writer.put(value)
        except Unsuited:
            return self.note(function, OPAQUE)
        except (codec.TooLarge, RecursionError, MemoryError):
            return self.note(function, LARGE)
        if len(writer.out) > self.limits["bytes"]:
            return self.note(function, LARGE)
        return bytes(writer.out)

    def note(self, function, note):
        """Say once for each function that something happened."""
        if note not in function.noted:
            function.noted.add(note)
            send(b"N", _length.pack(function.number) + _length.pack(note))


def arguments(code, names):
    """The arguments of a call that has just begun: those by position, and those by name."""
    count = code.co_argcount
    parts = code.co_varnames
    values = [names[x] for x in parts[:count]]
    named = {x: names[x] for x in parts[count:count + code.co_kwonlyargcount]}
    count += code.co_kwonlyargcount
    if code.co_flags & STAR:
        values += names[parts[count]]
        count += 1
    if code.co_flags & STARS:
        named.update(names[parts[count]])
    return values, named


def read_job():
    """The job: a JSON object, read to the end of descriptor 3."""
    parts = []
    while True:
        part = _read(JOB, 1 << 20)
        if not part:
            break
        parts.append(part)
    _close(JOB)
    return json.loads(b"".join(parts))


def unpack(job):
    """Write the project's files and make its modules the ones that are found."""
    for path, text in job["modules"] + job["tests"]:
        place = "%s/%s" % (FOLDER, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    os.chdir(FOLDER)
    sys.path[0] = FOLDER
    # Before the modules that are frozen into the interpreter.
    sys.meta_path.insert(0, importlib.machinery.PathFinder)
    importlib.invalidate_caches()
    roots = {path.split("/")[0].partition(".")[0] for path, text in job["modules"]}
    for name in list(sys.modules):
        if name.partition(".")[0] in roots:
            del sys.modules[name]


def run_test(path, text):
    """Run a test program; what ended it, nothing if that was its end."""
    place = "%s/%s" % (FOLDER, path)
    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=builtins, __file__=place)
    sys.modules["__main__"] = module
    sys.argv = [place]
    try:
        exec(compile(text, place, "exec", dont_inherit=True), module.__dict__)
    except SystemExit as leaving:
        code = leaving.code
        return "" if code is None or code is False or type(code) is int and code == 0 else "failed"
    except BaseException as error:
        return describe(error)
    return ""


def describe(error):
    """An exception's class and text, shortened."""
    try:
        text = str(error)
    except BaseException:
        text = ""
    return ("%s: %s" % (_type_name(type(error)), text))[:MAX_TEXT]


def fall_silent():
    """Let no child of this process report anything."""
    _setprofile(None)
    try:
        _close(CHANNEL)
    except OSError:
        pass


def run():
    """One job, from its description to the end of the last test."""
    job = read_job()
    own = sys.modules["__main__"]  # to live on when a test program takes its place
    unpack(job)
    random.seed(job["seed"])
    tracer = Tracer([path for path, text in job["modules"]], job["limits"])
    _register(after_in_child=fall_silent)
    for path, text in job["tests"]:
        _setprofile(tracer.hear)
        ending = run_test(path, text)
        _setprofile(None)
        tracer.calls.clear()
        frame = codec.Encoder(refuse)
        frame.put_text(ending)
        send(b"E", frame.out)
    return own


class NoInput:
    """Standard input: there is none."""

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


def furnish():
    """Give the tests the standard streams and builtins that they may expect."""
    builtins.exit = builtins.quit = leave
    sys.stdin = NoInput()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main():
    """Get ready, fork, and run one job in the child."""
    for name in WARM:
        __import__(name)
    furnish()
    gc.collect()
    gc.freeze()
    if os.fork() == 0:
        try:
            run()
        finally:
            _exit(0)
    _exit(0)


if __name__ == "__main__":
    main()
