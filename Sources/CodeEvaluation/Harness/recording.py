"""The half of the tracer that takes down what functions did; it never runs the project.

A warm interpreter runs this file up to `os.fork()`, which the fork server takes over. The child
reads its job from descriptor 3, listens to tracing.py on descriptor 4 until it hangs up or breaks
the protocol, and writes one report, a line of JSON with the job's nonce, to descriptor 5. The job
is a JSON object with the keys `nonce`, `modules` (a list of [path, text]) and `limits` (`inputs` of
each function, `bytes` of one call, as source).

An enemy writes the messages. Their values are rebuilt as plain data and written again as source of
our own; functions are looked up in the project's texts as this half got them, so that a forged
message can at most invent a call. The report's keys: `nonce`; `endings`, what ended each of the
test programs, nothing where it was its end; `garbled`, how the protocol was broken, or null; `left`,
how many calls did not fit into the report; `functions`, each with `path`, `line`, `name`, `notes`,
`calls` (`arguments` and `result` as source, `imports` that it needs) and what excerpts.py finds.
"""

import builtins
import gc
import json
import keyword
import os
import struct
import sys
import types

JOB, CHANNEL, REPORT = 3, 4, 5
MAX_FUNCTIONS = 20000
MAX_FRAMES = 1 << 20
MAX_TEXT = 1000
MAX_CALLS, MAX_EXCERPTS = 600_000, 300_000  # bytes of the report; the sandbox passes on 1 MiB
NOTES = ("raised", "opaque", "large", "changed", "unstable")

WARM = "decimal fractions".split()
_length = struct.Struct("<I")


def load(name):
    """Run the file `name`.py that lies beside this one."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".py")
    module = types.ModuleType(name)
    module.__dict__["__builtins__"] = builtins
    module.__dict__["__file__"] = path
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), module.__dict__)
    return module


brief = load("brief")
codec = load("codec")
literals = load("literals")
excerpts = load("excerpts")


class End(Exception):
    """There are no more messages."""


def exactly(count):
    """The next `count` bytes."""
    parts = []
    while count:
        try:
            part = os.read(CHANNEL, min(count, 1 << 20))
        except OSError:
            part = b""
        if not part:
            raise End
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def refuse(handle, traits, name):
    """What the decoder does with a value that was not carried: the tracer never sends one."""
    raise codec.Malformed("a value that was not carried")


class Book:
    """What was heard so far."""

    def __init__(self, job):
        self.limits = job["limits"]
        texts = dict(job["modules"])
        roots = {path.split("/")[0].partition(".")[0] for path in texts}
        self.modules = {path: excerpts.Module(text, roots) for path, text in texts.items()}
        self.keys = []  # of the functions, as the other side numbers them
        self.calls = {}  # by function: the calls, by their arguments
        self.notes = {}
        self.endings = []
        self.left = 0
        self.room = MAX_CALLS

    def take(self, frame):
        """One message. Throws Malformed."""
        reader = codec.Decoder(frame, refuse, at=1)
        kind = frame[:1]
        if kind == b"F":
            self.take_function(reader)
        elif kind == b"R":
            self.take_call(reader)
        elif kind == b"N":
            key, note = self.key(reader), reader.get_number()
            if note >= len(NOTES):
                raise codec.Malformed("an unknown note")
            self.notes[key].add(NOTES[note])
        elif kind == b"E":
            self.endings.append(brief.clean(reader.get_text(), MAX_TEXT))
            if len(self.endings) > self.limits["tests"]:
                raise codec.Malformed("more endings than tests")
        else:
            raise codec.Malformed("an unknown message")
        reader.finish()

    def key(self, reader):
        """The function that a message is about."""
        number = reader.get_number()
        if number >= len(self.keys):
            raise codec.Malformed("an unknown function")
        return self.keys[number]

    def take_function(self, reader):
        """A function was met; one loaded twice keeps one entry."""
        key = path, line, name = reader.get_text(), reader.get_number(), reader.get_text()
        if path not in self.modules or len(self.keys) >= MAX_FUNCTIONS:
            raise codec.Malformed("a function too many")
        if (line, name) not in self.modules[path].functions:
            key = None  # the body of a class
        self.keys.append(key)
        self.calls.setdefault(key, {})
        self.notes.setdefault(key, set())

    def take_call(self, reader):
        """A call; a function that answered otherwise before is unstable."""
        key = self.key(reader)
        writer, answer = literals.Writer(self.limits["bytes"]), None
        try:
            arguments = self.arguments(reader, writer)
            answer = literals.Writer(self.limits["bytes"])
            self.result(reader, answer)
        except literals.NoLiteral as reason:
            self.notes[key].add("large" if str(reason).startswith("too") else "opaque")
            reader.at = reader.end
            return
        calls = self.calls[key]
        earlier = calls.get(arguments)
        result = answer.text()
        if earlier is not None:
            if earlier["result"] != result:
                self.notes[key].add("unstable")
            return
        needs = sorted(writer.needs | answer.needs)
        call = {"arguments": arguments, "result": result,
                "imports": ["from %s import %s" % x for x in needs]}
        if key is not None and len(calls) < self.limits["inputs"] and self.fits(call):
            calls[arguments] = call

    def arguments(self, reader, writer):
        """The arguments of a call, as source."""
        values = [reader.get() for _ in range(self.count(reader))]
        writer.put_items(values, 0)
        names = set()
        for _ in range(self.count(reader)):
            name = reader.get_text()
            if not name.isidentifier() or keyword.iskeyword(name) or name in names:
                raise codec.Malformed("not the name of an argument")
            writer.add("%s%s=" % (", " if values or names else "", name))
            names.add(name)
            writer.put(reader.get())
        return writer.text()

    def result(self, reader, writer):
        """The result of a call, as source."""
        if self.count(reader) != 1:
            raise codec.Malformed("not one result")
        writer.put(reader.get())
        if self.count(reader) != 0:
            raise codec.Malformed("not one result")

    def count(self, reader):
        """A number of values, each of which takes a byte at least."""
        count = reader.get_number()
        if count > reader.end - reader.at:
            raise codec.Malformed("more values than bytes")
        return count

    def fits(self, part):
        """Whether there is room for this part of the report, which it then takes."""
        size = len(json.dumps(part)) + 2
        if size > self.room:
            self.left += 1
            return False
        self.room -= size
        return True

    def report(self):
        """All that is known, of the functions in the order of their places."""
        functions = []
        self.room += MAX_EXCERPTS
        for key in sorted(x for x in self.calls if x is not None):
            path, line, name = key
            entry = dict(self.modules[path].excerpt(line, name), path=path, line=line, name=name,
                         notes=sorted(self.notes[key]))
            if self.fits(entry):
                functions.append(dict(entry, calls=list(self.calls[key].values())))
        return {"endings": self.endings, "left": self.left, "functions": functions}


def listen(book):
    """Take down messages until there are no more; how the protocol was broken, or None."""
    most = 4 * book.limits["bytes"] + 65536
    try:
        for _ in range(MAX_FRAMES):
            count = _length.unpack(exactly(4))[0]
            if count == 0 or count > most:
                return "a message of %d bytes" % count
            book.take(exactly(count))
        return "more than %d messages" % MAX_FRAMES
    except End:
        return None
    except (codec.Malformed, RecursionError, MemoryError) as reason:
        return str(reason)[:MAX_TEXT]


def run():
    """One job, from its description to its report."""
    parts = []
    while True:
        part = os.read(JOB, 1 << 20)
        if not part:
            break
        parts.append(part)
    os.close(JOB)
    job = json.loads(b"".join(parts))
    book = Book(job)
    garbled = listen(book)
    report = dict(book.report(), nonce=job["nonce"], garbled=garbled)
    line = memoryview(json.dumps(report).encode("ascii") + b"\n")
    while line:
        line = line[os.write(REPORT, line):]


def main():
    """Get ready, fork, and do one job in the child."""
    for name in WARM:
        __import__(name)
    # Modules are looked for where programs find them, and not here.
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [x for x in sys.path if os.path.abspath(x) != here]
    gc.collect()
    gc.freeze()
    if os.fork() == 0:
        try:
            run()
        finally:
            os._exit(0)
    os._exit(0)


if __name__ == "__main__":
    main()
