"""Trains the word spotter and writes its 8-bit form: python3 train_words.py FOLDER OUT.json [EPOCHS] [STATE.pt]

With STATE, the numbers that an earlier run left, it goes on from there with falling steps.

FOLDER holds train*.npz and val.npz of draw.py. Layers as those of the gate: convolutions folded with their normalisation, activations
clamped to 0..6 and held in 256 steps (kept so while training), weights in 8 bits a channel.
"""
import glob
import json
import os
import sys
import time

import numpy as np
import torch
from torch import nn

from lists import CLASSES

torch.set_num_threads(1)
torch.manual_seed(1)
STEP = 6 / 255
# (kind, channels out, stride)
PLAN = [("full", 16, 2), ("deep", 16, 1), ("point", 28, 1), ("deep", 28, 2), ("point", 56, 1), ("deep", 56, 1), ("point", 64, 1), ("deep", 64, 2), ("point", 72, 1)]
PLACES = 3 * 10
HINGES = [0, 40, 64, 88, 112, 144]


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


class Spotter(nn.Module):
    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for kind, out, stride in PLAN:
            layers.append(Layer(kind, channels, out, stride))
            channels = out
        self.layers = nn.Sequential(*layers)
        self.drop = nn.Dropout(0.15)
        # Values of one place lie side by side, places row by row, then the shape above each hinge.
        self.head = nn.Linear(PLACES * channels + len(HINGES), len(CLASSES) + 1)

    def forward(self, x, shape):
        x = self.layers(x).permute(0, 2, 3, 1).flatten(1)
        hinged = torch.stack([(shape - hinge).clamp(min=0) * STEP for hinge in HINGES], 1)
        return self.head(torch.cat([self.drop(x), hinged], 1))


def entering(pictures):
    return pictures.float().unsqueeze(1) * STEP


def folded(net):
    out = []
    for layer in net.layers:
        factor = (layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        weight = layer.conv.weight.detach().double() * factor[:, None, None, None]
        bias = (layer.norm.bias - layer.norm.running_mean * layer.norm.weight / torch.sqrt(layer.norm.running_var + layer.norm.eps)).detach().double()
        scale = weight.abs().amax((1, 2, 3)).clamp(min=1e-6) / 127
        out.append({
            "kind": layer.kind,
            "stride": layer.stride,
            "in": 1 if layer.kind == "deep" else layer.conv.in_channels,
            "out": layer.conv.out_channels,
            "weights": torch.round(weight / scale[:, None, None, None]).flatten().int().tolist(),
            # A sum of byte times weight is in STEP * scale; it leaves as a multiple of STEP.
            "bias": torch.round(bias / (scale * STEP)).int().tolist(),
            "multiplier": torch.round(scale * 2**24).int().tolist(),
        })
    weight, bias = net.head.weight.detach().double(), net.head.bias.detach().double()
    scale = weight.abs().max() / 127
    return {
        "layers": out,
        "hinges": HINGES,
        "classes": len(CLASSES) + 1,
        "head": {
            "weights": torch.round(weight / scale).flatten().int().tolist(),
            "bias": torch.round(bias / (scale * STEP)).int().tolist(),
            # A sum is in STEP * scale; it leaves in 1/256.
            "multiplier": int(round(float(scale * STEP * 256 * 2**24))),
        },
    }


def asked(net, x, shape):
    net.eval()
    with torch.no_grad():
        out = torch.cat([net(entering(x[k : k + 500]), shape[k : k + 500]) for k in range(0, len(x), 500)])
    net.train()
    return out


def report(net, x, shape, y):
    chances = torch.softmax(asked(net, x, shape), 1)
    sure, kind = chances.max(1)
    for limit in (0.5, 0.8, 0.9, 0.97, 0.99):
        told = torch.where(sure > limit, kind, 0)
        known = y > 0
        right = ((told == y) & known).sum() / known.sum()
        false = ((told > 0) & ~known).sum() / (~known).sum()
        mixed = ((told > 0) & known & (told != y)).sum() / known.sum()
        print(f"  above {limit}: found {right:.3f}, another {mixed:.4f}, other word taken {false:.4f}", flush=True)


if __name__ == "__main__":
    folder, out = sys.argv[1], sys.argv[2]
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    parts = [np.load(path) for path in sorted(glob.glob(os.path.join(folder, "train*.npz")))]
    join = lambda name: torch.from_numpy(np.concatenate([part[name] for part in parts]))
    x, shape, y = join("x"), join("shape").float(), join("y").long()
    val = np.load(os.path.join(folder, "val.npz"))
    vx, vs, vy = torch.from_numpy(val["x"]), torch.from_numpy(val["shape"]).float(), torch.from_numpy(val["y"]).long()
    net = Spotter()
    batch = 128
    steps = epochs * (len(x) // batch)
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, steps, pct_start=0.1)
    if len(sys.argv) > 4:
        net.load_state_dict(torch.load(sys.argv[4]))
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - 0.98 * step / steps)
    lost = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        started, total = time.time(), 0.0
        order = torch.randperm(len(x))
        for k in range(0, len(x) - batch + 1, batch):
            rows = order[k : k + batch]
            loss = lost(net(entering(x[rows]), shape[rows]), y[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss)
        print(f"epoch {epoch + 1}: loss {total / (len(x) // batch):.3f}, {time.time() - started:.0f} s", flush=True)
        report(net, vx, vs, vy)
        json.dump(folded(net), open(out, "w"))
        torch.save(net.state_dict(), out + ".pt")
