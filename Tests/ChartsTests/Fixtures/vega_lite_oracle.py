"""Renders small specs with the real Vega-Lite 5.20 (vl-convert-python 1.9.0) and writes where
its ticks, labels and marks are to vega-lite-oracle.json, which the tests compare with ours.

Run: python vega_lite_oracle.py > vega-lite-oracle.json
"""
import json
import vl_convert

Q, N, O = "quantitative", "nominal", "ordinal"


def q(field, **more):
    return {"field": field, "type": Q, **more}


def n(field, **more):
    return {"field": field, "type": N, **more}


XY = [{"a": a, "b": b} for a, b in [(1, 2.5), (3, -4), (7.5, 11), (20, 28.3), (97, 55)]]
SMALL = [{"a": 0.0013, "b": 0.1}, {"a": 0.0207, "b": 0.34}, {"a": 0.81, "b": 0.77}]
CATS = [{"c": c, "s": s, "v": v} for c, s, v in [
    ("b", "x", 3), ("b", "y", 4), ("a", "x", 7), ("a", "y", 1), ("d", "x", 2.5), ("d", "y", 6)]]
RATES = [{"r": r / 40} for r in [0, 0, 1, 1, 1, 2, 4, 5, 5, 9, 13, 17, 18, 22, 25, 30, 31, 38, 39, 40]]
SIZE = {"width": 300, "height": 200}

SPECS = {
    "point-linear": {"data": {"values": XY}, "mark": "point",
                     "encoding": {"x": q("a"), "y": q("b")}},
    "point-no-zero": {"data": {"values": XY}, "mark": "point",
                      "encoding": {"x": q("a", scale={"zero": False}),
                                   "y": q("b", scale={"nice": False})}},
    "line-zero": {"data": {"values": SMALL}, "mark": "line",
                  "encoding": {"x": q("a"), "y": q("b")}},
    "log-x": {"data": {"values": XY}, "mark": "point",
              "encoding": {"x": q("a", scale={"type": "log"}), "y": q("b")}},
    "log-both": {"data": {"values": SMALL}, "mark": "point",
                 "encoding": {"x": q("a", scale={"type": "log"}),
                              "y": q("b", scale={"type": "log"})}},
    "log-no-nice": {"data": {"values": XY}, "mark": "point",
                    "encoding": {"x": q("a", scale={"type": "log", "nice": False}), "y": q("b")}},
    "log-base-2": {"data": {"values": [{"a": 1, "b": 1}, {"a": 64, "b": 2}]}, "mark": "point",
                   "encoding": {"x": q("a", scale={"type": "log", "base": 2}), "y": q("b")}},
    "symlog": {"data": {"values": XY}, "mark": "point",
               "encoding": {"x": q("a"), "y": q("b", scale={"type": "symlog"})}},
    "sqrt": {"data": {"values": XY}, "mark": "point",
             "encoding": {"x": q("a", scale={"type": "sqrt"}), "y": q("b")}},
    "domain": {"data": {"values": XY}, "mark": "point",
               "encoding": {"x": q("a", scale={"domain": [-10, 110]}),
                            "y": q("b", scale={"domain": [60, -10]})}},
    "tiny-range": {"data": {"values": [{"a": 0.1, "b": 1000001}, {"a": 0.7, "b": 1000004}]},
                   "mark": "point", "encoding": {"x": q("a"),
                                                 "y": q("b", scale={"zero": False})}},
    "thousands": {"data": {"values": [{"a": 0, "b": 0}, {"a": 12345, "b": 2500000}]},
                  "mark": "point", "encoding": {"x": q("a"), "y": q("b")}},
    "formats": {"data": {"values": SMALL}, "mark": "point",
                "encoding": {"x": q("a", axis={"format": ".0%"}),
                             "y": q("b", axis={"format": ".2f"})}},
    "percent": {"data": {"values": SMALL}, "mark": "point",
                "encoding": {"x": q("a", axis={"format": "%"}),
                             "y": q("b", axis={"format": ".1~%"})}},
    "percent-log": {"data": {"values": SMALL}, "mark": "point",
                    "encoding": {"x": q("a", scale={"type": "log"}, axis={"format": "%"}),
                                 "y": q("b", scale={"type": "log"}, axis={"format": "s"})}},
    "exponents": {"data": {"values": SMALL}, "mark": "point",
                  "encoding": {"x": q("a", axis={"format": "e"}),
                               "y": q("b", axis={"format": "p"})}},
    "prefixes": {"data": {"values": [{"a": 1.2e6, "b": 0.2}, {"a": 7.7e6, "b": 0.9}]},
                 "mark": "point",
                 "encoding": {"x": q("a", axis={"format": "s"}, scale={"zero": False}),
                              "y": q("b", axis={"format": "s"}, scale={"zero": False})}},
    "tick-count": {"data": {"values": XY}, "mark": "point",
                   "encoding": {"x": q("a", axis={"tickCount": 3}),
                                "y": q("b", axis={"values": [0, 20, 50]})}},
    "bar-nominal": {"data": {"values": CATS}, "mark": "bar",
                    "encoding": {"x": n("c"), "y": {"aggregate": "sum", **q("v")}}},
    "bar-stacked": {"data": {"values": CATS}, "mark": "bar",
                    "encoding": {"x": n("c"), "y": q("v"), "color": n("s")}},
    "bar-stacked-lying": {"data": {"values": CATS}, "mark": "bar",
                          "encoding": {"y": n("c"), "x": q("v"), "color": n("s")}},
    "point-stacked": {"data": {"values": CATS}, "mark": "point",
                      "encoding": {"x": q("v", stack="zero"), "y": n("c"),
                                   "detail": n("s")}},
    "bar-normalized": {"data": {"values": CATS}, "mark": "bar",
                       "encoding": {"x": n("c"), "y": q("v", stack="normalize"),
                                    "color": n("s")}},
    "bar-grouped": {"data": {"values": CATS}, "mark": "bar",
                    "encoding": {"x": n("c"), "y": q("v"), "xOffset": n("s"), "color": n("s")}},
    "bar-horizontal": {"data": {"values": CATS}, "mark": "bar",
                       "encoding": {"y": n("c", sort="-x"),
                                    "x": {"aggregate": "mean", **q("v")}}},
    "bar-continuous": {"data": {"values": XY}, "mark": "bar",
                       "encoding": {"x": q("a"), "y": q("b")}},
    "histogram": {"data": {"values": RATES}, "mark": "bar",
                  "encoding": {"x": q("r", bin=True), "y": {"aggregate": "count", "type": Q}}},
    "histogram-20": {"data": {"values": RATES}, "mark": "bar",
                     "encoding": {"x": q("r", bin={"maxbins": 20}),
                                  "y": {"aggregate": "count", "type": Q}}},
    "heatmap": {"data": {"values": CATS}, "mark": "rect",
                "encoding": {"x": n("c"), "y": n("s"), "color": q("v")}},
    "point-scale": {"data": {"values": CATS}, "mark": "point",
                    "encoding": {"x": n("c"), "y": q("v")}},
    "area": {"data": {"values": XY}, "mark": "area", "encoding": {"x": q("a"), "y": q("b")}},
    "errorbar": {"data": {"values": CATS}, "mark": {"type": "errorbar", "extent": "stdev"},
                 "encoding": {"x": n("c"), "y": q("v")}},
    "rule": {"data": {"values": XY}, "mark": "rule",
             "encoding": {"x": q("a"), "y": q("b"), "x2": {"datum": 50}}},
    "ordinal-numbers": {"data": {"values": [{"k": k, "v": k} for k in [10, 1, 100, 2]]},
                        "mark": "bar", "encoding": {"x": {"field": "k", "type": O}, "y": q("v")}},
    "equal-values": {"data": {"values": [{"a": 5, "b": 5}, {"a": 5, "b": 5}]}, "mark": "point",
                     "encoding": {"x": q("a", scale={"zero": False}), "y": q("b")}},
    "steps": {"data": {"values": CATS}, "mark": "bar", "width": {"step": 33}, "height": 100,
              "encoding": {"x": n("c"), "y": q("v")}},
}


def roles(node, found, role=None):
    role = node.get("role", role)
    if node.get("role") == "axis":
        found["axes"].append(node)
        return
    if node.get("marktype") not in (None, "group") and node.get("role") == "mark":
        found["marks"].append(node)
    for item in node.get("items", []):
        for child in item.get("items", []) if isinstance(item, dict) else []:
            roles(child, found, role)


def axis(node):
    found = {"orient": None, "ticks": [], "labels": []}

    def visit(part):
        if isinstance(part, dict):
            found["orient"] = part.get("orient") or found["orient"]
            if part.get("role") == "axis-tick":
                found["ticks"] += part["items"]
            elif part.get("role") == "axis-label":
                found["labels"] += [i.get("text", "") for i in part["items"]]
            else:
                for child in part.get("items", []):
                    visit(child)

    visit(node)
    return found


def entry(name, spec):
    spec = {**SIZE, **spec}
    scene = vl_convert.vegalite_to_scenegraph(spec, vl_version="5.20")["scenegraph"]
    found = {"axes": [], "marks": []}
    roles(scene, found)
    result = {"name": name, "spec": spec, "axes": {}, "marks": []}
    for node in found["axes"]:
        parts = axis(node)
        if parts["labels"]:
            key = "x" if parts["orient"] in ("bottom", "top") else "y"
            result["axes"][key] = {
                "places": [t.get(key, 0) for t in parts["ticks"]], "labels": parts["labels"]}
    for node in found["marks"]:
        result["marks"].append({
            "type": node["marktype"],
            "items": [{k: i[k] for k in ("x", "y", "x2", "y2", "width", "height") if k in i}
                      for i in node["items"]]})
    return result


print(json.dumps([entry(k, s) for k, s in SPECS.items()], indent=1, sort_keys=True,
                 ensure_ascii=False))
