"""What PyTorch and `transformers` say of GPT-2's gradients and of 200 steps of training.

Weights and tokens follow formulas that the tests know too, so that only results are stored:
`python make_fixtures.py` writes gradients.f32, gradients.json and curve.json beside itself.
"""

import json
import math
import os

import torch
import transformers
from transformers import GPT2Config, GPT2LMHeadModel

HERE = os.path.dirname(os.path.abspath(__file__))


def noise(count, seed):
    """count numbers in -1 ..< 1: the top 24 bits of a multiplicative hash."""
    index = torch.arange(count, dtype=torch.int64) + seed * 1_000_003
    bits = (index * 2654435761) & 0xFFFFFFFF
    bits = ((bits ^ (bits >> 15)) * 2246822519) & 0xFFFFFFFF
    return (bits >> 8).to(torch.float64) / 2**23 - 1


def model(vocabulary, context, layers, heads, width, dtype, seed):
    config = GPT2Config(
        vocab_size=vocabulary, n_positions=context, n_layer=layers, n_head=heads, n_embd=width,
        resid_pdrop=0, embd_pdrop=0, attn_pdrop=0, attn_implementation="eager")
    net = GPT2LMHeadModel(config).to(dtype)
    with torch.no_grad():
        for number, (name, tensor) in enumerate(net.named_parameters()):
            values = noise(tensor.numel(), seed + number).reshape(tensor.shape) * 0.2
            if name.endswith("weight") and tensor.dim() == 1:
                values += 1
            # Through float32, which is what the tests begin with.
            tensor.copy_(values.to(torch.float32))
    return net


def tokens(count, vocabulary):
    """A sequence with something to learn in it."""
    out, state = [], 1
    for n in range(count):
        state = (state * 5 + 3 + (n * n) % 3) % vocabulary
        out.append(state)
    return out


def gradients():
    vocabulary, context, padding, prompt = 29, 70, 7, 20
    net = model(vocabulary, context, 2, 3, 24, torch.float64, 1)
    stream = tokens(2 * (context + 1), vocabulary)
    full = stream[: context + 1]
    padded = [0] * padding + stream[context + 1 + padding : 2 * (context + 1)]
    rows = torch.tensor([full, padded])
    inputs, targets = rows[:, :-1], rows[:, 1:].clone()
    mask = torch.ones_like(inputs)
    mask[1, :padding] = 0
    # The loss of the second row counts from the token behind its prompt.
    targets[1, : padding + prompt - 1] = -100
    logits = net(inputs, attention_mask=mask, position_ids=torch.arange(context).expand(2, -1)).logits
    loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
    loss.backward()
    values = torch.cat([p.grad.flatten() for p in net.parameters()]).to(torch.float32)
    values.numpy().astype("<f4").tofile(os.path.join(HERE, "gradients.f32"))
    head = {
        "origin": f"torch {torch.__version__}, transformers {transformers.__version__}, float64",
        "loss": loss.item(),
        "logits": logits[1, padding].tolist(),
    }
    json.dump(head, open(os.path.join(HERE, "gradients.json"), "w"), indent=1)


def curve():
    vocabulary, context, batch, steps, warmup = 61, 32, 8, 200, 20
    net = model(vocabulary, context, 2, 2, 32, torch.float32, 100)
    decayed = [p for p in net.parameters() if p.dim() > 1]
    others = [p for p in net.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.1}, {"params": others, "weight_decay": 0}],
        lr=1e-3, betas=(0.9, 0.95), eps=1e-8)
    stream = torch.tensor(tokens(steps * batch * context + 1, vocabulary))
    losses, norms = [], []
    for step in range(steps):
        if step < warmup:
            rate = 1e-3 * (step + 1) / warmup
        else:
            share = (step - warmup) / (steps - warmup)
            rate = 1e-4 + 0.5 * (1e-3 - 1e-4) * (1 + math.cos(math.pi * share))
        for group in optimizer.param_groups:
            group["lr"] = rate
        start = step * batch * context
        inputs = stream[start : start + batch * context].view(batch, context)
        targets = stream[start + 1 : start + 1 + batch * context].view(batch, context)
        loss = torch.nn.functional.cross_entropy(
            net(inputs).logits.flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0).item())
        optimizer.step()
        losses.append(loss.item())
    head = {
        "origin": f"torch {torch.__version__}, transformers {transformers.__version__}, float32",
        "losses": losses,
        "gradientNorms": norms,
    }
    json.dump(head, open(os.path.join(HERE, "curve.json"), "w"), indent=1)


if __name__ == "__main__":
    gradients()
    curve()
