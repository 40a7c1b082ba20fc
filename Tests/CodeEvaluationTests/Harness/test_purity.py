"""Which tests leave no trace. Run: python3 test_purity.py"""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "../../../Sources/CodeEvaluation/Harness"))

import purity  # noqa: E402


class Purity(unittest.TestCase):
    def test_these_leave_nothing(self):
        for source in [
            "METADATA = {'author': 'a'}\n\n\ndef check(candidate):\n    assert candidate(1) == 2\n",
            "import math, random\nrandom.seed(3)\nx = [random.random(), math.pi]\nx[0] = 1\n",
            "from collections import Counter\nc = Counter()\nc['a'] += 1\ndel c['a']\n",
            "import collections.abc as abc\nclass A:\n    def __init__(self):\n"
            "        self.x = []\n        self.x[0:] = [1]\n",
            "def check(candidate):\n    global seen\n    seen = 1\n    assert abs(candidate(2)) < 3\n",
        ]:
            self.assertTrue(purity.leaves_no_trace(source), source)

    def test_these_may_leave_something(self):
        for source in [
            "import sys", "import os.path", "from sys import modules", "from . import random",
            "import numpy as np", "import math\nmath.pi = 3\n", "import math\ndel math.pi\n",
            "import copy\ncopy.dispatch_table[int] = 3\n", "import random\nrandom._inst = 3\n",
            "import math\nsetattr(math, 'pi', 3)\n", "__import__('sys').path.clear()",
            "exec('import sys')", "print(open('x').read())", "globals()['x'] = 1",
            "import math\nvars(math)['pi'] = 3\n", "str.__subclasses__()", "(lambda: 0).__globals__",
            "def f():\n    pass\nf.count = 1\n", "import math\nmath.pi += 1\n",
            "import math\nfor math.pi in [1, 2]: pass\n", "from random import _inst\n",
        ]:
            self.assertFalse(purity.leaves_no_trace(source), source)

    def test_what_is_no_python_has_no_answer(self):
        for source in ["def f(", "x = \0"]:
            with self.assertRaises((SyntaxError, ValueError)):
                purity.leaves_no_trace(source)


if __name__ == "__main__":
    unittest.main()
