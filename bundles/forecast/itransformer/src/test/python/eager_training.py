"""Steps of training of iTransformer in eager PyTorch, as TrainingBenchmark asks for them.

usage: eager_training.py CHANNELS MARKS INPUT HORIZON WIDTH HIDDEN HEADS LAYERS BATCH WARM_UP STEPS
After the warm-up it says "warm" and with what; for each line that it reads, "steps" and the seconds of so many.
"""

import sys
import time

import torch
from torch import nn

channels, marks, steps_in, horizon, width, hidden, heads, layers, batch, warm_up, steps = map(int, sys.argv[1:])
DROPOUT = 0.1


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.gelu, self.dropout = nn.GELU(), nn.Dropout(DROPOUT)

    def forward(self, x):
        q, k, v = (part(x).view(*x.shape[:2], heads, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        pattern = self.dropout((q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).softmax(-1))
        x = self.first(x + self.dropout(self.output((pattern @ v).transpose(1, 2).reshape(x.shape))))
        return self.second(x + self.dropout(self.down(self.dropout(self.gelu(self.up(x))))))


class Inverted(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding, self.dropout = nn.Linear(steps_in, width), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.norm, self.projection = nn.LayerNorm(width), nn.Linear(width, horizon)

    def forward(self, past, columns):
        mean = past.mean(2, keepdim=True)
        centred = past - mean
        deviation = torch.sqrt(centred.var(2, keepdim=True, unbiased=False) + 1e-5)
        x = self.dropout(self.embedding(torch.cat([centred / deviation, columns], 1)))
        for layer in self.layers:
            x = layer(x)
        return self.projection(self.norm(x[:, :channels])) * deviation + mean


torch.manual_seed(1)
model = Inverted()
optimizer = torch.optim.Adam(model.parameters(), 1e-4)
# Windows of longer series, gathered for each step as a loader does.
length = 2 * horizon + steps_in + batch
values, calendar = torch.randn(channels, length), torch.rand(marks, length) - 0.5


def step():
    begin = time.perf_counter()
    cutoffs = torch.randint(steps_in, length - horizon, (batch,)).tolist()
    past = torch.stack([values[:, at - steps_in:at] for at in cutoffs])
    columns = torch.stack([calendar[:, at - steps_in:at] for at in cutoffs])
    future = torch.stack([values[:, at:at + horizon] for at in cutoffs])
    loss = nn.functional.mse_loss(model(past, columns), future)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    loss.item()
    return time.perf_counter() - begin


for _ in range(warm_up):
    step()
settings = [line.strip(" -") for line in torch.__config__.show().splitlines() if "Math Kernel" in line or "MKL-DNN" in line]
print(f"warm PyTorch {torch.__version__}, {'; '.join(settings)}", flush=True)
for _ in sys.stdin:
    print("steps", *(f"{step():.6f}" for _ in range(steps)), flush=True)
