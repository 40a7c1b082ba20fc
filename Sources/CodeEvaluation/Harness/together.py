"""Judging a problem whose test cannot be split from the program: both run in one process.

This is weaker than the split, and the records say so. What stands against cheating here: programs
that reach for the interpreter's insides are refused before they run; the nonce and everything that
decides are out of the program's namespaces; the builtins and the modules that tests lean on are
compared with what they were, and put back, before the test runs and after it; and `passed` needs
the test's last line to have been reached by falling off its end, not by an exit.
"""

import ast
import builtins
import sys

PROGRAM_NAME = "<program>"

# The modules a program may import here: none that looks into the interpreter, runs text, or reaches
# out of the process.
_allowed_modules = frozenset(
    "__future__ abc array bisect calendar cmath collections copy dataclasses datetime decimal enum "
    "fractions functools hashlib heapq itertools json math numbers operator random re statistics "
    "string textwrap time typing unicodedata".split())
# Modules that those hold as attributes, with or without an underscore before the name.
_forbidden_modules = frozenset(
    "builtins ctypes gc inspect importlib imp io marshal os pickle copyreg sys threading thread "
    "types warnings weakref socket signal posix subprocess contextlib codecs".split())
_forbidden_names = frozenset(
    "__builtins__ __import__ __loader__ __spec__ globals locals vars eval exec compile open input "
    "breakpoint memoryview exit quit getattr setattr delattr attrgetter methodcaller Formatter "
    "get_type_hints ForwardRef make_dataclass".split())
_forbidden_attributes = frozenset(
    "__globals__ __code__ __closure__ __subclasses__ __bases__ __base__ __mro__ mro __dict__ "
    "__builtins__ __import__ __self__ __func__ __wrapped__ __reduce__ __reduce_ex__ __traceback__ "
    "__getattribute__ __del__ tb_frame tb_next f_back f_globals f_locals f_builtins f_code "
    "gi_frame gi_code "
    "cr_frame ag_frame attrgetter methodcaller Formatter get_type_hints ForwardRef make_dataclass "
    "format_map __context__ __cause__ modules _getframe settrace setprofile".split())

# Methods that would decide an assertion in the program's favour. Refused where the reference
# solution has none of that name (if it has, the judge allows the word).
_deciding = frozenset(
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __bool__ __contains__ __abs__ __sub__ __rsub__ "
    "__float__ __round__ startswith endswith issubset issuperset".split())

# What the guards compare: everything in these namespaces, by identity.
_guarded = ("builtins", "math", "random", "copy", "collections", "itertools", "functools", "string",
            "operator", "re", "typing", "sys", "os", "json")


class Forbidden(Exception):
    """The program reaches for what no program judged in one process may have."""


def inspect(source, allowed):
    """Refuse a program that looks into the interpreter, by other words than the `allowed` ones.
    Throws Forbidden; SyntaxError passes, for the program itself is going to meet it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        inspect_node(node, allowed)


def inspect_node(node, allowed):
    """Refuse one node. Throws Forbidden."""
    words = ()
    if isinstance(node, ast.Import):
        words = [x.name for x in node.names if x.name.split(".")[0] not in _allowed_modules]
    elif isinstance(node, ast.ImportFrom):
        module = (node.module or "").split(".")[0]
        words = [module] if module not in _allowed_modules else [
            x.name for x in node.names if is_reserved(x.name)]
    elif isinstance(node, ast.Name):
        stored = isinstance(node.ctx, ast.Store) and node.id in _deciding
        words = [node.id] if stored or node.id in _forbidden_names else []
    elif isinstance(node, ast.Attribute):
        open_format = node.attr == "format" and not isinstance(node.value, ast.Constant)
        stored = isinstance(node.ctx, ast.Store) and node.attr in _deciding
        words = [node.attr] if open_format or stored or is_reserved(node.attr) else []
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        words = [node.name] if node.name in _forbidden_attributes | _deciding else []
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = [x for x in _forbidden_attributes | _deciding
                 if x.startswith("__") and x in node.value]
    for word in sorted(words):
        if word not in allowed:
            raise Forbidden(word)


def is_reserved(name):
    """Whether an attribute of this name leads into the interpreter or out of the process."""
    return (name in _forbidden_attributes or name in _forbidden_names
            and name not in ("compile", "open", "input")
            or name.lstrip("_") in _forbidden_modules)


class Snapshot:
    """What the guarded modules held at one moment."""

    def __init__(self):
        self.modules = [(name, module, dict(vars(module))) for name, module in
                        ((name, sys.modules.get(name)) for name in _guarded) if module is not None]

    def changed(self):
        """The first name that holds something else now, or None. Puts everything back."""
        found = None
        for name, module, before in self.modules:
            if sys.modules.get(name) is not module:
                found = found or "sys.modules[%r]" % name
                sys.modules[name] = module
            now = vars(module)
            for key, value in before.items():
                if key not in now or now[key] is not value:
                    if not _may_change(name, key):
                        found = found or "%s.%s" % (name, key)
                    now[key] = value
        return found


def _may_change(module, key):
    return key.startswith("__warning") or (module, key) == ("builtins", "_") or (
        module == "sys" and key in ("last_type", "last_value", "last_traceback"))


def judge(job, problem, module, examiner):
    """The verdict on a program that runs in this process; without the nonce."""
    text_of = examiner.brief.clean
    try:
        inspect(job["program"], frozenset(job.get("allowed", ())))
    except Forbidden as reason:
        return {"kind": "forbidden call", "text": "the program uses %s" % reason, "calls": 0,
                "word": str(reason)}
    names = module.__dict__
    snapshot = Snapshot()
    counter = Counter(job["entry_point"])
    error = run(compile_and_run, job["program"], names)
    if error is None and job["entry_point"] not in names:
        return {"kind": "not defined", "calls": 0,
                "text": "name '%s' is not defined" % job["entry_point"]}
    reached = []
    changed = snapshot.changed()
    if error is None and changed is None:
        error = run(run_test, problem.test, names, counter, reached)
        changed = snapshot.changed()
    if changed is not None:
        return {"kind": "forbidden call", "calls": counter.calls,
                "text": text_of("the program changed " + changed)}
    if error is None and reached:
        return {"kind": "passed", "text": "", "calls": counter.calls}
    return explain(problem, error, counter, examiner)


class Counter:
    """Counts the calls of the entry point, as far as `check` makes them through its argument."""

    def __init__(self, name):
        self.name = name
        self.calls = 0

    def counting(self, entry):
        """`entry` itself where it is a class, else a function that counts and calls it."""
        if isinstance(entry, type):
            return entry

        def counted(*arguments, **named):
            self.calls += 1
            try:
                return entry(*arguments, **named)
            except (StopIteration, StopAsyncIteration) as error:
                # Unchanged, it would end a `map` of the test before the comparisons.
                raise RuntimeError("the program raised StopIteration") from error
        counted.__name__ = counted.__qualname__ = self.name
        return counted


def run(work, *arguments):
    """Do something; the exception it ended with, or None."""
    try:
        work(*arguments)
    except BaseException as error:
        return error
    return None


def compile_and_run(source, names):
    """Run the program in its namespace."""
    exec(compile(source, PROGRAM_NAME, "exec", dont_inherit=True), names)


def run_test(test, names, counter, reached):
    """Run the test after the program, in the same namespace, as the reference harness does."""
    entry = names[counter.name]
    names.pop("check", None)
    exec(test, names)
    if "check" in names:
        names["check"](counter.counting(entry))
    reached.append(True)


def explain(problem, error, counter, examiner):
    """The verdict on a program that did not pass."""
    verdict = {"calls": counter.calls, "text": examiner.text_of(error, None)}
    line, innermost = program_line(error)
    if not innermost and type(error) is AssertionError:
        verdict["kind"] = "wrong answer"
        examiner.add_assertion(verdict, error, problem)
        return verdict
    verdict["kind"] = "out of memory" if isinstance(error, MemoryError) else "exception"
    if not innermost and line == 0:
        verdict["kind"] = "wrong answer"
    kind = type.__dict__["__name__"].__get__(type(error))
    base = next(x.__name__ for x in type.__dict__["__mro__"].__get__(type(error))
                if vars(builtins).get(x.__name__) is x)
    verdict["exception"] = {"type": examiner.brief.clean(kind, 100), "base": base,
                            "text": verdict["text"],
                            "line": max(0, line - problem.line)}
    return verdict


def program_line(error):
    """The last line of the program in the traceback, and whether the exception came from there
    rather than from the test below it."""
    line, innermost = 0, False
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file == PROGRAM_NAME:
            line, innermost = trace.tb_lineno, True
        elif file == "<test>":
            innermost = False
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == PROGRAM_NAME:
        return error.lineno or line, True
    return line, innermost
