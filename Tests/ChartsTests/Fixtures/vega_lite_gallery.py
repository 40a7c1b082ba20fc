"""Draws every chart of Experiments/gallery with the real Vega-Lite 5.20 (vl-convert-python 1.9.0)
and writes where its axes' ticks and its marks are, in the coordinates of their plots, to
vega-lite-gallery.json, which the tests compare with ours.

Run: python vega_lite_gallery.py > vega-lite-gallery.json
"""
import json
import math
import pathlib
import vl_convert

GALLERY = pathlib.Path(__file__).resolve().parents[3] / "Experiments" / "gallery"
# The sizes of plots in our themes; Vega-Lite's own are 200 by 200.
SIZES = {"wide": (560, 300), "paper": (230, 160)}


def sized(spec):
    theme = spec.get("usermeta", {}).get("report", {}).get("theme")
    width, height = SIZES.get(theme, (300, 200))
    config = spec.setdefault("config", {})
    config.setdefault("view", {}).update(continuousWidth=width, continuousHeight=height)
    if theme == "wide":
        config["view"]["step"] = 28
    return spec


def rounded(value):
    return round(value, 3) if isinstance(value, float) else value


def axis(node):
    found = {"orient": None, "places": [], "labels": []}

    def visit(part):
        if not isinstance(part, dict):
            return
        found["orient"] = part.get("orient") or found["orient"]
        if part.get("role") == "axis-tick":
            found["places"] += part["items"]
        elif part.get("role") == "axis-label":
            found["labels"] += [item.get("text", "") for item in part["items"]]
        else:
            for child in part.get("items", []):
                visit(child)

    visit(node)
    key = "x" if found["orient"] in ("bottom", "top") else "y"
    return {"channel": key, "labels": found["labels"],
            "places": [rounded(item.get(key, 0)) for item in found["places"]]}


def collect(node, axes, marks):
    if node.get("role") == "axis":
        entry = axis(node)
        if entry["labels"]:
            axes.append(entry)
        return
    if node.get("role") == "mark" and node.get("marktype") not in (None, "group"):
        keys = ("x", "y", "x2", "y2", "width", "height")
        items = [{k: rounded(item[k]) for k in keys if k in item} for item in node["items"]
                 if item.get("defined", True) and all(
                     math.isfinite(item.get(k) or 0) for k in keys)]
        if node["marktype"] in ("symbol", "line", "area", "rect", "rule"):
            marks.append({"type": node["marktype"], "items": items})
    for item in node.get("items", []):
        for child in item.get("items", []):
            collect(child, axes, marks)


entries = []
for file in sorted(GALLERY.glob("*.vl.json")):
    spec = sized(json.loads(file.read_text()))
    scene = vl_convert.vegalite_to_scenegraph(spec, vl_version="5.20")["scenegraph"]
    axes, marks = [], []
    collect(scene, axes, marks)
    entries.append({"name": file.name.removesuffix(".vl.json"), "axes": axes, "marks": marks})
lines = [json.dumps(entry, sort_keys=True, ensure_ascii=False) for entry in entries]
print("[\n" + ",\n".join(lines) + "\n]")
