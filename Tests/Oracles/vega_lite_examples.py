"""Says which of other people's Vega-Lite specs `report render` draws, and what the others need.

Run: python vega_lite_examples.py SPECS DATA OUT

SPECS is a folder of .vl.json files, such as examples/specs of Vega-Lite's repository. DATA holds
the files that their `data.url` name, by their last part (PyPI's vega-datasets has many); they are
put into the specs, since `report` reads no data from elsewhere. Specs whose data is missing are
drawn with none: what the grammar lacks still shows. OUT gets the completed specs, the pictures
and result.json. Needs a built `report` (REPORT, or .build/release/report).
"""
import collections
import csv
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORT = os.environ.get("REPORT", str(ROOT / ".build/release/report"))


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def rows(url, folder):
    file = folder / url.rsplit("/", 1)[-1]
    if not file.exists():
        return None
    if file.suffix == ".json":
        return json.loads(file.read_text())
    with file.open(newline="") as lines:
        return [{key: number(value) for key, value in row.items()}
                for row in csv.DictReader(lines)]


def complete(node, folder, missing):
    if isinstance(node, list):
        for child in node:
            complete(child, folder, missing)
    if not isinstance(node, dict):
        return
    data = node.get("data")
    if isinstance(data, dict) and "url" in data:
        found = rows(data["url"], folder)
        if found is None:
            missing.append(data["url"])
        node["data"] = {"values": found or []}
    for key, child in node.items():
        if key not in ("values", "datasets"):
            complete(child, folder, missing)


def render(spec, picture, *flags):
    return subprocess.run([REPORT, "render", str(spec), "-o", str(picture), *flags],
                          capture_output=True, text=True, timeout=120)


def reasons(text):
    """What lies outside the subset, and other errors, without their places."""
    found = set()
    for line in text.splitlines():
        if "no place on the scales" in line:
            continue
        outside = re.search(r"“([^”]*)” is outside", line)
        found.add(outside.group(1) if outside
                  else re.sub(r"^.*?(?:error|warning): (?:/\S*: )?(?:left out: )?", "", line)[:80])
    return sorted(found)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    specs, data, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    results, crashed = {}, []
    for file in sorted(specs.glob("*.vl.json")):
        name, missing = file.name.removesuffix(".vl.json"), []
        spec = json.loads(file.read_text())
        complete(spec, data, missing)
        whole = out / file.name
        whole.write_text(json.dumps(spec))
        strict = render(whole, out / f"{name}.png")
        result = {"drawn": strict.returncode == 0, "missingData": missing, "needs": []}
        if strict.returncode not in (0, 2, 3):
            crashed.append(name)
        if not result["drawn"]:
            lenient = render(whole, out / f"{name}.lenient.png", "--lenient")
            result["needs"] = reasons(strict.stderr + lenient.stderr)
            result["drawnLeniently"] = lenient.returncode == 0
            if lenient.returncode not in (0, 2, 3):
                crashed.append(name)
        results[name] = result
    (out / "result.json").write_text(json.dumps(results, indent=1, ensure_ascii=False))
    drawn = sum(result["drawn"] for result in results.values())
    lenient = sum(result.get("drawnLeniently", False) for result in results.values())
    print(f"drawn {drawn} of {len(results)}, {lenient} more leniently; crashed: {crashed}")
    needs = collections.Counter(need for result in results.values() for need in result["needs"])
    for need, count in needs.most_common(40):
        print(f"{count:5}  {need}")


main()
