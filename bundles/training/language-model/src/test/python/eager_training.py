"""Steps of training of a Llama in eager PyTorch, as TrainingBenchmark takes them: prints their milliseconds.

usage: eager_training.py LAYERS HEADS WIDTH CONTEXT BATCH INNER VOCABULARY WARM_UP STEPS
The first line says with what, the second has the milliseconds of each step that is no warm-up.
"""

import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

layers, heads, width, context, batch, inner, vocabulary, warm_up, steps = map(int, sys.argv[1:])


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.RMSNorm(width, 1e-5), nn.RMSNorm(width, 1e-5)
        self.q, self.k, self.v, self.o = (nn.Linear(width, width, bias=False) for _ in range(4))
        self.gate, self.up = (nn.Linear(width, inner, bias=False) for _ in range(2))
        self.down = nn.Linear(inner, width, bias=False)

    def forward(self, x, cos, sin):
        h = self.first(x)
        q, k, v = (part(h).view(*x.shape[:2], heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        z = F.scaled_dot_product_attention(rotated(q, cos, sin), rotated(k, cos, sin), v, is_causal=True)
        x = x + self.o(z.transpose(1, 2).reshape(x.shape))
        h = self.second(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))


class Llama(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.blocks = nn.ModuleList(Block() for _ in range(layers))
        self.norm = nn.RMSNorm(width, 1e-5)
        half = torch.arange(0, width // heads, 2) / (width // heads)
        angles = torch.outer(torch.arange(context), 10000.0**-half)
        self.cos, self.sin = angles.cos(), angles.sin()

    def forward(self, tokens):
        x = self.embedding(tokens)
        for block in self.blocks:
            x = block(x, self.cos, self.sin)
        # The unembedding is the embedding, as in what it is compared with.
        return F.linear(self.norm(x), self.embedding.weight)


def rotated(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)


torch.manual_seed(1)
model = Llama()
for weight in model.parameters():
    if weight.dim() == 2:
        nn.init.normal_(weight, std=0.02)
matrices = [weight for weight in model.parameters() if weight.dim() == 2]
gains = [weight for weight in model.parameters() if weight.dim() == 1]
optimizer = torch.optim.AdamW(
    [{"params": matrices, "weight_decay": 0.1}, {"params": gains, "weight_decay": 0.0}], 2e-3, (0.9, 0.95))
taken = []
for step in range(-warm_up, steps):
    windows = torch.randint(vocabulary, (batch, context + 1))
    begin = time.perf_counter()
    loss = F.cross_entropy(model(windows[:, :-1]).flatten(0, 1), windows[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    loss.item()
    if step >= 0:
        taken.append(1e3 * (time.perf_counter() - begin))
settings = [line.strip(" -") for line in torch.__config__.show().splitlines() if "Math Kernel" in line or "MKL-DNN" in line]
print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {'; '.join(settings)}")
print(*(f"{each:.3f}" for each in taken))
