"""Asks PyPI's jsonschema what it thinks of the specs, by the schema that the program prints.

Every spec of Experiments/ must be valid, and each of the bad ones below, which differ from a good
one in a single setting, must be refused, by jsonschema and by `report check` alike. Prints a line
for each spec on which one of them says otherwise; exit status 1 if there is any.

    python3 Tests/Oracles/spec_schema.py [path to report]
"""

import copy
import importlib.metadata
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOD = ROOT / "Experiments" / "quickstart.json"

# Where, and what stands there instead; None takes the key away.
BAD = [
    ("schemaVersion", 2),
    ("schemaVersion", "1"),
    ("name", None),
    ("name", "../up"),
    ("name", ""),
    ("Title", "upper case"),
    ("models", []),
    ("models.0.kind", "endpoint"),
    ("models.0", {"kind": "checkpoint", "name": "careful"}),
    ("models.0.file", None),
    ("models.0.file", {"url": "https://example.org/a.jsonl"}),
    ("models.0.file", {"path": "a", "url": "https://example.org/a", "sha256": "0" * 64}),
    ("models.0.file.sha256", "12ab"),
    ("models.0.temperature", -1),
    ("models.0.temperature", [0.2]),
    ("models.0.family", ""),
    ("models.0.parameters", 1.5),
    ("task.kind", "functions"),
    ("task.problems", {}),
    ("sampling", {"temperature": []}),
    ("sampling", {"temperature": [0.2, 0.2]}),
    ("sampling", {"temprature": 0.2}),
    ("sampling", {"topP": 0}),
    ("sampling", {"n": 2.5}),
    ("k", 0),
    ("k", [1, 1]),
    ("limits.timeoutSeconds", 0),
    ("ranking", "mean_logp"),
    ("ranking", {"heuristics": []}),
    ("ranking", {"heuristics": ["mean"]}),
    ("matrix", {}),
    ("matrix", {"exclude": [{"temprature": 0.2}]}),
    ("matrix", {"exclude": {"model": "careful"}}),
    ("bleu", {"samples": 0}),
    ("bleu", {"problems": "T/0"}),
    ("figures.pass-at-k.chart", None),
    ("figures.pass-at-k.chart", "figure-99"),
    ("figures.pass-at-k.chart", 5),
    ("figures.pass-at-k.where", {"k": True}),
    ("figures.pass-at-k.where", {"k": []}),
    ("figures.pass-at-k.overlay", "paper.figure5"),
    ("figures.a b", {"chart": "pass-at-k"}),
    ("tables.summary.table", None),
    ("tables.summary.rows", 0),
    ("tables.summary.columns.0.format", 1),
    ("data", {"d": {"values": []}}),
    ("data", {"d": {"values": [1]}}),
    ("data", {"d": {"difference": {"of": "summary"}}}),
    ("data", {"d": {"values": [{}], "difference": {"of": "summary", "with": "paper.table1"}}}),
    ("report", {"publish": "some"}),
]


def changed(spec, path, value):
    """The spec with `value` at `path`, or without what stands there."""
    spec = copy.deepcopy(spec)
    *parents, last = path.split(".")
    place = spec
    for step in parents:
        place = place[int(step) if isinstance(place, list) else step] if (
            isinstance(place, list) or step in place) else place.setdefault(step, {})
    if value is None:
        del place[last]
    else:
        place[last] = value
    return spec


def accepts(program, file):
    """Whether `report check` takes the spec; anything but 0 and 2 is a failure of its own."""
    run = subprocess.run([program, "check", file], capture_output=True, text=True)
    if run.returncode not in (0, 2):
        sys.exit(f"{file}: status {run.returncode}: {run.stderr}")
    return run.returncode == 0


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/report")
    schema = json.loads(subprocess.run(
        [program, "schema"], capture_output=True, text=True, check=True).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    wrong = []
    good = sorted((ROOT / "Experiments").glob("*.json"))
    for file in good:
        for error in validator.iter_errors(json.loads(file.read_text())):
            wrong.append(f"{file.name}: jsonschema: {error.json_path}: {error.message[:200]}")
        if not accepts(program, str(file)):
            wrong.append(f"{file.name}: refused by report check")
    spec = json.loads(GOOD.read_text())
    # Beside the good one, so that its paths lead where they should.
    with tempfile.NamedTemporaryFile("w", suffix=".json", dir=GOOD.parent) as file:
        for path, value in BAD:
            bad = changed(spec, path, value)
            if validator.is_valid(bad):
                wrong.append(f"{path} = {json.dumps(value)}: taken by jsonschema")
            file.seek(0)
            file.truncate()
            json.dump(bad, file)
            file.flush()
            if accepts(program, file.name):
                wrong.append(f"{path} = {json.dumps(value)}: taken by report check")
    print("\n".join(wrong) if wrong else
          f"{len(good)} specs are taken and {len(BAD)} bad ones refused by both: "
          f"jsonschema {importlib.metadata.version('jsonschema')} and report check")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
