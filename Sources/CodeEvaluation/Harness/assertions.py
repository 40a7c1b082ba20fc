"""Compiles a test so that a failed `assert` can say what it compared, without calling again.

`assert left == right, message` becomes `@left = left`, `@right = right`, `assert @left == @right,
message`, and `assert value` becomes `@value = value`, `assert @value`: the same evaluations in the
same order. When one fails, its frame holds the two sides.
"""

import ast

_SYMBOLS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
            ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"}


class Recorder(ast.NodeTransformer):
    """Rewrites the assertions, and notes for each line what its assertion says.

    `notes[line]` is (source text, operator or "" or "not", whether the program's result is on the
    right).
    """

    def __init__(self, source, entry_point):
        self.lines = source.splitlines()
        self.names = {entry_point}
        self.notes = {}

    def visit_FunctionDef(self, node):
        if node.name == "check" and node.args.args:
            self.names.add(node.args.args[0].arg)
        self.generic_visit(node)
        return node

    def visit_Assert(self, node):
        test = node.test
        negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            right = test.comparators[0]
            self.note(node, _SYMBOLS[type(test.ops[0])],
                      self.calls(right) and not self.calls(test.left))
            saved = [_save(node, "@left", test.left), _save(node, "@right", right)]
            test = ast.Compare(_load("@left"), test.ops, [_load("@right")])
        elif negated:
            self.note(node, "not", False)
            saved = [_save(node, "@value", test.operand)]
            test = ast.UnaryOp(test.op, _load("@value"))
        else:
            self.note(node, "", False)
            saved = [_save(node, "@value", test)]
            test = _load("@value")
        node.test = test
        for child in ast.walk(test):
            ast.copy_location(child, node)
        return saved + [node]

    def note(self, node, operator, swapped):
        end = getattr(node, "end_lineno", None) or node.lineno
        text = " ".join(x.strip() for x in self.lines[node.lineno - 1:end])
        self.notes[node.lineno] = (text, operator, swapped)

    def calls(self, node):
        return any(isinstance(x, ast.Name) and x.id in self.names for x in ast.walk(node))


def _load(name):
    return ast.Name(name, ast.Load())


def _save(node, name, value):
    target = ast.copy_location(ast.Name(name, ast.Store()), node)
    return ast.copy_location(ast.Assign([target], value, lineno=node.lineno), node)


def compile_test(source, file, entry_point):
    """The test's code and the notes on its assertions. Throws SyntaxError and the like."""
    recorder = Recorder(source, entry_point)
    tree = recorder.visit(ast.parse(source, file))
    return compile(tree, file, "exec", dont_inherit=True), recorder.notes


def compile_prompt(prompt, file, test, entry_point):
    """The source and the code of the prompt alone, for its helpers, and whether it defines the
    entry point as a class. Source and code are "" and None if the prompt cannot be compiled by
    itself, or if the test's code `test` uses nothing of it, so that running it would be wasted
    time."""
    for ending in ("", "\n    pass\n"):
        try:
            tree = ast.parse(prompt + ending, file)
            code = compile(tree, file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        is_class = any(isinstance(x, ast.ClassDef) and x.name == entry_point for x in tree.body)
        needed = is_class or "import *" in prompt or (
            (names_in(code, False) - {entry_point}) & names_in(test, True))
        return (prompt + ending, code, is_class) if needed else ("", None, is_class)
    return "", None, False


def names_in(code, nested):
    """The global names and attributes that a code object mentions; all those nested in it too."""
    names = set(code.co_names)
    if nested:
        for constant in code.co_consts:
            if isinstance(constant, type(code)):
                names |= names_in(constant, True)
    return names


def sides(error, notes, file):
    """What a failed assertion compared: (text, operator, got, expected), values in a tuple of one
    or `None` where there is none. None if `error` is from no assertion of the test."""
    frame, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            frame, line = trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next
    if frame is None or line not in notes:
        return None
    text, operator, swapped = notes[line]
    values = frame.f_locals
    if operator in ("", "not"):
        return text, operator, (values["@value"],) if "@value" in values else None, None
    left = (values["@left"],) if "@left" in values else None
    right = (values["@right"],) if "@right" in values else None
    return (text, operator, right, left) if swapped else (text, operator, left, right)
