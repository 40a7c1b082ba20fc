"""A chart by the real Vega-Lite: python draw_with_vl_convert.py CHART FILE [RUNS].

With RUNS, prints the median milliseconds of drawing it again that often.
"""
import statistics
import sys
import time

import vl_convert


def draw(spec, file):
    if file.endswith(".png"):
        picture = vl_convert.vegalite_to_png(spec, vl_version="5.20", scale=2)
    else:
        picture = vl_convert.vegalite_to_pdf(spec, vl_version="5.20")
    with open(file, "wb") as target:
        target.write(picture)


chart, file = sys.argv[1:3]
with open(chart, encoding="utf-8") as text:
    spec = text.read()
draw(spec, file)
if len(sys.argv) > 3:
    times = []
    for _ in range(int(sys.argv[3])):
        start = time.perf_counter()
        draw(spec, file)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{statistics.median(times):.1f}")
