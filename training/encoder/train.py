#!/usr/bin/env python3
"""Fine-tunes the encoder that ships, exports it, and makes it small.

    train.py DATA BASE OUT [--epochs 2] [--seed 2026] [--limit PIECES] [--resume]

DATA  the folder that health.cordon.training.ExportEncoder wrote: train.bin, tune.bin, heldout.bin
BASE  the folder of the base encoder: model.safetensors and config.json of all-MiniLM-L6-v2 (Apache-2.0)
OUT   takes model.pt, encoder-float.onnx and encoder.onnx (int8)

See README.md beside this file. Two runs with the same data, seed, thread count and library versions give the same weights up to the
rounding of bfloat16 sums; figures differ by less than half a point.
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
from torch import nn

LABELS = ["OTHER", "NAME", "CLINICIAN_NAME", "FACILITY", "CITY", "PLACE", "STREET", "USERNAME", "ID", "AGE", "DATE"]
SHAPES = 10
EVIDENCE = 163
ANYTHING = (1 << len(LABELS)) - 1


def windows(path):
    """The windows of a file: arrays [4, length] of pieces, shapes, evidence, allowed labels."""
    raw = np.fromfile(path, dtype=">u2").astype(np.int32)
    out = []
    at = 0
    while at < len(raw):
        n = raw[at]
        out.append(raw[at + 1: at + 1 + 4 * n].reshape(4, n))
        at += 1 + 4 * n
    return out


class Layer(nn.Module):
    """One layer of BERT, post-norm, as its weights expect."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, s, w = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + mask
        mixed = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(b, s, w)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The base encoder with the shape and the lexicon's evidence of each piece added to it, and a label for each piece."""

    def __init__(self, config):
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(512, width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.evidence = nn.Embedding(EVIDENCE, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"]))
        self.label = nn.Linear(width, len(LABELS))

    def forward(self, pieces, shapes, evidence, mask):
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(positions) + self.shapes(shapes) + self.evidence(evidence)
        x = self.drop(self.norm(x))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.label(x)


def from_base(folder):
    from safetensors.torch import load_file
    config = json.load(open(os.path.join(folder, "config.json")))
    base = load_file(os.path.join(folder, "model.safetensors"))
    base = {k.removeprefix("bert.").removeprefix("0.auto_model."): v for k, v in base.items()}
    model = Encoder(config)
    with torch.no_grad():
        model.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
        types = base["embeddings.token_type_embeddings.weight"]
        model.shapes.weight.copy_(types[0] + torch.randn(SHAPES, types.shape[1]) * 0.01)
        model.evidence.weight.copy_(torch.randn(EVIDENCE, types.shape[1]) * 0.01)
        model.norm.weight.copy_(base["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(base["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(model.layers):
            p = f"encoder.layer.{i}."
            layer.qkv.weight.copy_(torch.cat([base[p + f"attention.self.{n}.weight"] for n in ("query", "key", "value")]))
            layer.qkv.bias.copy_(torch.cat([base[p + f"attention.self.{n}.bias"] for n in ("query", "key", "value")]))
            for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                 ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                getattr(layer, ours).weight.copy_(base[p + theirs + ".weight"])
                getattr(layer, ours).bias.copy_(base[p + theirs + ".bias"])
    return model


def batches(data, pieces, rng):
    """Windows of like length together, about so many pieces a batch, in random order."""
    order = sorted(range(len(data)), key=lambda i: (data[i].shape[1] + rng.integers(0, 8)))
    groups, group, longest = [], [], 0
    for i in order:
        n = data[i].shape[1]
        if group and max(longest, n) * (len(group) + 1) > pieces:
            groups.append(group)
            group, longest = [], 0
        group.append(i)
        longest = max(longest, n)
    groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        n = max(data[i].shape[1] for i in group)
        batch = np.zeros((4, len(group), n), dtype=np.int64)
        mask = np.zeros((len(group), n), dtype=np.float32)
        for row, i in enumerate(group):
            w = data[i]
            batch[:, row, : w.shape[1]] = w
            mask[row, : w.shape[1]] = 1
        yield [torch.from_numpy(batch[k]) for k in range(4)], torch.from_numpy(mask)


def loss_of(logits, allowed):
    """What is not likely of the allowed labels together; pieces that allow all or none are not learned from."""
    seen = (allowed != 0) & (allowed != ANYTHING)
    logits, allowed = logits[seen].float(), allowed[seen]
    bits = (allowed[:, None] >> torch.arange(len(LABELS), device=allowed.device)) & 1
    logp = torch.log_softmax(logits, -1)
    inside = torch.logsumexp(logp.masked_fill(bits == 0, -1e4), -1)
    phi = ((allowed & 1) == 0).float()
    # An identifier is one word in ten: it weighs a little more than another word.
    weight = 1 + 0.5 * phi
    return -(inside * weight).sum() / weight.sum().clamp(min=1)


def figures(model, data):
    """Share of identifiers' pieces found, and of other pieces touched, at one half."""
    model.eval()
    found = marks = touched = plain = 0
    rng = np.random.default_rng(1)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for (pieces, shapes, evidence, allowed), mask in batches(data, 4096, rng):
            p = torch.softmax(model(pieces, shapes, evidence, mask).float(), -1)
            hit = p[..., 0] < 0.5
            gold = (allowed != 0) & ((allowed & 1) == 0)
            free = allowed == 1
            found += (hit & gold).sum().item()
            marks += gold.sum().item()
            touched += (hit & free).sum().item()
            plain += free.sum().item()
    model.train()
    return f"found {found / max(1, marks):.4f} of {marks}, touched {touched / max(1, plain):.5f} of {plain}"


def disturb(pieces, shapes, evidence, rng):
    """Now and then hides a word's evidence, or a word: the model must also read what no list knows."""
    evidence = evidence.clone()
    evidence[torch.from_numpy(rng.random(evidence.shape) < 0.08)] = 0
    pieces = pieces.clone()
    pieces[torch.from_numpy(rng.random(pieces.shape) < 0.02) & (pieces > 103)] = 103
    return pieces, shapes, evidence


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data")
    args.add_argument("base")
    args.add_argument("out")
    args.add_argument("--epochs", type=int, default=2)
    args.add_argument("--seed", type=int, default=2026)
    args.add_argument("--limit", type=int, default=0)
    args.add_argument("--rate", type=float, default=2e-4)
    args.add_argument("--batch", type=int, default=2048)
    args.add_argument("--start", default="")
    a = args.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    train = windows(os.path.join(a.data, "train.bin"))
    tune = {name: windows(os.path.join(a.data, name + ".bin")) for name in ("tune", "heldout")}
    if a.limit:
        rng.shuffle(train)
        total = np.cumsum([w.shape[1] for w in train])
        train = train[: int(np.searchsorted(total, a.limit))]
    model = from_base(a.base)
    if a.start:
        model.load_state_dict(torch.load(a.start))
    count = sum(w.shape[1] for w in train)
    steps = a.epochs * (count // a.batch + 1)
    print(f"{len(train)} windows, {count} pieces, about {steps} steps", flush=True)
    head = list(model.label.parameters()) + list(model.shapes.parameters()) + list(model.evidence.parameters())
    rest = [p for p in model.parameters() if all(p is not h for h in head)]
    opt = torch.optim.AdamW([{"params": rest, "lr": a.rate}, {"params": head, "lr": 5 * a.rate}], weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / (0.06 * steps + 1), max(0.02, 1 - s / steps)))
    model.train()
    started, seen, mean, step = time.time(), 0, 0.0, 0
    for epoch in range(a.epochs):
        for (pieces, shapes, evidence, allowed), mask in batches(train, a.batch, rng):
            pieces, shapes, evidence = disturb(pieces, shapes, evidence, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(pieces, shapes, evidence, mask)
            loss = loss_of(logits, allowed)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            plan.step()
            seen += int(mask.sum())
            mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
            step += 1
            if step % 200 == 0:
                print(f"step {step} loss {mean:.4f}, {seen / (time.time() - started):.0f} pieces/s", flush=True)
        for name, data in tune.items():
            print(f"epoch {epoch + 1} {name}: {figures(model, data)}", flush=True)
        torch.save(model.state_dict(), os.path.join(a.out, "model.pt"))
    export(model, a.out)


def export(model, out):
    from onnxruntime.quantization import QuantType, quantize_dynamic
    model.eval()
    example = (torch.ones(1, 8, dtype=torch.long), torch.ones(1, 8, dtype=torch.long),
               torch.ones(1, 8, dtype=torch.long), torch.ones(1, 8))
    names = ["pieces", "shapes", "evidence", "mask"]
    axes = {n: {0: "batch", 1: "length"} for n in names + ["labels"]}
    path = os.path.join(out, "encoder-float.onnx")
    torch.onnx.export(model, example, path, input_names=names, output_names=["labels"], dynamic_axes=axes,
                      opset_version=17, dynamo=False)
    quantize_dynamic(path, os.path.join(out, "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True,
                     extra_options={"MatMulConstBOnly": True})
    print(os.path.getsize(os.path.join(out, "encoder.onnx")), "bytes", flush=True)


if __name__ == "__main__":
    main()
