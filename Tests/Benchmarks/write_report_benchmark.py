"""Writes the spec, problems, samples and notebook of the report benchmark into a folder.

Ten models have 200 samples of each of 100 problems; all by formula, without chance. Samples repeat
themselves within a problem, as those of real models do, so that fewer programs than samples run.
"""
import json
import os
import sys

PROBLEMS, MODELS, SAMPLES, WAYS = 100, 10, 200, 30
folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def write(name, lines):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def completion(model, problem, sample):
    # The later the model and the earlier the problem, the more of the samples are right.
    right = (sample * 7 + problem * 3) % PROBLEMS < (model + 1) * (PROBLEMS - problem) // MODELS
    steps = problem if right else problem + 1
    return (
        f"    total = x  # way {sample % WAYS}\n"
        f"    for step in range({steps}):\n        total += 1\n    return total\n"
    )


write("problems.jsonl", (
    json.dumps({
        "task_id": f"Add/{i}",
        "prompt": f'def f{i}(x):\n    """Adds {i}."""\n',
        "entry_point": f"f{i}",
        "canonical_solution": f"    return x + {i}\n",
        "test": f"def check(candidate):\n    assert candidate(2) == {2 + i}\n",
    })
    for i in range(PROBLEMS)))
for model in range(MODELS):
    write(f"samples-{model}.jsonl", (
        json.dumps({"task_id": f"Add/{i}", "completion": completion(model, i, j)})
        for i in range(PROBLEMS) for j in range(SAMPLES)))

figures = {}
for number in range(MODELS):
    figures[f"curve{number}"] = {
        "chart": "pass-at-k", "where": {"arm": f"model-{number}"},
        "caption": f"pass@k of model {number}.",
    }
    figures[f"rates{number}"] = {
        "table": "problems", "where": {"arm": f"model-{number}"}, "alt": "A bar a problem.",
        "caption": f"How often model {number} solves each problem.",
        "chart": {
            "width": 400, "height": 220, "mark": "bar",
            "encoding": {
                "x": {"field": "task_id", "type": "nominal", "axis": None},
                "y": {"field": "pass_rate", "type": "quantitative", "title": "pass rate"},
            },
        },
    }
write("spec.json", [json.dumps({
    "schemaVersion": 1, "name": "benchmark", "title": "A long report",
    "models": [
        {"kind": "samples", "name": f"model-{m}", "file": {"path": f"samples-{m}.jsonl"}}
        for m in range(MODELS)
    ],
    "task": {"problems": {"path": "problems.jsonl"}}, "k": [1, 10, 100], "figures": figures,
    "tables": {
        "summary": {"table": "summary"},
        "hardest": {"table": "problems", "sort": ["pass_rate"], "rows": 40},
    },
    "notebook": "notebook.md", "report": {"publish": "verdicts"},
}, indent=1)])

SENTENCE = (
    "This sentence stands for those that a report has between its figures, with a number such as "
    "{value}`summary.pass_at_k[arm=model-3,k=1]|.1%` in it. ")
parts = ["# A long report"]
for name in figures:
    parts += [f"## About {name}", SENTENCE * 5, f"See {{ref}}`{name}`.",
              f"```{{figure}} {name}\n```", SENTENCE * 4]
parts += ["```{table} summary\n```", "```{table} hardest\n```"]
write("notebook.md", ["\n\n".join(parts)])
