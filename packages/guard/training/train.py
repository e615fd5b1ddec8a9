"""Trains the gate and writes its 8-bit form: python3 train.py PAGES PHOTOGRAPHS OUT.json [SCENES] [EPOCHS]

PyTorch 1.13 on one core. Layers are those of docs/formats/gate-weights.md: convolutions without bias, folded with their
normalisation, activations clamped to 0..6 and held in 256 steps (kept so while training), weights in 8 bits a channel.
"""
import glob
import json
import os
import sys
import time

import numpy as np
import torch
from torch import nn

import scenes

torch.set_num_threads(1)
torch.manual_seed(1)
STEP = 6 / 255
# (kind, channels out, stride)
PLAN = [("full", 8, 2), ("deep", 8, 2), ("point", 24, 1), ("deep", 24, 2), ("point", 48, 1), ("deep", 48, 2), ("point", 96, 1),
        ("deep", 96, 1), ("point", 96, 1), ("deep", 96, 2), ("point", 160, 1), ("deep", 160, 1), ("point", 160, 1)]


class Stepped(torch.autograd.Function):
    @staticmethod
    def forward(_, x):
        return torch.floor(x / STEP + 0.5) * STEP

    @staticmethod
    def backward(_, gradient):
        return gradient


class Layer(nn.Module):
    def __init__(self, kind, into, out, stride):
        super().__init__()
        side = 1 if kind == "point" else 3
        self.kind, self.stride = kind, stride
        self.conv = nn.Conv2d(into, out, side, stride, side // 2, groups=into if kind == "deep" else 1, bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, x):
        return Stepped.apply(self.norm(self.conv(x)).clamp(0, 6))


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for kind, out, stride in PLAN:
            layers.append(Layer(kind, channels, out, stride))
            channels = out
        self.layers = nn.Sequential(*layers)
        self.head = nn.Linear(2 * channels, 2)

    def forward(self, x):
        x = self.layers(x)
        return self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))


def entering(pictures):
    return torch.from_numpy(pictures).float().unsqueeze(1) * STEP


def folded(gate):
    """The plain numbers of the format: 8-bit weights, whole biases and multipliers (in 2^-24)."""
    out = []
    for layer in gate.layers:
        factor = (layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        weight = layer.conv.weight.detach().double() * factor[:, None, None, None]
        bias = (layer.norm.bias - layer.norm.running_mean * layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        scale = weight.abs().amax((1, 2, 3)).clamp(min=1e-6) / 127
        whole = torch.round(weight / scale[:, None, None, None])
        out.append({
            "kind": layer.kind,
            "stride": layer.stride,
            "in": 1 if layer.kind == "deep" else layer.conv.in_channels,
            "out": layer.conv.out_channels,
            "weights": whole.flatten().int().tolist(),
            "bias": torch.round(bias / (scale * STEP)).clamp(-2**30, 2**30).long().tolist(),
            "multiplier": torch.round(scale * 2**24).long().tolist(),
        })
    weight = gate.head.weight.detach().double()
    scale = float(weight.abs().max()) / 127
    return {"layers": out, "head": {
        "weights": torch.round(weight / scale).int().flatten().tolist(),
        # logits in 1/256; the mean is a sum over 48 places, the largest value counts 48 times
        "bias": torch.round(gate.head.bias.detach().double() / (scale * STEP / 48)).long().tolist(),
        "multiplier": round(scale * STEP / 48 * 256 * 2**24),
    }}


def whole_run(numbers, pictures):
    """The same whole-number arithmetic as gate.ts, for checking: logits in 1/256."""
    x = torch.from_numpy(pictures).double().unsqueeze(1)
    for layer in numbers["layers"]:
        side = 1 if layer["kind"] == "point" else 3
        weight = torch.tensor(layer["weights"]).double().view(layer["out"], layer["in"], side, side)
        sums = nn.functional.conv2d(x, weight, torch.tensor(layer["bias"]).double(), layer["stride"], side // 2, groups=layer["out"] if layer["kind"] == "deep" else 1)
        x = torch.floor((sums * torch.tensor(layer["multiplier"]).double().view(1, -1, 1, 1) + 2**23) / 2**24).clamp(0, 255)
    head = numbers["head"]
    pooled = torch.cat([x.sum((2, 3)), 48 * x.amax((2, 3))], 1)
    sums = pooled @ torch.tensor(head["weights"]).double().view(2, -1).T + torch.tensor(head["bias"]).double()
    return torch.floor((sums * head["multiplier"] + 2**23) / 2**24)


def told(logits, labels, name):
    document, ballot = logits[:, 0].numpy() / 256, logits[:, 1].numpy() / 256
    line = {}
    for threshold in (-3, -2, -1, 0):
        d1, d0, b1 = labels[:, 0] == 1, labels[:, 0] == 0, labels[:, 1] == 1
        line[threshold] = [round(float((document[d1] > threshold).mean()), 4), round(float((document[b1] > threshold).mean()), 4),
                           round(float((document[d0] > threshold).mean()), 4), round(float((ballot[b1] > threshold).mean()), 4),
                           round(float((ballot[d1 & (labels[:, 1] == 0)] > threshold).mean()), 4)]
    print(name, "threshold: [documents passed, ballots passed, ordinary passed, ballot head on ballots, on other documents]", line, flush=True)


def main(pages, photographs, out, count=9000, epochs=9):
    started = time.time()
    paths = [p for kind in ("jpg", "jpeg", "png", "webp") for p in glob.glob(os.path.join(photographs, "**", "*." + kind), recursive=True)]
    by_class, photos = scenes.load(pages, [p for p in paths if os.path.getsize(p) > 60_000])
    # Held apart by page and by photograph, not by scene.
    held = {kind: some[::6] for kind, some in by_class.items()}
    kept = {kind: [page for at, page in enumerate(some) if at % 6] for kind, some in by_class.items()}
    print({kind: len(some) for kind, some in kept.items()}, len(photos), "photographs", flush=True)
    train_x, train_y = scenes.many(11, count, kept, [p for at, p in enumerate(photos) if at % 6])
    test_x, test_y = scenes.many(12, 1500, held, photos[::6])
    print("scenes", round(time.time() - started), "s", flush=True)
    gate = Gate()
    print(sum(p.numel() for p in gate.parameters()), "parameters", flush=True)
    batch = 48
    steps = epochs * (count // batch)
    optimiser = torch.optim.AdamW(gate.parameters(), lr=3e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps)
    rng = np.random.default_rng(3)
    for epoch in range(epochs):
        gate.train()
        order, total = rng.permutation(count), 0.0
        for at in range(0, count - batch + 1, batch):
            chosen = order[at : at + batch]
            x, y = train_x[chosen], train_y[chosen]
            if rng.random() < 0.5:
                x = x[:, ::-1].copy()
            if rng.random() < 0.5:
                x = x[:, :, ::-1].copy()
            target = torch.from_numpy(y)
            # A paper let through costs milliseconds, a paper missed costs a vote: documents weigh three times as much.
            weight = (target >= 0).float() * torch.where(target > 0, 3.0, 1.0)
            loss = (nn.functional.binary_cross_entropy_with_logits(gate(entering(x)), target.clamp(min=0), reduction="none") * weight).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
            total += float(loss)
        print("epoch", epoch + 1, round(total / (count // batch), 4), round(time.time() - started), "s", flush=True)
        gate.eval()
        numbers = folded(gate)
        told(torch.cat([whole_run(numbers, test_x[at : at + 250]) for at in range(0, 1500, 250)]), test_y, "held apart, whole numbers")
        checks = [{"seed": 21, "logits": whole_run(numbers, scenes.many(21, 4, held, photos[::6])[0]).int().tolist()}]
        with open(out, "w") as file:
            json.dump({**numbers, "checks": checks}, file)


if __name__ == "__main__":
    args = sys.argv[1:]
    main(args[0], args[1], args[2], *(int(a) for a in args[3:5]))
