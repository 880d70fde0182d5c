"""Llama and GPT-2 in eager PyTorch behind the lines that README.md in runtime/peers describes."""

import json
import struct
import sys
import time
from pathlib import Path


def answer(text):
    print("@" + text, flush=True)


try:
    import torch
    import torch.nn.functional as F
except ImportError as missing:
    answer("peer pytorch, none")
    answer("reads huggingface")
    sys.exit(f"python3 has no PyTorch: {missing}")


def tensors(path):
    """All tensors of a safetensors file with 32-bit floats, in place."""
    data = torch.from_file(str(path), shared=False, size=path.stat().st_size, dtype=torch.uint8)
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    found = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        found[name] = data[8 + length + begin : 8 + length + end].view(torch.float32).view(entry["shape"])
    return found


class Llama:
    def __init__(self, config, weights):
        self.w = weights
        self.layers = config["num_hidden_layers"]
        self.heads = config["num_attention_heads"]
        self.shared = config["num_key_value_heads"]
        self.epsilon = config["rms_norm_eps"]
        self.width = config["hidden_size"] // self.heads
        half = torch.arange(0, self.width, 2, dtype=torch.float64) / self.width
        angles = torch.outer(
            torch.arange(config["max_position_embeddings"], dtype=torch.float64), config["rope_theta"] ** -half)
        self.cos, self.sin = angles.cos().float(), angles.sin().float()
        self.out = weights.get("lm_head.weight", weights["model.embed_tokens.weight"])

    def rotated(self, x, begin):
        a, b = x.chunk(2, -1)
        cos, sin = self.cos[begin : begin + x.shape[1]], self.sin[begin : begin + x.shape[1]]
        return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)

    def norm(self, x, name):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.epsilon) * self.w[name]

    def logits(self, tokens, begin, past):
        n = len(tokens)
        x = self.w["model.embed_tokens.weight"][tokens]
        for layer in range(self.layers):
            name = f"model.layers.{layer}."
            h = self.norm(x, name + "input_layernorm.weight")

            def heads(part, count):
                return F.linear(h, self.w[f"{name}self_attn.{part}_proj.weight"]).view(n, count, -1).transpose(0, 1)

            k, v = past[layer].add(self.rotated(heads("k", self.shared), begin), heads("v", self.shared))
            z = attend(self.rotated(heads("q", self.heads), begin), k, v, self.heads // self.shared)
            x = x + F.linear(z, self.w[name + "self_attn.o_proj.weight"])
            h = self.norm(x, name + "post_attention_layernorm.weight")
            inner = F.silu(F.linear(h, self.w[name + "mlp.gate_proj.weight"]))
            inner = inner * F.linear(h, self.w[name + "mlp.up_proj.weight"])
            x = x + F.linear(inner, self.w[name + "mlp.down_proj.weight"])
        return F.linear(self.norm(x[-1], "model.norm.weight"), self.out)


class Gpt2:
    def __init__(self, config, weights):
        self.w = {name.removeprefix("transformer."): each for name, each in weights.items()}
        self.layers = config["n_layer"]
        self.heads = config["n_head"]
        self.epsilon = config["layer_norm_epsilon"]
        self.out = self.w.get("lm_head.weight", self.w["wte.weight"])

    def norm(self, x, name):
        return F.layer_norm(x, x.shape[-1:], self.w[name + ".weight"], self.w[name + ".bias"], self.epsilon)

    def linear(self, x, name):
        return torch.addmm(self.w[name + ".bias"], x, self.w[name + ".weight"])

    def logits(self, tokens, begin, past):
        n = len(tokens)
        x = self.w["wte.weight"][tokens] + self.w["wpe.weight"][begin : begin + n]
        for layer in range(self.layers):
            name = f"h.{layer}."
            parts = self.linear(self.norm(x, name + "ln_1"), name + "attn.c_attn").chunk(3, -1)
            q, k, v = (part.view(n, self.heads, -1).transpose(0, 1) for part in parts)
            z = attend(q, *past[layer].add(k, v), 1)
            x = x + self.linear(z, name + "attn.c_proj")
            h = F.gelu(self.linear(self.norm(x, name + "ln_2"), name + "mlp.c_fc"), approximate="tanh")
            x = x + self.linear(h, name + "mlp.c_proj")
        return F.linear(self.norm(x[-1], "ln_f"), self.out)


def attend(q, k, v, sharing):
    if sharing > 1:
        k, v = k.repeat_interleave(sharing, 0), v.repeat_interleave(sharing, 0)
    # A prompt comes at once and first; later each token sees all.
    causal = q.shape[1] > 1
    if hasattr(F, "scaled_dot_product_attention"):
        z = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
    else:
        scores = q @ k.transpose(1, 2) / q.shape[2] ** 0.5
        if causal:
            scores += torch.full(scores.shape[1:], float("-inf")).triu(1)
        z = scores.softmax(-1) @ v
    return z.transpose(0, 1).reshape(q.shape[1], -1)


class Cache:
    """Keys and values of a layer, with room for all positions."""

    def __init__(self, context):
        self.context, self.length, self.k, self.v = context, 0, None, None

    def add(self, k, v):
        if self.k is None:
            self.k = k.new_empty(k.shape[0], self.context, k.shape[2])
            self.v = torch.empty_like(self.k)
        end = self.length + k.shape[1]
        self.k[:, self.length : end] = k
        self.v[:, self.length : end] = v
        self.length = end
        return self.k[:, :end], self.v[:, :end]


def load(words):
    threads, context = int(words[-2]), int(words[-1])
    folder = Path(" ".join(words[:-2]))
    torch.set_num_threads(threads)
    config = json.loads((folder / "config.json").read_text())
    kind = {"llama": Llama, "gpt2": Gpt2}[config["model_type"]]
    return kind(config, tensors(folder / "model.safetensors")), context


def generate(model, context, count, prompt):
    past = [Cache(context) for _ in range(model.layers)]
    begin = time.perf_counter_ns()
    tokens = [int(model.logits(prompt, 0, past).argmax())]
    first = time.perf_counter_ns()
    for position in range(len(prompt), len(prompt) + count - 1):
        tokens.append(int(model.logits(tokens[-1:], position, past).argmax()))
    end = time.perf_counter_ns()
    return f"generated {first - begin} {end - first} " + " ".join(map(str, tokens))


def main():
    answer(f"peer pytorch, {torch.__version__}")
    answer("reads huggingface")
    model = context = None
    for line in sys.stdin:
        words = line.split()
        try:
            if words[0] == "quit":
                return
            elif words[0] == "load":
                model, context = load(words[1:])
                answer("loaded")
            elif words[0] == "generate":
                with torch.inference_mode():
                    answer(generate(model, context, int(words[1]), [int(word) for word in words[2:]]))
            else:
                answer(f"failed there is no command {words[0]}")
        except Exception as failure:
            answer("failed " + " ".join(f"{type(failure).__name__}: {failure}".split()))


main()
