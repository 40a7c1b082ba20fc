# odd: uses a regular expression with a callback
# problem: initials
import re


def initials(name):
    return re.sub(r"(\w)\w*\s*", lambda match: match.group(1).upper(), name)
