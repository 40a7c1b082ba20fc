"""What makes a program of one function of a module: its own lines, and those it needs."""

import ast
import builtins
import importlib.util
import symtable

MAX_PROMPT = 1 << 14

_LAZY = 0x20 | 0x80 | 0x100 | 0x200  # code flags of generators and coroutines
_known = frozenset(dir(builtins))
_definitions = (ast.FunctionDef, ast.AsyncFunctionDef)
_wide = _definitions + (ast.ClassDef,)
_simple = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign) + _wide
_failures = (SyntaxError, ValueError, RecursionError, MemoryError)


class Module:
    """The source of a module; `roots` are the names of the project's own top-level modules."""

    def __init__(self, text, roots):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = text.split("\n")
        self.roots = roots
        self.functions = {}  # (line, name) -> (node, its place: function, method or nested)
        self.bindings = {}  # a global name -> the one statement that binds it, or None
        self.future = []
        try:
            tree = ast.parse(text)
            self.find(tree, "function")
        except _failures:
            return
        for statement in tree.body:
            self.bind(statement)

    def find(self, parent, place):
        """Remember all functions below a node."""
        for node in ast.iter_child_nodes(parent):
            below = place
            if isinstance(node, _definitions):
                line = min([node.lineno] + [x.lineno for x in node.decorator_list])
                # One under an `if` or a `try` is not simply what its module defines.
                at_top = place != "function" or isinstance(parent, ast.Module)
                self.functions[line, node.name] = (node, place if at_top else "nested")
                below = "nested"
            elif isinstance(node, ast.ClassDef):
                below = "method" if place != "nested" else "nested"
            self.find(node, below)

    def bind(self, statement):
        """Remember which names a top-level statement binds."""
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            self.future.append(statement)
            return
        for name in bound(statement):
            known = name in self.bindings or not isinstance(statement, _simple)
            self.bindings[name] = None if known else statement

    def segment(self, node):
        """The lines of a statement, with its decorators."""
        first = min([node.lineno] + [x.lineno for x in getattr(node, "decorator_list", [])])
        return "\n".join(self.lines[first - 1:node.end_lineno]) + "\n"

    def excerpt(self, line, name):
        """What is known of a function: a dict, or None if there is none in this place."""
        node, place = self.functions.get((line, name), (None, None))
        if node is None:
            return None
        known = {"place": place, "decorated": bool(node.decorator_list), "lazy": False,
                 "docstring": bool((ast.get_docstring(node, clean=False) or "").strip()),
                 "prompt": None, "body": None, "missing": []}
        if place != "function" or known["decorated"]:
            return known
        if self.bindings.get(name) is not node:
            known["missing"] = [name]  # another statement binds the name again
            return known
        try:
            known["lazy"] = is_lazy(self.segment(node), name)
            needed, known["missing"] = self.context(node)
        except _failures:
            known["missing"] = ["?"]
            return known
        if known["docstring"] and not known["missing"]:
            self.split(node, needed, known)
        return known

    def split(self, node, needed, known):
        """Add the function in two parts: up to its docstring, and from there on."""
        last = node.body[0].end_lineno
        if len(node.body) < 2 or node.body[1].lineno <= last or node.body[0].lineno == node.lineno:
            return
        prompt, was_wide = "", True
        for statement in needed + [node]:
            is_wide = isinstance(statement, _wide)
            prompt += "\n\n" * (bool(prompt) and (is_wide or was_wide))
            prompt += self.segment(statement) if statement is not node else "\n".join(
                self.lines[node.lineno - 1:last]) + "\n"
            was_wide = is_wide
        if len(prompt) > MAX_PROMPT:
            known["missing"] = ["?"]
            return
        known["prompt"] = prompt
        known["body"] = "\n".join(self.lines[last:node.end_lineno]) + "\n"

    def context(self, node):
        """The other top-level statements that a function needs, in order, and the names that
        none of them binds."""
        wanted, chosen, missing = free_names(self.segment(node), node.name), {}, set()
        wanted = sorted(wanted)
        while wanted:
            name = wanted.pop()
            statement = self.bindings.get(name)
            if statement is node or (name in _known and name not in self.bindings):
                continue
            if statement is None or not self.is_at_hand(statement):
                missing.add(name)
            elif statement.lineno not in chosen:
                chosen[statement.lineno] = statement
                wanted += sorted(free_names(self.segment(statement)))
        return self.future + [chosen[x] for x in sorted(chosen)], sorted(missing)

    def is_at_hand(self, statement):
        """Whether a statement means the same outside of the project."""
        if isinstance(statement, ast.Import):
            names = [x.name for x in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            names = [statement.module or ""] if statement.level == 0 else [""]
        else:
            return True
        roots = [x.partition(".")[0] for x in names]
        return all(x and x not in self.roots and is_installed(x) for x in roots)


def bound(statement):
    """The names that a top-level statement binds."""
    names = set()
    if isinstance(statement, _wide):
        return {statement.name}
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, _wide):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {x.asname or x.name.partition(".")[0] for x in node.names}
    return names


def is_installed(root):
    """Whether there is a module of this name outside of the project."""
    try:
        return importlib.util.find_spec(root) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def is_lazy(segment, name):
    """Whether a function is a generator or a coroutine."""
    code = compile(segment, "<function>", "exec", dont_inherit=True)
    return any(getattr(x, "co_name", None) == name and x.co_flags & _LAZY for x in code.co_consts)


def free_names(segment, own=None):
    """The global names that a statement reads, in all its scopes; `?` for one that a function
    binds. `own` is left out."""
    top = symtable.symtable(segment, "<statement>", "exec")
    names = {x.get_name() for x in top.get_symbols() if x.is_referenced()}
    left = list(top.get_children())
    while left:
        table = left.pop()
        left += table.get_children()
        for symbol in table.get_symbols():
            if symbol.is_global():
                names.add("?" if symbol.is_declared_global() and symbol.is_assigned()
                          else symbol.get_name())
    return names - {own}
