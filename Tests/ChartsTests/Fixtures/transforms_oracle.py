"""Runs transforms and number formats in the real Vega-Lite 5.20 (vl-convert-python 1.9.0).

Points drawn without scales stand at their values, so the picture tells the transformed table.
Run: python transforms_oracle.py > transforms-oracle.json
"""
import json
import vl_convert

ROWS = [{"g": g, "x": x, "y": y} for g, x, y in [
    ("a", 1, 2.7), ("a", 2, 4.1), ("b", 3, 4.2), ("a", 4, 7.9), ("b", 5, 9.6), ("b", 7, 15.2),
    ("a", 7, 13.8), ("b", 9.5, 20.4), ("a", 12, 23.9), ("b", 12, 30.1)]]

CASES = {
    "filter": [[{"filter": "datum.x > 2 && datum.g == 'a'"}], "x", "y"],
    "filter-range": [[{"filter": {"field": "x", "range": [3, 9]}}], "x", "y"],
    "filter-not": [[{"filter": {"not": {"field": "g", "oneOf": ["a"]}}}], "x", "y"],
    "calculate": [[{"calculate": "log(datum.x) * 10 + (datum.g === 'a' ? 1 : -1)", "as": "z"}],
                  "x", "z"],
    "calculate-functions": [[{"calculate": "pow(datum.x, 2) % 7 + max(datum.y, 5) - abs(-2)"
                                           " + clamp(datum.x, 2, 5) + floor(datum.y)",
                              "as": "z"}], "x", "z"],
    "aggregate": [[{"aggregate": [{"op": "mean", "field": "y", "as": "m"},
                                  {"op": "median", "field": "x", "as": "d"}],
                    "groupby": ["g"]}], "d", "m"],
    "aggregate-spread": [[{"aggregate": [{"op": "stdev", "field": "y", "as": "s"},
                                         {"op": "stderr", "field": "y", "as": "e"}],
                           "groupby": ["g"]}], "s", "e"],
    "aggregate-quartiles": [[{"aggregate": [{"op": "q1", "field": "y", "as": "a"},
                                            {"op": "q3", "field": "y", "as": "b"}]}], "a", "b"],
    "bin": [[{"bin": True, "field": "y", "as": ["lo", "hi"]}], "lo", "hi"],
    "bin-maxbins": [[{"bin": {"maxbins": 30}, "field": "x", "as": ["lo", "hi"]}], "lo", "hi"],
    "bin-step": [[{"bin": {"step": 2.5}, "field": "y", "as": ["lo", "hi"]}], "lo", "hi"],
    "density": [[{"density": "y", "steps": 20, "extent": [0, 35], "counts": True}],
                "value", "density"],
    "density-groups": [[{"density": "y", "groupby": ["g"], "bandwidth": 2.5, "steps": 10,
                         "extent": [0, 30], "cumulative": True}], "value", "density"],
    "regression-linear": [[{"regression": "y", "on": "x"}], "x", "y"],
    "regression-groups": [[{"regression": "y", "on": "x", "groupby": ["g"]}], "x", "y"],
    "regression-log": [[{"regression": "y", "on": "x", "method": "log"}], "x", "y"],
    "regression-exp": [[{"regression": "y", "on": "x", "method": "exp"}], "x", "y"],
    "regression-pow": [[{"regression": "y", "on": "x", "method": "pow"}], "x", "y"],
    "window-rank": [[{"window": [{"op": "rank", "as": "r"}, {"op": "dense_rank", "as": "d"}],
                      "sort": [{"field": "x"}]}], "r", "d"],
    "window-sum": [[{"window": [{"op": "sum", "field": "y", "as": "s"}], "groupby": ["g"],
                     "sort": [{"field": "x", "order": "descending"}]}], "x", "s"],
    "window-mean": [[{"window": [{"op": "mean", "field": "y", "as": "s"}], "frame": [-1, 1]}],
                    "x", "s"],
    "window-lag": [[{"window": [{"op": "lag", "field": "y", "as": "s"},
                                {"op": "row_number", "as": "n"}],
                     "sort": [{"field": "y"}]}, {"filter": "isValid(datum.s)"}], "n", "s"],
    "window-cume": [[{"window": [{"op": "cume_dist", "as": "c"}, {"op": "percent_rank", "as": "p"}],
                      "sort": [{"field": "x"}]}], "c", "p"],
    "fold": [[{"fold": ["x", "y"]}, {"calculate": "datum.key == 'x' ? 1 : 2", "as": "k"}],
             "k", "value"],
}

FORMATS = [(v, f) for f in ["", ",", ".2f", ",.0f", ".0%", ".1%", ".3s", "~s", ".2e", "e", "d",
                            ".3g", ".4r", "+.1f", "$,.2f", "(.1f", "08.2f", "<9.1f|", ".1~f", ".2p", "n"]
           for v in [0, 1, -1.5, 0.15, 0.045, 2.5, 1234.5678, -1234567.891, 1e-7, 3.2e12, 999.95]
           if not f.endswith("|")]


def points(transform, x, y):
    spec = {"data": {"values": ROWS}, "width": 100, "height": 100, "transform": transform,
            "mark": "point", "encoding": {
                "x": {"field": x, "type": "quantitative", "scale": None},
                "y": {"field": y, "type": "quantitative", "scale": None}}}
    scene = vl_convert.vegalite_to_scenegraph(spec, vl_version="5.20")["scenegraph"]
    found = []

    def visit(node):
        if node.get("marktype") == "symbol":
            found.extend([i.get("x", 0), i.get("y", 0)] for i in node["items"])
        for item in node.get("items", []):
            if isinstance(item, dict):
                visit(item)

    visit(scene)
    return {"spec": spec, "points": found}


def formats():
    rows = [{"v": v, "f": f, "i": i} for i, (v, f) in enumerate(FORMATS)]
    spec = {"data": {"values": rows}, "mark": "text", "encoding": {
        "text": {"field": "t", "type": "nominal"}},
        "transform": [{"calculate": "'|' + format(datum.v, datum.f) + '|'", "as": "t"}]}
    scene = vl_convert.vegalite_to_scenegraph(spec, vl_version="5.20")["scenegraph"]
    found = []

    def visit(node):
        if node.get("marktype") == "text":
            found.extend(i.get("text", "") for i in node["items"])
        for item in node.get("items", []):
            if isinstance(item, dict):
                visit(item)

    visit(scene)
    return [{"value": v, "format": f, "text": t[1:-1]} for (v, f), t in zip(FORMATS, found)]


print(json.dumps({"transforms": [{"name": k, **points(*c)} for k, c in CASES.items()],
                  "formats": formats()}, indent=1, sort_keys=True, ensure_ascii=False))
