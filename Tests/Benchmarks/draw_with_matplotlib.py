"""The benchmark's figure by matplotlib: python draw_with_matplotlib.py CHART FILE [RUNS].

Reads the data of a .vl.json whose rows have k, temperature, pass, low and high. With RUNS, prints
the median milliseconds of drawing it again that often.
"""
import json
import statistics
import sys
import time

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402  the backend comes first


def draw(rows, file):
    figure, axes = pyplot.subplots(figsize=(6, 4))
    series = {}
    for row in rows:
        series.setdefault(row["temperature"], []).append(row)
    for temperature, points in series.items():
        k = [point["k"] for point in points]
        axes.fill_between(k, [p["low"] for p in points], [p["high"] for p in points], alpha=0.2)
        axes.plot(k, [p["pass"] for p in points], label=f"{temperature:.1f}")
    axes.set_xscale("log")
    axes.set_xlabel("k (samples)")
    axes.set_ylabel("pass@k")
    axes.set_title("Pass rate by number of samples and temperature")
    axes.grid(True)
    axes.legend(title="Temperature")
    figure.savefig(file, dpi=144)
    pyplot.close(figure)


chart, file = sys.argv[1:3]
with open(chart, encoding="utf-8") as text:
    rows = json.load(text)["data"]["values"]
draw(rows, file)
if len(sys.argv) > 3:
    times = []
    for _ in range(int(sys.argv[3])):
        start = time.perf_counter()
        draw(rows, file)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{statistics.median(times):.1f}")
