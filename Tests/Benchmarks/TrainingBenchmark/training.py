"""Times PyTorch's training steps: `training.py LAYERS WIDTH THREADS SECONDS` prints one JSON object.

The model, the batch and the optimizer are those of TrainingBenchmark, written as one writes them in
PyTorch: fused attention, AdamW for all tensors at once, gradients clipped.
"""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attend, self.gather = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.expand, self.contract = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (
            part.view(b, t, self.heads, -1).transpose(1, 2)
            for part in self.attend(self.first(x)).split(c, dim=2))
        y = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.gather(y.transpose(1, 2).reshape(b, t, c))
        y = functional.gelu(self.expand(self.second(x)), approximate="tanh")
        return x + self.contract(y)


class Model(nn.Module):
    def __init__(self, vocabulary, context, layers, heads, width):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(vocabulary, width), nn.Embedding(context, width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        for parameter in self.parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, std=0.02)

    def forward(self, inputs, targets):
        x = self.tokens(inputs) + self.positions(torch.arange(inputs.shape[1]))
        for block in self.blocks:
            x = block(x)
        logits = self.norm(x) @ self.tokens.weight.T
        return functional.cross_entropy(logits.flatten(0, 1), targets.flatten())


layers, width, threads, seconds = map(int, sys.argv[1:5])
torch.set_num_threads(threads)
torch.manual_seed(1)
batch, context, vocabulary = 32, 256, 512
model = Model(vocabulary, context, layers, width // 32, width)
matrices = [p for p in model.parameters() if p.dim() > 1]
vectors = [p for p in model.parameters() if p.dim() == 1]
optimizer = torch.optim.AdamW(
    [{"params": matrices, "weight_decay": 0.1}, {"params": vectors, "weight_decay": 0.0}],
    lr=1e-3, betas=(0.9, 0.95), eps=1e-8, fused="fused" in sys.argv)
if "compile" in sys.argv:
    model = torch.compile(model)
stream = torch.randint(vocabulary, (batch * (context + 1),)).view(batch, context + 1)


def step():
    loss = model(stream[:, :-1], stream[:, 1:])
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


for _ in range(2):
    loss = step()
best, steps, start, processor = 1e9, 0, time.perf_counter(), time.process_time()
while time.perf_counter() - start < seconds:
    before = time.perf_counter()
    loss = step()
    best = min(best, time.perf_counter() - before)
    steps += 1
elapsed = time.perf_counter() - start
print(json.dumps({
    "loss": loss,
    "tokensPerSecond": steps * batch * context / elapsed,
    "bestTokensPerSecond": batch * context / best,
    "tokensPerProcessorSecond": steps * batch * context / (time.process_time() - processor),
}))
