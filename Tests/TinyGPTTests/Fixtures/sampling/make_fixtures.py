"""What `transformers` continues prompts with, greedily, and what the tokens' log-probabilities are.

The weights follow the formula of training/make_fixtures.py, the tokenizer is tokenizers/whitespace.json;
`python make_fixtures.py` writes greedy.json beside itself.
"""

import json
import os
import sys

import torch
import transformers
from tokenizers import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "training"))
from make_fixtures import model  # noqa: E402

PROMPTS = ["def add(a, b):", "import os", "class Thing:\n    def name(self):\n        return self.", "é"]


def continuation(net, tokenizer, prompt, count):
    ids = tokenizer.encode(prompt).ids
    made = net.generate(
        torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long),
        do_sample=False, max_new_tokens=count, eos_token_id=None, pad_token_id=0,
        output_logits=True, return_dict_in_generate=True)
    logits = torch.stack(made.logits)[:, 0].double()
    tokens = made.sequences[0, len(ids):]
    best = logits.topk(2).values
    return {
        "prompt": prompt,
        "ids": ids,
        "tokens": tokens.tolist(),
        "logProbabilities": logits.log_softmax(-1).gather(1, tokens[:, None])[:, 0].tolist(),
        "smallestLead": (best[:, 0] - best[:, 1]).min().item(),
    }


tokenizer = Tokenizer.from_file(os.path.join(HERE, "..", "tokenizers", "whitespace.json"))
net = model(tokenizer.get_vocab_size(), 64, 3, 2, 48, torch.float32, 7).eval()
json.dump(
    {
        "origin": f"torch {torch.__version__}, transformers {transformers.__version__}, float32",
        "continuations": [continuation(net, tokenizer, prompt, 24) for prompt in PROMPTS],
    },
    open(os.path.join(HERE, "greedy.json"), "w"), indent=1, ensure_ascii=False)
