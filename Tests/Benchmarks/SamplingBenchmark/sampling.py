"""Times PyTorch's sampling: `sampling.py LAYERS WIDTH THREADS SECONDS [transformers]`.

Prints one JSON object with new tokens a second. The work is SamplingBenchmark's: 200 samples of 80
tokens after one prompt of 60, top p 0.95, temperature 0.8, log-probabilities of the untempered
model. Without the last word the loop is written as one writes it in PyTorch: a key-value cache in
tensors made once, fused attention, the whole batch at once, the nucleus by a sort. With it,
`transformers`' own `generate` does it (which gives no log-probabilities).
"""

import json
import sys
import time

import torch
from torch.nn import functional
from transformers import GPT2Config, GPT2LMHeadModel

layers, width, threads, seconds = map(int, sys.argv[1:5])
torch.set_num_threads(threads)
torch.manual_seed(1)
samples, prompt_tokens, new_tokens, vocabulary, heads = 200, 60, 80, 512, width // 32
reference = GPT2LMHeadModel(GPT2Config(
    vocab_size=vocabulary, n_positions=256, n_embd=width, n_layer=layers, n_head=heads,
    resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, bos_token_id=None, eos_token_id=None)).eval()
prompt = torch.arange(prompt_tokens) % 26 + 33


class Cached:
    """The same model over tensors of keys and values with room for all positions."""

    def __init__(self, model):
        self.blocks = list(model.transformer.h)
        self.model = model.transformer
        room = (len(self.blocks), samples, heads, prompt_tokens + new_tokens, width // heads)
        self.keys, self.values = torch.empty(room), torch.empty(room)

    def __call__(self, tokens, start):
        rows, count = tokens.shape
        x = self.model.wte(tokens) + self.model.wpe.weight[start:start + count]
        for number, block in enumerate(self.blocks):
            q, k, v = (
                part.view(rows, count, heads, -1).transpose(1, 2)
                for part in block.attn.c_attn(block.ln_1(x)).split(width, dim=2))
            keys, values = self.keys[number, :rows], self.values[number, :rows]
            keys[:, :, start:start + count] = k
            values[:, :, start:start + count] = v
            y = functional.scaled_dot_product_attention(
                q, keys[:, :, :start + count], values[:, :, :start + count], is_causal=count > 1)
            x = x + block.attn.c_proj(y.transpose(1, 2).reshape(rows, count, width))
            y = functional.gelu(block.mlp.c_fc(block.ln_2(x)), approximate="tanh")
            x = x + block.mlp.c_proj(y)
        return self.model.ln_f(x[:, -1]) @ self.model.wte.weight.T


def choose(logits):
    log_probabilities = torch.log_softmax(logits, dim=-1)
    weights, order = torch.softmax(logits / 0.8, dim=-1).sort(dim=-1, descending=True)
    weights[weights.cumsum(dim=-1) - weights >= 0.95] = 0
    tokens = order.gather(1, torch.multinomial(weights, 1))
    return tokens, log_probabilities.gather(1, tokens)


def by_hand():
    cache = Cached(reference)
    # The prompt is read once, and what is kept of it is copied to all rows.
    logits = cache(prompt[None], 0).expand(samples, -1)
    cache.keys[:, 1:, :, :prompt_tokens] = cache.keys[:, :1, :, :prompt_tokens]
    cache.values[:, 1:, :, :prompt_tokens] = cache.values[:, :1, :, :prompt_tokens]
    drawn = []
    for step in range(new_tokens):
        tokens, log_probabilities = choose(logits)
        drawn.append((tokens, log_probabilities))
        if step + 1 < new_tokens:
            logits = cache(tokens, prompt_tokens + step)
    return torch.cat([tokens for tokens, _ in drawn], dim=1)


def by_transformers():
    return reference.generate(
        prompt[None], attention_mask=torch.ones_like(prompt[None]), do_sample=True, top_p=0.95,
        top_k=0, temperature=0.8, max_new_tokens=new_tokens, num_return_sequences=samples,
        pad_token_id=0)[:, prompt_tokens:]


work = by_transformers if "transformers" in sys.argv else by_hand
with torch.inference_mode():
    work()
    best, rounds, start = 1e9, 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        before = time.perf_counter()
        assert work().shape == (samples, new_tokens)
        best = min(best, time.perf_counter() - before)
        rounds += 1
    elapsed = time.perf_counter() - start
print(json.dumps({
    "tokensPerSecond": rounds * samples * new_tokens / elapsed,
    "bestTokensPerSecond": samples * new_tokens / best,
}))
