"""Draws every chart of Experiments/gallery with `report` and with the real Vega-Lite, and puts the
pictures beside each other on one page, for eyes to compare.

Run: python side_by_side.py FOLDER [CHART.vl.json…]

Needs vl-convert-python and a built `report` (REPORT, or .build/release/report). Writes
FOLDER/index.html and the pictures beside it. Exit status 1 if one of the two draws a chart that
the other does not.
"""
import html
import os
import pathlib
import subprocess
import sys

import vl_convert

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORT = os.environ.get("REPORT", str(ROOT / ".build/release/report"))
STYLE = """
body { font: 14px sans-serif; margin: 24px; background: #ececec }
h2 { font-size: 14px; margin: 28px 0 6px }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start }
.pair > div { overflow: auto } .pair img { background: white; max-width: 100% }
p.note { margin: 4px 0; color: #933 }
"""


def ours(chart, target):
    run = subprocess.run([REPORT, "render", str(chart), "-o", str(target)],
                         capture_output=True, text=True)
    lines = [line.split(": ", 1)[-1] for line in run.stderr.splitlines()]
    return run.returncode == 0, lines


def theirs(chart, target):
    try:
        target.write_text(vl_convert.vegalite_to_svg(chart.read_text(), vl_version="5.20"))
        return True, []
    except Exception as error:  # its own kind differs between versions
        return False, [str(error).splitlines()[0]]


def picture(drawn, notes, name):
    image = f'<img src="{name}">' if drawn else "<em>not drawn</em>"
    words = "".join(f'<p class="note">{html.escape(note)}</p>' for note in notes)
    return f"<div>{image}{words}</div>"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    charts = [pathlib.Path(name) for name in sys.argv[2:]]
    charts = charts or sorted((ROOT / "Experiments" / "gallery").glob("*.vl.json"))
    parts, unequal = [], 0
    for chart in charts:
        name = chart.name.removesuffix(".vl.json")
        one = ours(chart, folder / f"{name}.ours.svg")
        two = theirs(chart, folder / f"{name}.vega.svg")
        unequal += one[0] != two[0]
        parts.append(f"<h2>{html.escape(name)}</h2><div class=pair>"
                     + picture(*one, f"{name}.ours.svg") + picture(*two, f"{name}.vega.svg")
                     + "</div>")
    (folder / "index.html").write_text(
        "<!DOCTYPE html><meta charset=utf-8><title>Ours and Vega-Lite's</title>"
        f"<style>{STYLE}</style><h1>report, and Vega-Lite 5.20</h1>" + "\n".join(parts))
    print(f"{len(charts)} pairs on {folder / 'index.html'}; drawn by one alone: {unequal}")
    sys.exit(1 if unequal else 0)


main()
