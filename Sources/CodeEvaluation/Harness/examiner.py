"""The half of the judge that holds the test and decides the verdict; it never holds the program.

A warm interpreter runs this file up to `os.fork()`, which the fork server takes over. The child
reads its job from descriptor 3, calls the program over descriptor 4, and writes one verdict, a line
of JSON with the job's nonce, to descriptor 5. The job is a line of JSON, then what the mode
`compile` gave for the same problem, as bytes, or nothing. The line's keys:

- `mode`: `split`; `together` (test and program in this process, see together.py); or `compile`
- `entry_point`, `seed` (a whole number), `nonce` (text)
- `prompt`, `test`: not needed where the compiled problem follows, or came with an earlier job
- `sitting`: the milliseconds of processor time that this process may spend on jobs of the same
  problem. With it, descriptor 6 is a socket where the process says when it is done and takes the
  descriptors of the next job, as long as the problem's test leaves no trace (sitting.py).
- `program`, and `allowed` (words that together.py must not refuse): in the mode `together` only

The verdict's keys: `nonce`; `kind`; `text`, the exception's text as the reference harness prints it
after `failed: `; `calls`, how many were made; `attempts`, what the program did that no solution
needs, as far as it was seen (conduct.py); and, where they are known, `call`, `returned`,
`assertion`, `operator`, `got`, `expected`, `exception` (`type`, `base`, `text`, `line`: a line of
the completion, counted from 1). Its kinds: `passed`, `wrong answer`, `exception`, `out of memory`,
`output limit`, `not defined`, `forbidden call`; then those that the supervisor must look into:
`ended` (the program's process went away), `garbled` (it broke the protocol), `unsplittable` (the
test passes on what cannot be carried) and `broken test` (it fails before it calls the program).
"""

import base64
import builtins
import gc
import json
import marshal
import os
import sys
import types

__builtins__ = dict(vars(builtins))  # in the mode `together` the program may patch the real ones

JOB, CHANNEL, VERDICT, SITTING = 3, 4, 5, 6
PROMPT_NAME, TEST_NAME, PROGRAM_NAME = "<prompt>", "<test>", "<program>"
MODULE_NAME = "examination"
TEST_SEED = 0x7E57
PLAIN_KINDS = frozenset(["passed", "wrong answer", "exception", "not defined"])
SMALL_BYTES = 1 << 18  # of a program's messages, which exceptions and their frames may hold for a while
WARM = "collections copy itertools math random string".split()

# The module would reseed itself after each fork, at some cost, and the job says the seed.
_register, os.register_at_fork = os.register_at_fork, lambda **hooks: None
import random  # noqa: E402
os.register_at_fork = _register


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
opaque = load("opaque")
channel = load("channel")
assertions = load("assertions")
brief = load("brief")
conduct = load("conduct")
purity = load("purity")
sitting = load("sitting")
together = load("together")

for _kind in opaque.KINDS:
    brief.type_names[_kind] = lambda value: opaque.describe(value)[1]


class Problem:
    """What a problem's prompt and test compile to."""

    def __init__(self, prompt, is_class, test, notes, line, is_pure):
        self.prompt = prompt
        self.is_class = is_class
        self.test = test
        self.notes = notes
        self.line = line  # the number of prompt lines before the completion's first
        self.is_pure = is_pure  # whether examining leaves no trace in the process

    @classmethod
    def compiled(cls, job):
        """From the job's texts. Throws SyntaxError, ValueError and the like."""
        name, prompt = job["entry_point"], job["prompt"]
        test, notes = assertions.compile_test(job["test"], TEST_NAME, name)
        source, code, is_class = assertions.compile_prompt(prompt, PROMPT_NAME, test, name)
        is_pure = all(map(purity.leaves_no_trace, (source, job["test"])))
        return cls(code, is_class, test, notes, prompt.count("\n"), is_pure)

    def packed(self):
        """As bytes, for later jobs of the same problem."""
        return marshal.dumps((self.prompt, self.is_class, self.test, self.notes, self.line,
                              self.is_pure))


def read_job(descriptor):
    """The job's line, and the compiled problem as bytes, from the job's descriptor."""
    parts = []
    while True:
        part = os.read(descriptor, 1 << 20)
        if not part:
            break
        parts.append(part)
    os.close(descriptor)
    line, _, packed = b"".join(parts).partition(b"\n")
    return json.loads(line), packed


def write_verdict(verdict, descriptor):
    """One line of JSON."""
    line = memoryview(json.dumps(verdict).encode("ascii") + b"\n")
    while line:
        line = line[os.write(descriptor, line):]


def new_module(name):
    """An empty module, known by its name, with the real builtins."""
    module = types.ModuleType(name)
    module.__dict__["__builtins__"] = vars(builtins)
    sys.modules[name] = module
    return module


def examine(name, problem, calls):
    """Run the prompt's helpers and the test in one namespace, the entry point being a proxy."""
    names = new_module(MODULE_NAME).__dict__
    if problem.prompt is not None:
        try:
            exec(problem.prompt, names)
        except Exception:
            pass  # the program begins with the same lines, and says so itself
    if problem.is_class:
        calls.interface = frozenset(vars(names.get(name, object)))
    calls.await_program()
    names[name] = proxy = calls.proxy()
    names.pop("check", None)
    exec(problem.test, names)
    if "check" in names:
        names["check"](proxy)


def judge(job, problem, descriptor):
    """The verdict on one job, without its nonce, and how many bytes the program sent."""
    if job["mode"] == "compile":
        packed = base64.b64encode(problem.packed()).decode("ascii")
        return {"kind": "compiled", "text": "", "calls": 0, "compiled": packed}, 0
    random.seed(job["seed"] + TEST_SEED)  # not the program's, which could foresee the inputs
    if job["mode"] == "together":
        return together.judge(job, problem, new_module(MODULE_NAME), sys.modules[__name__]), 0
    calls = channel.Channel(descriptor, job["entry_point"], codec, opaque, conduct.LABELS)
    error = None
    try:
        examine(job["entry_point"], problem, calls)
    except BaseException as reason:
        error = reason
    calls.descriptor = -1  # the number will be the next program's channel
    return explain(problem, calls, error), calls.bytes


def explain(problem, calls, error):
    """The verdict, from how the test ended and what the channel remembers."""
    verdict = {"calls": calls.calls, "attempts": sorted(calls.tried)}
    if calls.failure is not None:
        carried = calls.failure.carried
        verdict.update(kind=calls.failure.kind, text=brief.clean(calls.failure.text))
    elif error is None:
        verdict.update(kind="passed", text="")
        return verdict
    else:
        carried = calls.raised[1] if calls.raised and calls.raised[0] is error else None
        verdict.update(kind=kind_of(error, carried, calls), text=text_of(error, carried))
        attempt(add_assertion, verdict, error, problem)
    if carried is not None:
        if carried.base == "MemoryError":
            verdict["kind"] = "out of memory"
        line = carried.line - problem.line
        verdict["exception"] = {"type": brief.clean(carried.name, 100), "base": carried.base,
                                "text": brief.clean(carried.text), "line": max(0, line)}
    attempt(add_call, verdict, calls.last)
    return verdict


def attempt(explanation, *arguments):
    """Explain if that can be done: what an enemy made may be too deep or too large to show."""
    try:
        explanation(*arguments)
    except Exception:
        pass


def kind_of(error, carried, calls):
    """The kind of a failure that reached the end of the test as an exception."""
    if carried is not None:
        return "exception"
    if isinstance(error, MemoryError):
        return "out of memory"
    return "wrong answer" if calls.calls or type(error) is AssertionError else "broken test"


def text_of(error, carried):
    """The text that the reference harness would print for an exception."""
    if carried is not None:
        return brief.clean(carried.text)
    try:
        return brief.clean(str(error))
    except BaseException:
        return ""


def add_assertion(verdict, error, problem):
    """Add what a failed assertion compared, or which exception the test itself ended with."""
    if type(error) is not AssertionError:
        verdict["detail"] = type(error).__name__ + " in the test"
        return
    found = assertions.sides(error, problem.notes, TEST_NAME)
    if found is None:
        return
    text, operator, got, expected = found
    verdict.update(assertion=brief.clean(text, 400), operator=operator)
    if got is not None:
        verdict["got"] = brief.clean(brief.brief(got[0]), 400)
    if expected is not None:
        verdict["expected"] = brief.clean(brief.brief(expected[0]), 400)


def add_call(verdict, call):
    """Add the last call and what it returned; its arguments are those it was made with."""
    if call is None:
        return
    stored = codec.Decoder(bytes(call.body), lambda handle, traits, name: Shown(name))
    parts = [brief.brief(stored.get()) for _ in range(stored.get_number())]
    parts += [stored.get_text() + "=" + brief.brief(stored.get())
              for _ in range(stored.get_number())]
    verdict["call"] = brief.clean("%s(%s)" % (call.name, ", ".join(parts)), 400)
    if call.answered:
        verdict["returned"] = brief.clean(brief.brief(call.result), 400)


class Shown:
    """An argument that stayed with the program, when the call is shown."""

    def __init__(self, name):
        self.name = name


brief.type_names[Shown] = lambda value: value.name


def rehearse():
    """Load what tests import and take every path once, so that no child pays for it."""
    for name in WARM:
        __import__(name)
    job = {"prompt": "def f(x):\n    \"\"\"x\"\"\"\n", "entry_point": "f",
           "test": "def check(candidate):\n    assert candidate(1) == 2, 'no'\n"}
    problem = Problem(*marshal.loads(Problem.compiled(job).packed()))
    names = {}
    exec(problem.test, names)
    calls = channel.Channel(-1, "f", codec, opaque)
    writer = codec.Encoder(calls.token)
    calls.put_arguments(writer, ([1, 2.5, "x", (None, {"k": {3}}), [1, 2, 3, 4]],), {})
    codec.Decoder(bytes(writer.out), None, at=4).get()
    try:
        names["check"](lambda x: 3)
    except AssertionError as error:
        json.dumps(explain(problem, calls, error))


def run():
    """Jobs of one problem, each from its description to its verdict; most often only one."""
    job, packed = read_job(JOB)
    place = sitting.Sitting(SITTING if "sitting" in job else None, job.get("sitting", 0))
    channel, report = CHANNEL, VERDICT
    problem = None
    while True:
        try:
            problem = problem_of(job, packed, problem)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            verdict, sent = {"kind": "broken test", "text": brief.clean(str(error)), "calls": 0}, 0
        else:
            verdict, sent = judge(job, problem, channel)
        if place.jobs and verdict["kind"] == "out of memory":
            return  # perhaps for what was left of the jobs before; a new process will tell
        write_verdict(dict(verdict, nonce=job["nonce"]), report)
        os.close(channel)
        os.close(report)
        if not place.goes_on(sent < SMALL_BYTES and left_nothing(verdict, problem)):
            return
        descriptors = place.next_job()
        if descriptors is None:
            return
        description, channel, report = descriptors
        job, packed = read_job(description)


def problem_of(job, packed, before):
    """The problem that a job is about; `before` is the last one's. Throws SyntaxError, ValueError
    and the like."""
    if packed:
        return Problem(*marshal.loads(packed))
    return Problem.compiled(job) if "test" in job else before


def left_nothing(verdict, problem):
    """Whether the process is as it was before the verdict, as far as another program of the same
    problem could ever tell."""
    if verdict["kind"] == "compiled":
        return True
    return verdict["kind"] in PLAIN_KINDS and not verdict["attempts"] and problem.is_pure


def main():
    """Get ready, fork, and do one job in the child."""
    rehearse()
    gc.collect()
    gc.freeze()
    gc.disable()
    if os.fork() == 0:
        try:
            run()
        finally:
            os._exit(0)
    os._exit(0)


if __name__ == "__main__":
    main()
