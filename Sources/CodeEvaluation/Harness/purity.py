"""Tells whether a problem's test leaves the interpreter as it found it, so that the next program of
the same problem can meet its test there.

This guards against accidents, not against enemies: tests are trusted, and no program runs where
they do. What is not known to be harmless counts as harmful, and costs a fork for each program.
"""

import ast

# Modules that keep nothing of what is done with them, but for the one state that is set anew
# before each test (that of `random`).
_stateless = frozenset("""
    abc array bisect cmath collections copy dataclasses datetime enum fractions functools heapq
    itertools math numbers operator random re statistics string struct textwrap typing
""".split())

_far_reaching = frozenset("""
    __builtins__ __import__ __loader__ __spec__ breakpoint compile delattr eval exec exit getattr
    globals help input locals memoryview open quit setattr type vars
""".split())


def leaves_no_trace(source):
    """Whether code may be run again and again, each time in a new namespace, and always find the
    same. Throws SyntaxError and the like."""
    return all(map(_is_harmless, ast.walk(ast.parse(source))))


def _is_harmless(node):
    if isinstance(node, ast.Import):
        return all(x.name.partition(".")[0] in _stateless for x in node.names)
    if isinstance(node, ast.ImportFrom):
        return (node.level == 0 and node.module.partition(".")[0] in _stateless
                and not any(x.name.startswith("_") for x in node.names))
    if isinstance(node, ast.Name):
        return node.id not in _far_reaching
    if isinstance(node, ast.Attribute):
        return not node.attr.startswith("_") and (_is_loaded(node) or _is_own(node.value))
    if isinstance(node, ast.Subscript):
        # What hangs on a name is new each time; what hangs on a module's name is not.
        return (_is_loaded(node) or not isinstance(node.value, ast.Attribute)
                or _is_own(node.value.value))
    return True


def _is_loaded(node):
    return isinstance(node.ctx, ast.Load)


def _is_own(node):
    return isinstance(node, ast.Name) and node.id == "self"
